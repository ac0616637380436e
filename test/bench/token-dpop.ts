// What the bench adds to a token request that signs everything: private_key_jwt with DPoP at the sandbox org, through the engine and by an
// independent certified client that does the same (`openid-client`). Both keep the nonce of the server. Prints the ratio.
import { importJWK } from 'jose';
import * as openid from 'openid-client';
import { SANDBOX_TENANT_ID } from '../../electron/engine/tenants/tenant-source.ts';
import { sandboxCredential, startTestBench } from '../support/bench.ts';

const REQUESTS = 500;
const WARM = 20;
const SCOPE = 'okta.users.read';

export async function run(): Promise<void> {
  const { client, close } = await startTestBench();
  await client.settings.update({ sandbox: { rateLimits: 'off' } });
  await client.sandbox.reset();
  const credentialId = await sandboxCredential(client, 'Sealed Sync');
  const { url, clients } = await client.sandbox.status();
  const clientId = clients.find(({ name }) => name === 'Sealed Sync')?.clientId ?? '';
  const { secret } = await client.sandbox.revealSecret({ clientId });
  const ask = await independentClient(url ?? '', clientId, secret);
  const through = async () => {
    const result = await client.token.request({
      tenantId: SANDBOX_TENANT_ID,
      credentialId,
      scopes: [SCOPE],
      fresh: true,
    });
    if (result.outcome !== 'granted') throw new Error(result.outcome);
  };
  // Taken in turns, so that neither has the warmer machine.
  const times = { ask: 0, through: 0 };
  for (let request = -WARM; request < REQUESTS; request += 1)
    for (const [name, work] of [['ask', ask] as const, ['through', through] as const]) {
      const began = performance.now();
      await work();
      if (request >= 0) times[name] += performance.now() - began;
    }
  const each = (name: keyof typeof times) => (times[name] / REQUESTS).toFixed(2);
  console.log(
    `token with DPoP: openid-client ${each('ask')} ms, the bench ${each('through')} ms a request: ratio ${(times.through / times.ask).toFixed(2)}`,
  );
  await close();
}

async function independentClient(url: string, clientId: string, secret: string): Promise<() => Promise<void>> {
  const jwk = JSON.parse(secret);
  const key = (await importJWK(jwk, jwk.kty === 'EC' ? 'ES256' : 'RS256')) as CryptoKey;
  const config = await openid.discovery(
    new URL(url),
    clientId,
    { token_endpoint_auth_method: 'private_key_jwt' },
    openid.PrivateKeyJwt(
      { key, kid: jwk.kid },
      // Okta takes the address of the endpoint alone (FACTS §13).
      {
        [openid.modifyAssertion]: (_, payload) => {
          payload.aud = `${url}/oauth2/v1/token`;
        },
      },
    ),
    { execute: [openid.allowInsecureRequests] },
  );
  const DPoP = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair('ES256'));
  return async () => {
    await openid.clientCredentialsGrant(config, { scope: SCOPE }, { DPoP });
  };
}
