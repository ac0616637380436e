// The control endpoint as an integrator's test drives it: over HTTP, on its own port, with the token that was printed.
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedControl, serveControl } from '../../../electron/sandbox/control/serve-control.ts';
import { type Json, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let control: ServedControl;
beforeAll(async () => {
  org = await startOrg();
  control = await serveControl(org, 0);
});
afterAll(async () => {
  await control.close();
  await org.close();
});

async function drive(method: string, path: string, body?: unknown): Promise<{ status: number; json: Json }> {
  const response = await fetch(`${control.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${control.token}` },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, json: await response.json() };
}
const organization = async () => (await fetch(`${org.url}/.well-known/okta-organization`)).status;

it('adds, lists and removes faults of the running org', async () => {
  const added = await drive('POST', '/faults', { fault: 'status=503,times=2' });
  expect(added).toMatchObject({
    status: 201,
    json: { fault: { text: 'status=503,times=2', strikes: 0, spent: false } },
  });
  expect(await organization()).toBe(503);
  expect((await drive('GET', '/faults')).json.faults).toMatchObject([{ strikes: 1 }]);
  expect(await drive('DELETE', `/faults/${added.json.fault.id}`)).toEqual({ status: 200, json: { removed: 1 } });
  expect(await organization()).toBe(200);
  expect(await drive('DELETE', '/faults/f99')).toMatchObject({
    status: 404,
    json: { error: { meaning: 'No fault is on.' } },
  });
  for (let kept = 0; kept < 100; kept++) await drive('POST', '/faults', { fault: 'status=500' });
  expect(await drive('POST', '/faults', { fault: 'status=500' })).toMatchObject({
    status: 409,
    json: { error: { message: 'There are 100 faults already.' } },
  });
  expect((await drive('DELETE', '/faults')).json).toEqual({ removed: 100 });
});

it('sets and moves the clock, and back', async () => {
  expect((await drive('POST', '/clock', { set: '2026-12-01T00:00:00Z' })).json.now).toMatch(/^2026-12-01T00:00:0/);
  const { json } = await drive('POST', '/clock', { advanceMs: 3_600_000 });
  expect(json.now).toMatch(/^2026-12-01T01:00:0/);
  expect((await drive('GET', '/clock')).json.offsetMs).toBe(json.offsetMs);
  expect((await drive('POST', '/clock', { real: true })).json.offsetMs).toBe(0);
});

it('reads the journal from a cursor and starts the org again at the same address', async () => {
  const as = await org.as('Directory Insights', 'okta.groups.manage');
  await as('POST', '/api/v1/groups', { profile: { name: 'Gone soon' } });
  const { json } = await drive('GET', '/journal?limit=1');
  expect(json.entries).toMatchObject([{ method: 'POST', path: '/api/v1/groups', status: 200, fault: null }]);
  expect((await drive('GET', `/journal?after=${json.last}`)).json.entries).toEqual([]);
  await drive('POST', '/faults', { fault: 'status=500' });
  expect((await drive('POST', '/reset')).json).toEqual({ url: org.url, seed: 'scopebench' });
  expect((await drive('GET', '/journal')).json).toEqual({ entries: [], last: 0 });
  expect((await drive('GET', '/faults')).json.faults).toEqual([]);
  // Tokens are signed with the seed's own keys: they outlive a reset, what was made with them does not.
  expect((await as('GET', '/api/v1/groups?q=Gone')).json).toEqual([]);
});

it('reads the journal page by page without a gap', async () => {
  const from = (await drive('GET', '/journal?limit=1')).json.last;
  for (let call = 0; call < 5; call++) await organization();
  const seen: number[] = [];
  for (let after = from; ; ) {
    const { entries, last } = (await drive('GET', `/journal?after=${after}&limit=2`)).json;
    if (entries.length === 0) break;
    seen.push(...entries.map(({ seq }: Json) => seq));
    after = last;
  }
  expect(seen).toEqual([1, 2, 3, 4, 5].map((step) => from + step));
  expect((await drive('GET', '/journal?limit=2')).json.entries.map(({ seq }: Json) => seq)).toEqual([
    from + 4,
    from + 5,
  ]);
});

