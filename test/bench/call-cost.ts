// What the bench itself adds to a call: the same requests to the same sandbox org, bare and through the engine
// (token from the cache, scrubbing, body file, verdict, history), and as a saved tenant with secrets in a vault (the pasted token is
// opened for each). Prints ratios and differences in milliseconds.
import { SANDBOX_TENANT_ID } from '../../electron/engine/tenants/tenant-source.ts';
import { get, sandboxCredential, startTestBench, type TestClient } from '../support/bench.ts';
import { clientDraft, pastedTokenDraft } from '../support/credentials.ts';

const CALLS = 300;
const PATH = '/api/v1/users?limit=20';

export async function run(): Promise<void> {
  const { client, bench, close } = await startTestBench();
  await client.settings.update({ sandbox: { rateLimits: 'off' } });
  await client.sandbox.reset();
  const credentialId = await sandboxCredential(client, 'Directory');
  const token = await client.token.request({ tenantId: SANDBOX_TENANT_ID, credentialId, scopes: ['okta.users.read'] });
  if (token.outcome !== 'granted') throw new Error(token.outcome);
  const raw = bench.engine.tokens.held(token.token.tokenId).raw;
  const { url } = await client.sandbox.status();

  const bare = () =>
    fetch(`${url}${PATH}`, { headers: { authorization: `Bearer ${raw}` } }).then((answer) => answer.text());
  const through = () => client.request.send(get(credentialId, PATH, ['okta.users.read'], { operationId: 'listUsers' }));
  const saved = await savePasted(client, url ?? '', raw);
  const asTenant = () => client.request.send({ ...get(saved.credentialId, PATH, []), tenantId: saved.tenantId });
  // Taken in turns, so that none has the warmer machine.
  const ways = { bare, through, 'a saved tenant': asTenant };
  const times = new Map<string, number>();
  for (let call = -50; call < CALLS; call += 1) {
    for (const [name, work] of Object.entries(ways)) {
      const began = performance.now();
      await work();
      if (call >= 0) times.set(name, (times.get(name) ?? 0) + performance.now() - began);
    }
  }
  const perCall = (name: string) => (times.get(name) ?? 0) / CALLS;
  const least = perCall('bare');
  for (const [name, label] of [
    ['through', 'through the engine'],
    ['a saved tenant', 'of a saved tenant'],
  ] as const)
    console.log(
      `call cost: bare ${least.toFixed(2)} ms, ${label} ${perCall(name).toFixed(2)} ms a call: ratio ${(perCall(name) / least).toFixed(2)}, ${(perCall(name) - least).toFixed(2)} ms added`,
    );
  await close();
}

/** A tenant with an integration of two secrets, one of them a plain word, and the token as a pasted one. */
async function savePasted(client: TestClient, url: string, token: string) {
  await client.vault.setUp({ protection: { kind: 'passphrase', passphrase: 'correct horse battery' } });
  const { id: tenantId } = await client.tenant.add({ name: 'Acme', url, production: false });
  const integration = { tenantId, clientId: '0oamadeup0000000001' };
  const first = await client.credential.save(clientDraft({ ...integration, secret: { value: 'a'.repeat(40) } }));
  const credentialId = first.credentials[0]?.id ?? '';
  await client.credential.save(clientDraft({ ...integration, credentialId, secret: { value: 'workbench' } }));
  const saved = await client.credential.save(pastedTokenDraft({ tenantId, secret: { value: token } }));
  return { tenantId, credentialId: saved.credentials.at(-1)?.id ?? '' };
}
