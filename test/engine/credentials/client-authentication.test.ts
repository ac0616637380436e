// How a client shows who it is at a custom authorization server, before a provider that is not ours: by its secret in each of three forms, and by a
// private key. The provider refuses each that its registration does not name.
import { generateKeyPairSync } from 'node:crypto';
import type { JWK } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CredentialDraft } from '../../../shared/model/credentials/credential.ts';
import { startTestBench, type TestBench } from '../../support/bench.ts';
import { keyClientDraft, ownApiClientDraft } from '../../support/credentials.ts';
import {
  ACCESS_ALL,
  type IndependentProvider,
  startIndependentProvider,
} from '../../support/providers/independent-provider.ts';

const SECRET = 'made-up-secret-of-the-own-api-client-0123456789';
const METHODS = ['client_secret_basic', 'client_secret_post', 'client_secret_jwt'] as const;
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

let provider: IndependentProvider;
let bench: TestBench;
let tenantId: string;

beforeAll(async () => {
  const common = { grant_types: ['client_credentials'], redirect_uris: [], response_types: [] };
  provider = await startIndependentProvider([
    ...METHODS.map((method) => ({
      ...common,
      client_id: method,
      client_secret: SECRET,
      token_endpoint_auth_method: method,
    })),
    {
      ...common,
      client_id: 'by-key',
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys: [publicKey.export({ format: 'jwk' }) as JWK] },
    },
  ]);
  bench = await startTestBench({ sandbox: null });
  await bench.client.vault.setUp({ protection: { kind: 'session' } });
  tenantId = (await bench.client.tenant.add({ name: 'Acme', url: provider.url, production: false })).id;
});
afterAll(async () => {
  await bench.close();
  await provider.close();
});

async function ask(draft: CredentialDraft) {
  const saved = await bench.client.credential.save(draft);
  const credentialId = saved.credentials.find(({ name }) => name === draft.name)?.id ?? '';
  return bench.client.token.request({ tenantId, credentialId, scopes: [ACCESS_ALL] });
}

it.each(METHODS)('%s', async (clientAuthentication) => {
  const secret = { value: SECRET };
  const own = { tenantId, secret, clientAuthentication };
  const result = await ask(ownApiClientDraft({ ...own, name: clientAuthentication, clientId: clientAuthentication }));
  expect(result).toMatchObject({ outcome: 'granted', token: { granted: [ACCESS_ALL] } });
  expect(JSON.stringify(result)).not.toContain(SECRET);
  // Between Basic and the form this provider does not distinguish; Okta does.
  const clientId = clientAuthentication === 'client_secret_jwt' ? 'client_secret_basic' : 'client_secret_jwt';
  const other = await ask(ownApiClientDraft({ ...own, name: `not ${clientAuthentication}`, clientId }));
  expect(other).toMatchObject({ outcome: 'refused', refusal: { error: 'invalid_client' } });
});

it('a private key, which the org’s own server would take as well', async () => {
  const secret = { value: String(privateKey.export({ format: 'pem', type: 'pkcs8' })) };
  const draft = keyClientDraft({
    tenantId,
    name: 'By key',
    clientId: 'by-key',
    secret,
    authorizationServer: 'default',
  });
  const result = await ask(draft);
  expect(result).toMatchObject({ outcome: 'granted', token: { granted: [ACCESS_ALL] } });
  expect(result.exchange?.request.url).toBe(`${provider.url}/oauth2/default/v1/token`);
});
