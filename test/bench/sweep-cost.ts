// What a sweep adds to a call: the same requests to the same sandbox org, by a bare loop and as a sweep (pacing, verdict,
// evidence and events on the disk, a watcher). One call at a time in both, taken in turns. Prints a ratio and milliseconds.

import { secretClients } from '../support/secret-clients.ts';
import { startSweepBench } from '../support/sweep-bench.ts';

const SCOPES = ['okta.users.read', 'okta.groups.read', 'okta.apps.read', 'okta.networkZones.read', 'okta.idps.read'];
const ROUNDS = 8;

export async function run(): Promise<void> {
  const bench = await startSweepBench();
  const targets = await bench.targets('Directory Insights');
  const choice = { targets, scopes: SCOPES, isolation: 'each' as const, operations: 'safe' as const, concurrency: 1 };
  const first = await bench.sweep(choice);
  const calls = [...first.cells.values()].filter(({ outcome }) => outcome !== 'skipped');
  const tokens = new Map<string, string>();
  for (const scope of SCOPES) tokens.set(scope, await token(bench.url, secretClients(bench.sandbox)[0], scope));

  const times = { bare: 0, swept: 0 };
  for (let round = -1; round < ROUNDS; round += 1) {
    let began = performance.now();
    for (const { path, scopes } of calls) {
      const headers = { authorization: `Bearer ${tokens.get(scopes[0] ?? '')}`, accept: 'application/json, */*;q=0.5' };
      await fetch(`${bench.url}${path}`, { headers }).then((answer) => answer.text());
    }
    if (round >= 0) times.bare += performance.now() - began;
    began = performance.now();
    await bench.sweep(choice);
    if (round >= 0) times.swept += performance.now() - began;
  }
  const per = (ms: number) => ms / (ROUNDS * calls.length);
  console.log(
    `sweep cost: bare ${per(times.bare).toFixed(2)} ms, as a sweep ${per(times.swept).toFixed(2)} ms a call over ${calls.length} calls: ratio ${(times.swept / times.bare).toFixed(2)}, ${per(times.swept - times.bare).toFixed(2)} ms added`,
  );
  await bench.close();
}

async function token(url: string, client: { clientId: string; clientSecret: string } | undefined, scope: string) {
  const basic = Buffer.from(`${client?.clientId}:${client?.clientSecret}`).toString('base64');
  const answer = await fetch(`${url}/oauth2/v1/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
