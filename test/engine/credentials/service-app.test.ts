// A service app whose client authenticates by a private key, over real HTTP against an org that knows the public half: each form in which
// a key is pasted, what goes out, what is answered when it is wrong, and that nothing of the key is to be found anywhere.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { get, startTestBench, type TestBench } from '../../support/bench.ts';
import { keyClientDraft } from '../../support/credentials.ts';
import { folderTexts } from '../../support/folder-files.ts';
import { type OrgBehindFront, startOrgBehindFront } from '../../support/orgs/org-behind-front.ts';
import { tempFolder } from '../../support/temp-folder.ts';

interface Pair {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

const RSA: Pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const P256: Pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const P384: Pair = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const P521: Pair = generateKeyPairSync('ec', { namedCurve: 'P-521' });

const publicJwk = ({ publicKey }: Pair, kid: string): JWK => ({ ...(publicKey.export({ format: 'jwk' }) as JWK), kid });
const privateJwk = ({ privateKey }: Pair, kid?: string): JWK => ({
  ...(privateKey.export({ format: 'jwk' }) as JWK),
  ...(kid !== undefined && { kid }),
});
const pem = ({ privateKey }: Pair, type: 'pkcs1' | 'pkcs8' | 'sec1'): string =>
  privateKey.export({ format: 'pem', type } as never) as unknown as string;

let folder: Awaited<ReturnType<typeof tempFolder>>;
let org: OrgBehindFront;
let bench: TestBench;
let tenantId: string;
let admin: string;
const sentForms: URLSearchParams[] = [];

beforeAll(async () => {
  folder = await tempFolder();
  org = await startOrgBehindFront();
  org.ask = ({ target, body }) => {
    if (target === '/oauth2/v1/token') sentForms.push(new URLSearchParams(body));
    return undefined;
  };
  bench = await startTestBench({ dataDir: folder.path, sandbox: null });
  await bench.client.vault.setUp({ protection: { kind: 'passphrase', passphrase: 'correct horse battery' } });
  ({ tenantId, credentialId: admin } = await org.addTo(bench.client));
});
afterAll(async () => {
  await bench.close();
  await org.close();
  await folder.remove();
});

async function write(path: string, scope: string, body: unknown): Promise<{ id: string }> {
  const result = await bench.client.request.send({
    ...get(admin, path, [scope]),
    tenantId,
    method: 'POST',
    body: JSON.stringify(body),
  });
  if (result.outcome !== 'answered' || !result.exchange.response) throw new Error(result.outcome);
  expect(result.exchange.response.status).toBeLessThan(300);
  return JSON.parse(result.exchange.response.body.text ?? '{}');
}

let made = 0;
/** An app with these public keys, one granted scope and a role that reads. */
async function makeApp(keys: JWK[]): Promise<string> {
  made += 1;
  const { id } = await write('/api/v1/apps', 'okta.apps.manage', {
    label: `Night jobs ${made}`,
    name: 'oidc_client',
    signOnMode: 'OPENID_CONNECT',
    credentials: { oauthClient: { token_endpoint_auth_method: 'private_key_jwt' } },
    settings: { oauthClient: { application_type: 'service', grant_types: ['client_credentials'], jwks: { keys } } },
  });
  await write(`/api/v1/apps/${id}/grants`, 'okta.appGrants.manage', { issuer: org.url, scopeId: 'okta.users.read' });
  await write(`/oauth2/v1/clients/${id}/roles`, 'okta.roles.manage', { type: 'READ_ONLY_ADMIN' });
  return id;
}

async function save(clientId: string, value: string): Promise<string> {
  const name = `Key ${sentForms.length} ${Math.random()}`;
  const saved = await bench.client.credential.save(keyClientDraft({ tenantId, name, clientId, secret: { value } }));
  return saved.credentials.find((one) => one.name === name)?.id ?? '';
}

async function users(credentialId: string): Promise<Exchange> {
  const result = await bench.client.request.send({
    ...get(credentialId, '/api/v1/users?limit=1', ['okta.users.read']),
    tenantId,
  });
  if (result.outcome !== 'answered') throw new Error(JSON.stringify(result));
  return result.exchange;
}

describe('a key in each form that people have', () => {
  it.each<[string, Pair, string, string]>([
    ['RSA as PKCS#8', RSA, pem(RSA, 'pkcs8'), 'RS256'],
    ['RSA as PKCS#1', RSA, pem(RSA, 'pkcs1'), 'RS256'],
    ['RSA as PKCS#8 on one line of an environment file', RSA, JSON.stringify(pem(RSA, 'pkcs8')), 'RS256'],
    ['RSA as JWK for RS512', RSA, JSON.stringify({ ...privateJwk(RSA, 'main'), alg: 'RS512' }), 'RS512'],
    ['RSA in a JWKS', RSA, JSON.stringify({ keys: [privateJwk(RSA, 'main')] }, null, 2), 'RS256'],
    ['P-256 as SEC 1', P256, pem(P256, 'sec1'), 'ES256'],
    ['P-384 as PKCS#8', P384, pem(P384, 'pkcs8'), 'ES384'],
    ['P-521 as JWK', P521, JSON.stringify(privateJwk(P521)), 'ES512'],
  ])('%s signs an assertion that the org takes', async (_, pair, text, alg) => {
    const clientId = await makeApp([publicJwk(pair, 'main')]);
    const exchange = await users(await save(clientId, text));
    expect(exchange.verdict.verdict).toBe('allowed');
    const form = sentForms.at(-1);
    expect(form?.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    const assertion = form?.get('client_assertion') ?? '';
    expect(decodeProtectedHeader(assertion).alg).toBe(alg);
    const { iat = 0, exp = 0, jti, ...claims } = decodeJwt(assertion);
    expect(claims).toEqual({ iss: clientId, sub: clientId, aud: `${org.url}/oauth2/v1/token` });
    expect([exp - iat, typeof jti]).toEqual([300, 'string']);
    // Neither a secret nor the id beside it: those would be a second way to authenticate.
    expect([...(form?.keys() ?? [])].sort()).toEqual([
      'client_assertion',
      'client_assertion_type',
      'grant_type',
      'scope',
    ]);
  });
});

it('a new assertion for every request: the org takes none twice', async () => {
  const credentialId = await save(await makeApp([publicJwk(RSA, 'main')]), pem(RSA, 'pkcs8'));
  const ask = () => bench.client.token.request({ tenantId, credentialId, scopes: ['okta.users.read'], fresh: true });
  expect([(await ask()).outcome, (await ask()).outcome]).toEqual(['granted', 'granted']);
});

it('introspection and revocation authenticate at their own address', async () => {
  const credentialId = await save(await makeApp([publicJwk(RSA, 'main')]), pem(RSA, 'pkcs8'));
  const granted = await bench.client.token.request({ tenantId, credentialId, scopes: ['okta.users.read'] });
  if (granted.outcome !== 'granted') throw new Error(granted.outcome);
  const { tokenId } = granted.token;
  expect(await bench.client.token.introspect({ tokenId })).toMatchObject({ active: true });
  await bench.client.token.revoke({ tokenId });
});

it.each<[string, (clientId: string) => Promise<string>, RegExp]>([
  ['a key that the app does not have', (id) => save(id, pem(P384, 'pkcs8')), /signature algorithm is invalid/],
  [
    'another key of the same kind',
    (id) => save(id, pem(generateKeyPairSync('rsa', { modulusLength: 2048 }), 'pkcs8')),
    /signature is invalid/,
  ],
  ['a kid that the app does not know', (id) => save(id, JSON.stringify(privateJwk(RSA, 'other'))), /kid is invalid/],
])('%s is refused in the words of the org, with a meaning', async (_, credentialOf, words) => {
  const credentialId = await credentialOf(await makeApp([publicJwk(RSA, 'main')]));
  const result = await bench.client.token.request({ tenantId, credentialId, scopes: ['okta.users.read'] });
  if (result.outcome !== 'refused') throw new Error(result.outcome);
  expect(result.refusal).toMatchObject({ status: 401, error: 'invalid_client' });
  expect(result.refusal.description).toMatch(words);
  expect(result.refusal.meaning.length).toBeGreaterThan(20);
});

it.each<[string, string, string]>([
  ['a key of 1024 bits', pem(generateKeyPairSync('rsa', { modulusLength: 1024 }), 'pkcs8'), '1024 bits is too short'],
  ['an Ed25519 key', pem(generateKeyPairSync('ed25519'), 'pkcs8'), 'takes no signature'],
  ['damaged Base64', pem(RSA, 'pkcs8').replace('MII', 'AAA'), 'cannot be read'],
  ['the public half', RSA.publicKey.export({ format: 'pem', type: 'spki' }).toString(), 'public key'],
])('%s is not saved, and the reason quotes nothing of it', async (_, text, reason) => {
  const error = await save('0oaexample', text).then(
    () => null,
    (thrown: Error) => thrown,
  );
  expect(error?.message).toContain(reason);
  const line = text.split('\n')[1] ?? '';
  expect(JSON.stringify({ ...error, message: error?.message })).not.toContain(line);
});

it('nothing of the key or of an assertion is in a reply or a file', async () => {
  const text = pem(RSA, 'pkcs8');
  const credentialId = await save(await makeApp([publicJwk(RSA, 'main')]), text);
  const exchange = await users(credentialId);
  const assertion = sentForms.at(-1)?.get('client_assertion') ?? '';
  const token = (await bench.client.history.list({ tenantId })).entries.find(({ kind }) => kind === 'token');
  const replies = JSON.stringify([
    exchange,
    await bench.client.app.snapshot(),
    token && (await bench.client.history.get({ exchangeId: token.id })),
  ]);
  expect(replies).toContain('client_assertion');
  const files = await folderTexts(folder.path);
  const { d, p } = privateJwk(RSA);
  for (const secret of [assertion, assertion.split('.')[2] ?? '', ...text.split('\n').slice(1, 4), d ?? '', p ?? '']) {
    expect(secret.length).toBeGreaterThan(20);
    expect(replies).not.toContain(secret);
    for (const file of files) expect(file).not.toContain(secret);
  }
});
