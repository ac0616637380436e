// The bench's token requests and bound calls, judged by a certified server and by a library for APIs that know nothing of Okta.
import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get, startTestBench, type TestBench } from '../../support/bench.ts';
import { clientDraft, keyClientDraft } from '../../support/credentials.ts';
import { type CertifiedProvider, startCertifiedProvider } from '../../support/orgs/certified-provider.ts';

const SCOPE = 'okta.users.read';
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const SECRET = 'made-up-secret-of-this-test-which-is-long-enough';
const pem = (pair: { privateKey: { export(how: object): unknown } }) =>
  String(pair.privateKey.export({ format: 'pem', type: 'pkcs8' }));
const client = (client_id: string, more: object) => ({
  client_id,
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
  scope: SCOPE,
  ...more,
});
const byKey = (pair: { publicKey: { export(how: object): unknown } }, alg: string) => ({
  token_endpoint_auth_method: 'private_key_jwt' as const,
  token_endpoint_auth_signing_alg: alg as 'RS256',
  jwks: { keys: [pair.publicKey.export({ format: 'jwk' }) as JWK as { kty: 'RSA'; e: string; n: string }] },
});

let provider: CertifiedProvider;
let bench: TestBench;
let tenantId: string;
let saves = 0;
beforeAll(async () => {
  provider = await startCertifiedProvider(
    [
      client('by-secret', { client_secret: SECRET, token_endpoint_auth_method: 'client_secret_basic' }),
      client('by-rsa', byKey(rsa, 'RS256')),
      client('by-ec', byKey(ec, 'ES384')),
      client('bound', { ...byKey(rsa, 'RS256'), dpop_bound_access_tokens: true }),
    ],
    { scopes: [SCOPE] },
  );
  bench = await startTestBench({ sandbox: null });
  await bench.client.vault.setUp({ protection: { kind: 'session' } });
  ({ id: tenantId } = await bench.client.tenant.add({ name: 'Acme', url: provider.url, production: false }));
});
afterAll(async () => {
  await bench.close();
  await provider.close();
});

async function save(draft: { clientId: string; secret: { value: string }; dpop?: boolean }, keyed = true) {
  saves += 1;
  const name = `Credential ${saves}`;
  const given = { tenantId, name, ...draft };
  const { dpop: _, ...bySecret } = given;
  const saved = await bench.client.credential.save(keyed ? keyClientDraft(given) : clientDraft(bySecret));
  return saved.credentials.find((one) => one.name === name)?.id ?? '';
}

const call = (credentialId: string) =>
  bench.client.request.send({ ...get(credentialId, '/api/v1/users?limit=2&after=x', [SCOPE]), tenantId });

describe('client credentials', () => {
  it.each([
    ['Basic', { clientId: 'by-secret', secret: { value: SECRET } }, false, 'Bearer'],
    ['private_key_jwt with RSA', { clientId: 'by-rsa', secret: { value: pem(rsa) } }, true, 'Bearer'],
    ['private_key_jwt with EC', { clientId: 'by-ec', secret: { value: pem(ec) } }, true, 'Bearer'],
    ['private_key_jwt with DPoP', { clientId: 'bound', secret: { value: pem(rsa) }, dpop: true }, true, 'DPoP'],
    ['DPoP of a client that need not', { clientId: 'by-ec', secret: { value: pem(ec) }, dpop: true }, true, 'DPoP'],
  ] as const)('%s: the token is granted and its call accepted', async (_, draft, keyed, tokenType) => {
    const result = await call(await save(draft, keyed));
    if (result.outcome !== 'answered') throw new Error(JSON.stringify(result.tokenResult.exchange?.response));
    expect(result.exchange.response?.body.text).toContain(`"client_id":"${draft.clientId}"`);
    expect(result.exchange.response?.status).toBe(200);
    expect(result.token?.tokenType).toBe(tokenType);
    const sent = provider.seen.findLast(({ target }) => target.startsWith('/api/'));
    expect(sent?.headers.authorization).toMatch(new RegExp(`^${tokenType} `));
  });
});

it('a client that must prove its key and does not is refused, and nothing is made up for it', async () => {
  const credentialId = await save({ clientId: 'bound', secret: { value: pem(rsa) } });
  const result = await bench.client.token.request({ tenantId, credentialId, scopes: [SCOPE] });
  if (result.outcome !== 'refused') throw new Error(result.outcome);
  expect(result.refusal.error).toBe('invalid_grant');
});

it('the nonce is asked for once, and later requests bring it along with a proof and an assertion of their own', async () => {
  const credentialId = await save({ clientId: 'bound', secret: { value: pem(rsa) }, dpop: true });
  provider.seen.length = 0;
  const ask = () => bench.client.token.request({ tenantId, credentialId, scopes: [SCOPE], fresh: true });
  expect([(await ask()).outcome, (await ask()).outcome]).toEqual(['granted', 'granted']);
  const proofs = provider.seen.map(({ headers }) => decodeJwt(String(headers.dpop)));
  expect(provider.seen.length).toBeLessThanOrEqual(3);
  expect(new Set(proofs.map(({ jti }) => jti)).size).toBe(proofs.length);
  expect(proofs.at(-1)?.nonce).toBeTypeOf('string');
});
