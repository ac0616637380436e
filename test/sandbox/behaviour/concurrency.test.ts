// Too many requests at one time (FACTS §4): 429 with a limit of 0. The crowd is made of real sockets that announce a body and
// do not send it, so that each stays on its way through the org for as long as the test wants.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type Answer, type Json, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let crowd: Socket[] = [];
afterEach(async () => {
  for (const socket of crowd) socket.destroy();
  crowd = [];
  await org.close();
});

async function enter(): Promise<void> {
  const socket = connect(org.port, '127.0.0.1');
  crowd.push(socket);
  await once(socket, 'connect');
  socket.write(
    'POST /oauth2/v1/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1\r\n\r\n',
  );
}

/** The last of those inside sends what it owes and gets its answer. */
async function leave(): Promise<void> {
  const socket = crowd.pop();
  if (!socket) throw new Error('nobody is inside');
  socket.write('x');
  await once(socket, 'data');
  socket.destroy();
}

/** Counts among the concurrent ones, and against no rate bucket. */
const probe = (): Promise<Answer> => org.call('GET', '/.well-known/okta-organization');
/** Connections arrive when they arrive: ask until the answer is this one. */
async function untilStatus(status: number): Promise<Answer> {
  for (;;) {
    const answer = await probe();
    if (answer.status === status) return answer;
  }
}

it.each([
  ['integrator', 35],
  ['workforce', 75],
] as const)('%s: %i are answered at one time, and no more', async (rateLimits, limit) => {
  org = await startOrg({ rateLimits });
  const reader = await org.as('Directory Insights', 'okta.logs.read');
  for (let inside = 0; inside < limit; inside++) await enter();
  const before = Math.floor(org.sandbox.clock.now() / 1000);
  const refused = await untilStatus(429);
  expect(refused.json).toMatchObject({
    errorCode: 'E0000047',
    errorSummary: 'API call exceeded rate limit due to too many requests.',
    errorCauses: [],
  });
  const header = (name: string): string | null => refused.headers.get(name);
  expect([header('x-rate-limit-limit'), header('x-rate-limit-remaining')]).toEqual(['0', '0']);
  expect(Number(header('x-rate-limit-reset'))).toBeGreaterThan(before);
  expect([header('retry-after'), header('cache-control')]).toEqual([null, null]);
  expect((await probe()).status).toBe(429);
  // Documents of discovery are not counted.
  expect((await org.call('GET', '/oauth2/v1/keys')).status).toBe(200);
  expect((await org.call('GET', '/.well-known/openid-configuration')).status).toBe(200);
  // One leaves: there is room for exactly one.
  await leave();
  await untilStatus(200);
  expect((await probe()).status).toBe(200);
  await leave();
  const filter = encodeURIComponent('eventType eq "core.concurrency.org.limit.violation"');
  expect((await reader('GET', `/api/v1/logs?filter=${filter}`)).json.map((event: Json) => event.severity)).toEqual([
    'WARN',
  ]);
});

it('is not limited when limits are off', async () => {
  org = await startOrg({ rateLimits: 'off' });
  for (let inside = 0; inside < 90; inside++) await enter();
  // Asked for as long as it takes them to arrive, and beyond.
  for (let time = 0; time < 100; time++) expect((await probe()).status).toBe(200);
});
