// Each kind of credential in the engine: that the two tables agree, and exactly what goes out for each kind.
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { authorizeCall } from '../../../electron/engine/credentials/authorize-by-scheme.ts';
import type { CallToAuthorize } from '../../../electron/engine/credentials/credential-engine.ts';
import { engineOf } from '../../../electron/engine/credentials/credential-engines.ts';
import { createProofBook } from '../../../electron/engine/credentials/proof-book.ts';
import { createEngineEvents } from '../../../electron/engine/engine-events.ts';
import { whyCannot, whyKindCannot } from '../../../electron/engine/error-lab/choose-sender.ts';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import { schemeFacts } from '../../../shared/okta/credentials/authorization-schemes.ts';
import {
  CREDENTIAL_KINDS,
  type CredentialKind,
  kindOf,
  plainValues,
  schemeOf,
} from '../../../shared/okta/credentials/credential-kinds.ts';
import { errorCases } from '../../../shared/okta/error-cases/all-cases.ts';
import {
  clientCredential,
  OWN_API_KIND,
  pastedTokenCredential,
  SANDBOX_KEYED_KIND,
} from '../../support/credentials.ts';

const call: CallToAuthorize = {
  method: 'GET',
  url: new URL('https://acme.okta.com/api/v1/users?limit=2'),
  nonce: null,
  at: 1_800_000_000_000,
};
const key = { tenantId: 't', credentialId: 'c', secretId: 's', scopes: ['okta.users.read', 'okta.apps.read'] };

it('every kind has a file and a line in both worlds, and has a client in both or in none', () => {
  const others = [
    'authorize-by-scheme',
    'by-assertion',
    'by-client-secret',
    'client-assertion',
    'client-assertion-keys',
    'client-credentials',
    'credential-engine',
    'credential-engines',
    'dpop-proof',
    'private-key-text',
    'private-keys',
    'proof-book',
    'prove-key',
    'run-authorized',
    'sent-as-it-is',
    'server-path',
    'signed-text',
    'signed-too-late',
  ];
  const files = readdirSync('electron/engine/credentials').map((file) => basename(file, '.ts'));
  expect(files.sort()).toEqual([...others, ...CREDENTIAL_KINDS.map(({ id }) => id)].sort());
  for (const { id, can } of CREDENTIAL_KINDS) {
    const engine = engineOf({ kind: id });
    expect([engine.id, engine.client === null]).toEqual([id, can.client === null]);
  }
});

it.each(CREDENTIAL_KINDS.map(({ id }) => id))(
  '%s authorizes a call, and names as secret what it sends',
  async (kind) => {
    const scheme = schemeOf({ kind });
    const proofs = createProofBook(createEngineEvents(), Date.now);
    const token = { raw: 'a-token', scheme, proofKey: null, info: { granted: ['okta.users.read'] } };
    const sent = await authorizeCall({ proofs }, token, call);
    expect(sent).toEqual({
      headers: [['Authorization', `${scheme} a-token`]],
      form: [],
      secrets: ['a-token'],
      signed: [],
      heldScopes: schemeFacts(scheme).withoutScopes === null ? ['okta.users.read'] : null,
    });
    expect(engineOf({ kind }).secretsOf('0oa1', 'a-secret')).toContain('a-secret');
  },
);

describe('an integration with client ID and secret', () => {
  const integration = clientCredential({ clientId: '0oa1' });
  const { client, secretsOf, cacheKey, serverPath } = engineOf(integration);

  it('authenticates by Basic, plain, and names both forms of its secret', async () => {
    const basic = Buffer.from('0oa1:s-_ecret').toString('base64');
    expect(await client?.authenticate({ credential: integration, secret: 's-_ecret' }, call)).toEqual({
      headers: [['Authorization', `Basic ${basic}`]],
      form: [],
      secrets: ['s-_ecret', basic],
      signed: [],
      heldScopes: null,
    });
    expect(secretsOf('0oa1', 's-_ecret')).toEqual(['s-_ecret', basic]);
  });

  it('asks for its scopes in the body, and for none without the parameter', () => {
    expect(client?.tokenForm?.(integration, key.scopes)).toEqual([
      ['grant_type', 'client_credentials'],
      ['scope', 'okta.users.read okta.apps.read'],
    ]);
    expect(client?.tokenForm?.(integration, [])).toEqual([['grant_type', 'client_credentials']]);
    expect(serverPath(integration)).toBe('/oauth2');
  });

  it('has a token for each secret and set of scopes, in whatever order', () => {
    expect(cacheKey({ ...key, scopes: [...key.scopes].reverse() })).toBe(cacheKey(key));
    expect(cacheKey({ ...key, scopes: ['okta.users.read'] })).not.toBe(cacheKey(key));
    expect(cacheKey({ ...key, secretId: 'other' })).not.toBe(cacheKey(key));
    expect(cacheKey({ ...key, tenantId: 'other' })).not.toBe(cacheKey(key));
  });
});

it('a pasted token is the same one whatever scopes are asked for', () => {
  const { cacheKey } = engineOf(pastedTokenCredential());
  expect(cacheKey({ ...key, scopes: [] })).toBe(cacheKey(key));
  expect(cacheKey({ ...key, secretId: 'other' })).not.toBe(cacheKey(key));
});

describe('error cases', () => {
  const client = kindOf(clientCredential());
  const cannot = (kind: typeof client) => errorCases().flatMap((one) => whyKindCannot(kind, one) ?? []);

  it('are all sent by a client with a secret; what asks the token endpoint not by a pasted token', () => {
    expect(cannot(client)).toEqual([]);
    expect(new Set(cannot(kindOf(pastedTokenCredential())))).toEqual(
      new Set(['A pasted token has no client that could ask at the token endpoint.']),
    );
  });

  it('are none for tokens of a person or of an API of one’s own', () => {
    const all = errorCases().length;
    for (const kind of CREDENTIAL_KINDS as readonly (typeof client)[])
      if (kind.can.signsIn) expect(cannot(kind).length).toBe(all);
    // Of a custom server are those of one kind always, those of another by what was entered.
    const sent = (kind: CredentialKind, authorizationServer: string) => {
      const credential = { ...clientCredential(), ...plainValues({ kind }), kind, authorizationServer } as Credential;
      return errorCases().filter((one) => whyCannot(credential, one) === null).length;
    };
    expect([sent(OWN_API_KIND, ''), sent(SANDBOX_KEYED_KIND, 'default')]).toEqual([0, 0]);
    expect(sent(SANDBOX_KEYED_KIND, '')).toBeGreaterThan(90);
  });

  it('never send a private key in place of a client secret', () => {
    const byKey = { ...client, noun: 'a service app', can: { ...client.can, client: 'private_key_jwt' } } as const;
    const refused = cannot(byKey);
    expect(new Set(refused)).toEqual(new Set(['A service app has no client secret, which this case sends.']));
    // Those with a made-up secret or none are sent all the same.
    expect(refused.length).toBeLessThan(errorCases().filter(({ request }) => request.kind !== 'api').length);
  });
});
