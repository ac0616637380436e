// Client secrets and public keys of an app in the org, over the real sandbox org: rotated without an outage, refused where that would be one,
// and no secret of an answer in a reply, in the history or in a file.
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secretHash } from '../../../electron/engine/app-access/held-secrets.ts';
import { type AccessBench, items, startAccessBench } from '../../support/access-bench.ts';
import { get } from '../../support/bench.ts';
import { clientDraft, keyClientDraft, userAppDraft } from '../../support/credentials.ts';
import { folderTexts } from '../../support/folder-files.ts';

let bench: AccessBench;
let tenantId = '';
let actorId = '';
beforeAll(async () => {
  bench = await startAccessBench();
  ({ tenantId, actorId } = bench);
});
afterAll(() => bench.close());

const secretsOf = async (credentialId: string) =>
  (await bench.client.tenant.list()).flatMap(({ credentials }) => credentials).find(({ id }) => id === credentialId)
    ?.secrets ?? [];

describe('client secrets', () => {
  const apps: [string, () => Promise<{ app: string; credentialId: string; secretId: string }>][] = [
    ['an app', () => bench.appWithSecret('Web shop')],
    [
      'an integration',
      async () => {
        const app = bench.clientId('Report Reader');
        const credentialId = await bench.saveClient('Report Reader');
        return { app, credentialId, secretId: items((await bench.read(app)).parts.secrets)[0]?.id ?? '' };
      },
    ],
  ];

  test.each(apps)('of %s are rotated without an outage', async (_of, make) => {
    const { app, credentialId, secretId: old } = await make();
    await expect(bench.change(app, { kind: 'deactivate-secret', id: old })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'This is the only active secret of the app.',
    });
    const { created, access } = await bench.change(app, { kind: 'create-secret', keepIn: credentialId });
    expect(created?.problem).toBeNull();
    const fresh = items(access.parts.secrets).find(({ id }) => id === created?.secretId);
    // Beside the old one, which stays in use.
    expect((await secretsOf(credentialId)).map(({ inUse }) => inUse)).toEqual([true, false]);
    expect(fresh).toMatchObject({
      active: true,
      waiting: false,
      test: null,
      heldAs: { credentialId, inUse: false },
    });
    const secretId = fresh?.heldAs?.secretId ?? '';

    const testOf = async (saved: string, of: string) => {
      const tested = await bench.client.appAccess.testSecret({
        ...{ tenantId, appId: app, actorId, credentialId },
        secretId: saved,
      });
      bench.replies.push(tested);
      const { test: known } = items(tested.access.parts.secrets).find(({ id }) => id === of) ?? {};
      return [tested.outcome, tested.refusal === null, known?.outcome, known?.active];
    };
    await expect(bench.change(app, { kind: 'deactivate-secret', id: old })).rejects.toMatchObject({ code: 'CONFLICT' });
    const { name } = (await bench.client.tenant.list())
      .flatMap((one) => one.credentials)
      .find(({ id }) => id === credentialId)!;
    const [{ id: oldSaved = '' } = {}] = await secretsOf(credentialId);
    const draft = _of === 'an app' ? userAppDraft : clientDraft;
    await bench.client.credential.save(draft({ tenantId, credentialId, name, clientId: app, useSecretId: secretId }));
    await expect(bench.change(app, { kind: 'deactivate-secret', id: old })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'The newer secret has not been tested.',
    });
    expect(await testOf(secretId, fresh?.id ?? '')).toEqual(['accepted', true, 'accepted', true]);
    const off = await bench.change(app, { kind: 'deactivate-secret', id: old });
    expect(items(off.access.parts.secrets).find(({ id }) => id === old)?.active).toBe(false);
    await expect(bench.change(app, { kind: 'delete-secret', id: fresh?.id ?? '' })).rejects.toMatchObject({
      message: 'This secret is active.',
    });
    expect(await testOf(oldSaved, old)).toEqual(['refused', false, 'refused', false]);
    const on = await bench.change(app, { kind: 'activate-secret', id: old });
    expect(items(on.access.parts.secrets).find(({ id }) => id === old)?.active).toBe(true);
    await bench.change(app, { kind: 'deactivate-secret', id: old });
    const gone = await bench.change(app, { kind: 'delete-secret', id: old });
    expect(items(gone.access.parts.secrets).map(({ id }) => id)).toEqual([fresh?.id]);
    expect(gone.access.unlisted).toMatchObject([{ credentialId, inUse: false }]);
  });

  test('without room in the credential, or for another app, nothing is made in the org', async () => {
    const { app, credentialId } = await bench.appWithSecret('Full');
    await bench.change(app, { kind: 'create-secret', keepIn: credentialId });
    const before = items((await bench.read(app)).parts.secrets);
    await expect(bench.change(app, { kind: 'create-secret', keepIn: credentialId })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(bench.change(app, { kind: 'create-secret', keepIn: actorId })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(items((await bench.read(app)).parts.secrets)).toEqual(before);
    // A third is the org's own refusal.
    expect((await bench.change(app, { kind: 'create-secret', keepIn: null })).refusal).toMatchObject({ missing: null });
  });

  test('one that is saved nowhere waits for the clipboard or a credential, until the vault locks', async () => {
    const { app, credentialId } = await bench.appWithSecret('Copied');
    const { created } = await bench.change(app, { kind: 'create-secret', keepIn: null });
    const secretId = created?.secretId ?? '';
    const place = { tenantId, appId: app, actorId, secretId };
    const waiting = items((await bench.read(app)).parts.secrets).find(({ id }) => id === secretId);
    expect(waiting).toMatchObject({ waiting: true, heldAs: null });
    await bench.client.appAccess.copySecret(place);
    expect(secretHash(bench.host.copied.at(-1) ?? '')).toBe(waiting?.hash);
    const kept = await bench.client.appAccess.keepSecret({ ...place, credentialId });
    expect(items(kept.parts.secrets).find(({ id }) => id === secretId)).toMatchObject({
      waiting: false,
      heldAs: { credentialId, inUse: false },
    });
    await expect(bench.client.appAccess.copySecret(place)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a wrong saved secret does not pass its test', async () => {
    const credentialId = await bench.save(
      clientDraft({
        tenantId,
        name: 'Wrong',
        clientId: bench.clientId('Report Reader'),
        secret: { value: 'a-made-up-secret-that-is-not-of-this-app' },
      }),
    );
    const [secret] = await secretsOf(credentialId);
    const { refusal, outcome } = await bench.client.appAccess.testSecret({
      ...{ tenantId, appId: bench.clientId('Report Reader'), actorId, credentialId },
      secretId: secret?.id ?? '',
    });
    expect([outcome, refusal?.title]).toEqual(['refused', expect.stringMatching(/^Wrong got no token/)]);
  });
});

describe('public keys', () => {
  beforeAll(async () => {
    await bench.saveClient('Nightly Sync', keyClientDraft as unknown as typeof clientDraft);
  });
  const app = () => bench.clientId('Nightly Sync');
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  test('a pasted one is added, switched off and on, and deleted', async () => {
    const added = await bench.change(app(), {
      kind: 'add-key',
      text: JSON.stringify(publicKey.export({ format: 'jwk' })),
    });
    expect(added.refusal).toBeNull();
    const key = items(added.access.parts.keys).find(({ type }) => type.startsWith('EC'));
    expect(key).toMatchObject({ active: true, heldAs: null, kid: key?.thumbprint });
    const id = key?.id ?? '';
    await expect(bench.change(app(), { kind: 'delete-key', id })).rejects.toMatchObject({
      message: 'This key is active.',
    });
    expect((await bench.change(app(), { kind: 'deactivate-key', id })).refusal).toBeNull();
    expect((await bench.change(app(), { kind: 'activate-key', id })).refusal).toBeNull();
    await bench.change(app(), { kind: 'deactivate-key', id });
    expect(items((await bench.change(app(), { kind: 'delete-key', id })).access.parts.keys)).toHaveLength(1);
  });

  test('the key in use is not switched off', async () => {
    await bench.change(app(), { kind: 'add-key', text: publicKey.export({ format: 'pem', type: 'spki' }).toString() });
    const held = items((await bench.read(app())).parts.keys).find(({ heldAs }) => heldAs?.inUse);
    await expect(bench.change(app(), { kind: 'deactivate-key', id: held?.id ?? '' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Nightly Sync uses this key for its requests.',
    });
  });

  test('of a private key that is saved here the public half alone goes out', async () => {
    const credential = await bench.credential('Nightly Sync');
    const value = JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'second' });
    await bench.client.credential.save(
      keyClientDraft({
        tenantId,
        credentialId: credential.id,
        name: 'Nightly Sync',
        clientId: app(),
        secret: { value },
        useSecretId: credential.secrets[0]?.id,
      }),
    );
    const [, second] = await secretsOf(credential.id);
    const other = items((await bench.read(app())).parts.keys).find(({ heldAs }) => heldAs?.secretId === second?.id);
    if (other) {
      await bench.change(app(), { kind: 'deactivate-key', id: other.id });
      await bench.change(app(), { kind: 'delete-key', id: other.id });
    }
    const { refusal, access } = await bench.change(app(), {
      kind: 'add-held-key',
      credentialId: credential.id,
      secretId: second?.id ?? '',
    });
    expect(refusal).toBeNull();
    expect(items(access.parts.keys).at(-1)).toMatchObject({ heldAs: { secretId: second?.id, inUse: false } });
    const testOf = async (active: boolean) => {
      const place = { tenantId, appId: app(), actorId, credentialId: credential.id, secretId: second?.id ?? '' };
      const tested = await bench.client.appAccess.testSecret(place);
      expect(items(tested.access.parts.keys).at(-1)?.test).toMatchObject({ outcome: tested.outcome, active });
      return tested.outcome;
    };
    expect(await testOf(true)).toBe('accepted');
    const id = items(access.parts.keys).at(-1)?.id ?? '';
    await bench.change(app(), { kind: 'deactivate-key', id });
    expect(await testOf(false)).toBe('refused');
    await bench.change(app(), { kind: 'activate-key', id });
    const { entries } = await bench.client.history.list({ sources: ['access'], limit: 20 });
    const sent = entries.find(({ method, target }) => method === 'POST' && target.endsWith('/jwks'));
    const { request } = await bench.client.history.get({ exchangeId: sent?.id ?? '' });
    expect(Object.keys(JSON.parse(request.body ?? '{}') as object).sort()).toEqual(
      ['alg', 'crv', 'kid', 'kty', 'status', 'use', 'x', 'y'].sort(),
    );
  });

  test('one that is saved without a kid is known to sign without one', async () => {
    const credential = await bench.credential('Nightly Sync');
    const named = async () =>
      items((await bench.read(app())).parts.keys).map(({ kid, namesKid }) => [kid === 'second', namesKid]);
    const before = await named();
    const second = items((await bench.read(app())).parts.keys).find(({ kid }) => kid === 'second');
    const value = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    await bench.client.credential.save(
      keyClientDraft({
        ...{ tenantId, credentialId: credential.id, name: 'Nightly Sync', clientId: app() },
        secret: { value, replaces: second?.heldAs?.secretId },
        useSecretId: credential.secrets[0]?.id,
      }),
    );
    expect([before, await named()]).toEqual([
      [
        [false, true],
        [true, true],
      ],
      [
        [false, true],
        [true, false],
      ],
    ]);
  });

  test.each([
    ['a private JWK', () => JSON.stringify(privateKey.export({ format: 'jwk' })), 'This is a private key.'],
    ['a private PEM', () => privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), 'This is a private key.'],
    ['no key', () => '{"a":1}', 'This is no public key.'],
    [
      'two keys',
      () => JSON.stringify({ keys: [1, 2].map(() => publicKey.export({ format: 'jwk' })) }),
      'There are 2 keys in it.',
    ],
    ['a damaged key', () => '{"kty":"RSA","n":"","e":"AQAB"}', 'The public key cannot be read.'],
  ])('%s is refused before anything is sent', async (_what, text, message) => {
    await expect(bench.change(app(), { kind: 'add-key', text: text() })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message,
    });
  });
});