it('reads no more of a body than it takes, whatever was announced', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(64 * 1024).fill(32));
      if (sent > 2_000) controller.close();
    },
  });
  const answer = await fetch(`${control.url}/faults`, {
    method: 'POST',
    headers: { authorization: `Bearer ${control.token}` },
    body: endless,
    duplex: 'half',
  } as RequestInit).then(
    async (response) => `${response.status} ${await response.text()}`,
    () => 'cut',
  );
  expect(answer).toMatch(/^(422 .*too large|cut$)/);
  expect(sent).toBeLessThan(1_000);
});

describe('says what is wrong, what it means and what to do', () => {
  it.each([
    ['POST', '/faults', { fault: 'status=404' }, 422, 'not a status'],
    ['POST', '/faults', { fault: 5 }, 422, 'not what this call takes'],
    ['POST', '/faults', { fault: 'status=503', path: '/x' }, 422, 'not what this call takes'],
    ['POST', '/faults', 'status=503', 422, 'not what this call takes'],
    ['POST', '/faults', '', 422, 'empty'],
    ['POST', '/faults', 'x'.repeat(70_000), 422, 'too large'],
    ['POST', '/clock', {}, 422, 'not what this call takes'],
    ['POST', '/clock', { set: 'tomorrow' }, 422, 'not a moment'],
    ['POST', '/clock', { set: '2026-12-01T00:00:00' }, 422, 'not a moment'],
    ['POST', '/clock', { set: '2026-02-31T00:00:00Z' }, 422, 'not a moment'],
    ['POST', '/clock', { set: '2025-02-29T00:00:00+01:00' }, 422, 'not a moment'],
    ['POST', '/clock', { set: '2026-13-01T00:00:00Z' }, 422, 'not a moment'],
    ['POST', '/clock', { advanceMs: 9e15 }, 422, 'cannot go there'],
    ['GET', '/journal?after=x', undefined, 422, 'not a number'],
    ['PUT', '/faults', {}, 405, 'does not take PUT'],
    ['GET', '/api/v1/users', undefined, 404, 'not served here'],
    ['GET', '/constructor', undefined, 404, 'not served here'],
  ])('%s %s %j', async (method, path, body, status, words) => {
    const answer = await drive(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.json.error.message).toContain(words);
    expect(Object.keys(answer.json.error)).toEqual(['message', 'meaning', 'fix']);
    for (const sentence of Object.values(answer.json.error)) {
      expect(sentence).not.toBe('');
      expect(sentence).not.toMatch(/Invalid input|received/); // the words of the schema library
    }
  });
});

describe('is closed to others', () => {
  const knock = (headers: Record<string, string>, { path = '/faults' } = {}) =>
    new Promise<number>((resolve, reject) => {
      httpRequest(control.url, { headers, path }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
  const authorization = () => `Bearer ${control.token}`;

  it('without its token, or with another one', async () => {
    expect(await knock({})).toBe(401);
    expect(await knock({ authorization: `${authorization()}x` })).toBe(401);
    expect(await knock({ authorization: 'Bearer ' })).toBe(401);
    expect(await knock({ authorization: authorization() })).toBe(200);
  });

  it('under another host name, and to web pages', async () => {
    expect(await knock({ authorization: authorization(), host: 'evil.example' })).toBe(421);
    expect(await knock({ authorization: authorization(), host: 'localhost' })).toBe(421);
    expect(await knock({ authorization: authorization() }, { path: 'http://evil.example/faults' })).toBe(421);
    expect(await knock({ authorization: authorization(), origin: 'http://evil.example' })).toBe(403);
    expect(await knock({ authorization: authorization(), 'sec-fetch-site': 'same-origin' })).toBe(403);
  });

  it("is not part of the org's own address", async () => {
    const answer = await fetch(`${org.url}/faults`, { headers: { authorization: authorization() } });
    expect(answer.status).toBe(404);
  });
});
