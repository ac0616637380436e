// What the bench itself adds to a call: the same requests to the same sandbox org, bare and through the engine
// (token from the cache, scrubbing, body file, verdict, history). Prints a ratio and the difference in milliseconds.
import { SANDBOX_TENANT_ID } from '../../electron/engine/tenants/tenant-list.ts';
import { get, sandboxCredential, startTestBench } from '../support/bench.ts';

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
  // Taken in turns, so that neither has the warmer machine.
  const times = { bare: 0, through: 0 };
  for (let call = -50; call < CALLS; call += 1) {
    for (const [name, work] of [
      ['bare', bare],
      ['through', through],
    ] as const) {
      const began = performance.now();
      await work();
      if (call >= 0) times[name] += performance.now() - began;
    }
  }
  const perCall = { bare: times.bare / CALLS, through: times.through / CALLS };
  console.log(
    `call cost: bare ${perCall.bare.toFixed(2)} ms, through the engine ${perCall.through.toFixed(2)} ms a call: ratio ${(perCall.through / perCall.bare).toFixed(2)}, ${(perCall.through - perCall.bare).toFixed(2)} ms added`,
  );
  await close();
}