test('what the org shows in clear is in no exchange, reply or file, also when it is asked by hand', async () => {
  const { client, dataDir } = bench;
  const { app, credentialId } = await bench.appWithSecret('Shown in clear');
  await bench.change(app, { kind: 'create-secret', keepIn: null });
  await client.credential.remove({ tenantId, credentialId });
  const asked = await client.request.send(
    get(actorId, `/api/v1/apps/${app}/credentials/secrets`, [], {
      tenantId,
      auth: { kind: 'auto', scopes: ['okta.apps.read'] },
    }),
  );
  if (asked.outcome !== 'answered') throw new Error(asked.outcome);
  const shown = JSON.parse(asked.exchange.response?.body.text ?? '[]') as {
    client_secret: string;
    secret_hash: string;
  }[];
  expect(shown).toHaveLength(2);
  for (const { client_secret } of shown) expect(client_secret).toMatch(/removed: a secret|^•+$/);
  const hashes = new Set(shown.map(({ secret_hash }) => secret_hash));

  const { entries } = await client.history.list({ limit: 500 });
  for (const { id } of entries) bench.replies.push(await client.history.get({ exchangeId: id }));
  const texts = [
    JSON.stringify(bench.replies),
    (await client.history.exportHar({})).text,
    ...(await folderTexts(dataDir)),
  ];
  const words = new Set(texts.join('\n').match(/[\w-]{40,100}/g) ?? []);
  expect([...words].filter((word) => hashes.has(secretHash(word)))).toEqual([]);
  expect(new Set(entries.filter(({ target }) => target.includes('/roles')).map(({ source }) => source))).toEqual(
    new Set(['access']),
  );
});
