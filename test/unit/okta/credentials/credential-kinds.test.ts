// What every kind of the table must hold for the form, the engine and the contract to do their work without knowing which kind it is.
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { credential, credentialDraft, credentialSettings } from '../../../../shared/model/credentials/credential.ts';
import type { CredentialKindFacts, PlainField } from '../../../../shared/okta/credentials/credential-kind.ts';
import {
  CREDENTIAL_KINDS,
  kindByClient,
  kindOf,
  plainFields,
  plainValues,
  schemeOf,
} from '../../../../shared/okta/credentials/credential-kinds.ts';

const KINDS: readonly CredentialKindFacts[] = CREDENTIAL_KINDS;
/** What is in the folder beside the kinds. */
const OTHERS = [
  'assertion-fields',
  'authorization-schemes',
  'authorization-server',
  'credential-guide',
  'credential-kind',
  'credential-kinds',
  'credential-redirect',
  'key-types',
];

const otherOption = (field: PlainField) =>
  field.input === 'choice' ? field.options.find(({ value }) => value !== field.usual)?.value : '';

it('each file of the folder is a kind of the table, and the other way round', () => {
  const files = readdirSync('shared/okta/credentials').map((file) => basename(file, '.ts'));
  expect(files.sort()).toEqual([...OTHERS, ...KINDS.map(({ id }) => id)].sort());
});

describe.each(CREDENTIAL_KINDS.map((kind) => [kind.id, kind as CredentialKindFacts] as const))('%s', (id, kind) => {
  const { fields, secrets, can, noRequest } = kind;
  const values = Object.fromEntries(
    plainFields(kind).map((field) => [
      field.name,
      { text: `value of ${field.name}`, toggle: field.input === 'toggle' && !field.usual, choice: otherOption(field) }[
        field.input
      ],
    ]),
  );

  it('has one secret, and says all that a form asks', () => {
    expect(fields.filter(({ secret }) => secret).map(({ name }) => name)).toEqual(['secret']);
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    // What the form asks for, the engine refuses to do without.
    for (const field of plainFields(kind))
      if (field.input === 'text') expect(field.refusal === null).toBe(field.ask === null);
    const toggles = plainFields(kind).filter(({ input }) => input === 'toggle');
    expect(toggles.some(({ name }) => name === 'dpop')).toBe(can.dpop);
    expect(secrets.slots.length).toBeGreaterThan(0);
    expect(secrets.replaces).toBe(secrets.slots.length === 1);
  });

  it('says where its values are, with a page of Okta about it', () => {
    const { path, steps, help } = kind.where;
    // A client is registered in the Admin Console.
    if (can.client !== null) expect(path.length).toBeGreaterThan(0);
    expect(steps.length).toBeGreaterThan(0);
    expect(help.url).toMatch(/^https:\/\/(help|developer)\.okta\.com\/./);
  });

  it('is swept and renewed by a client only, and says something in place of a request where it has none', () => {
    const { client, sweeps, renews, carriesScopes } = can;
    if (client === null) expect([sweeps, renews, carriesScopes]).toEqual([false, false, false]);
    expect(noRequest === null).toBe(client !== null);
  });

  it('goes through the contract with its own fields', () => {
    const draft = { kind: id, tenantId: 't', name: 'Main', secret: { value: 'x' }, ...values };
    expect(credentialDraft.parse(draft)).toEqual(draft);
    expect(plainValues({ kind: id, ...values })).toEqual(values);
    const entered = { kind: id, name: 'Main', clientId: '', registeredScopes: [], ...values };
    const own = { id: 'c', secrets: [], registeredFrom: null, lastUsedAt: null, expiresAt: null };
    expect(credential.parse({ ...entered, ...own })).toEqual({ ...entered, ...own });
    expect(credentialSettings.parse({ ...entered, ...own })).toEqual(entered);
  });

  it('is read as usual where it was saved before it had a field that is switched or chosen', () => {
    const added = plainFields(kind).flatMap((field) => (field.input === 'text' ? [] : [[field.name, field.usual]]));
    const texts = plainFields(kind).flatMap((field) => (field.input === 'text' ? [[field.name, 'x']] : []));
    const before = { kind: id, name: 'Main', clientId: '', registeredScopes: [], ...Object.fromEntries(texts) };
    expect(credentialSettings.parse(before)).toEqual({ ...before, ...Object.fromEntries(added) });
    expect(plainValues(before)).toEqual(Object.fromEntries([...texts, ...added]));
  });

  it('has calls under one scheme, and under DPoP where its tokens are bound to a key', () => {
    expect(schemeOf({ kind: id })).toBe(can.scheme);
    expect(schemeOf({ kind: id, dpop: true } as { kind: typeof id })).toBe(can.dpop ? 'DPoP' : can.scheme);
  });
});

it('a draft of a kind that nobody knows is refused', () => {
  expect(credentialDraft.safeParse({ kind: 'no-such-kind', tenantId: 't', name: 'Main' }).success).toBe(false);
});

it('a kind is found by how its client authenticates', () => {
  expect(kindOf({ kind: kindByClient('client_secret_basic') }).can.client).toBe('client_secret_basic');
  expect(kindByClient('none')).toBe('user-app');
  expect(() => kindByClient('client_secret_post')).toThrow('authenticates by client_secret_post');
});
