// Faults on demand, each over a real socket: what arrives, what the org has done by then, and what the journal says.
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox } from '../../../electron/sandbox/create-sandbox.ts';
import { catalogue, NOON, type OrgUnderTest, startOrg } from '../support.ts';

let org: OrgUnderTest;
let call: Awaited<ReturnType<OrgUnderTest['as']>>;

beforeAll(async () => {
  org = await startOrg({ now: () => NOON });
  call = await org.as('Directory Insights', 'okta.users.read okta.groups.manage');
});
beforeEach(() => {
  org.sandbox.faults.clear();
  org.sandbox.clock.set(null);
});
afterAll(() => org.close());

const on = (...faults: string[]) => faults.map((text) => org.sandbox.faults.add(text));
const last = () => org.sandbox.journal.list(0, 1)[0];
const groups = async () => (await call('GET', '/api/v1/groups')).json.map((one: { id: string }) => one.id);
const newGroup = (name: string) => call('POST', '/api/v1/groups', { profile: { name } });

/** What crosses the socket for a GET of two users, byte for byte, until the org ends the connection. */
async function bytesOf(path = '/api/v1/users?limit=2'): Promise<{ text: string; ended: 'closed' | 'reset' }> {
  const { json } = await org.requestToken('Directory Insights', 'okta.users.read');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(org.port, '127.0.0.1');
    const done = (ended: 'closed' | 'reset') => resolve({ text: Buffer.concat(chunks).toString('latin1'), ended });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => done('reset'));
    socket.on('end', () => done('closed'));
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${org.port}\r\nAuthorization: Bearer ${json.access_token}\r\nConnection: close\r\n\r\n`,
    );
  });
}
const lengths = (text: string) => ({
  announced: Number(/content-length: (\d+)/i.exec(text)?.[1]),
  sent: text.length - text.indexOf('\r\n\r\n') - 4,
});

describe('answers in the place of the org', () => {
  it('500 and 503 are its own, with its error body', async () => {
    on('status=500,times=1', 'status=503,times=1');
    const [first, second] = [await call('GET', '/api/v1/users'), await call('GET', '/api/v1/users')];
    expect([first.status, first.json.errorCode, first.json.errorSummary]).toEqual([
      500,
      'E0000009',
      'Internal Server Error',
    ]);
    expect([second.status, second.json.errorCode, second.json.errorSummary]).toEqual([
      503,
      'E0000010',
      'Service is in read only mode',
    ]);
    expect(second.headers.get('x-okta-request-id')).not.toBeNull();
  });

  it('401 is its own: an expired token, an API token that is not valid, another client secret', async () => {
    on('status=401');
    const bearer = await call('GET', '/api/v1/users');
    expect([bearer.status, bearer.text, bearer.headers.get('www-authenticate')]).toEqual([
      401,
      '',
      expect.stringMatching(/^Bearer .*error="invalid_token", error_description="The token has expired\."$/),
    ]);
    const apiToken = await org.call('GET', '/api/v1/users', { headers: { authorization: 'SSWS 00any' } });
    expect([apiToken.status, apiToken.json.errorCode]).toEqual([401, 'E0000011']);
    const client = await org.requestToken('Directory Insights', 'okta.users.read');
    expect([client.status, client.json.error]).toEqual([401, 'invalid_client']);
  });

  it('502 and 504 are from something before it, without any of its headers', async () => {
    for (const status of [502, 504]) {
      on(`status=${status},times=1`);
      const answer = await call('GET', '/api/v1/users');
      expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html']);
      expect(answer.headers.get('x-okta-request-id')).toBeNull();
      expect(answer.text).toContain('Gateway');
    }
  });

  it('a sign-in page with status 200', async () => {
    on('body=html');
    const answer = await call('GET', '/api/v1/users');
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-okta-request-id')]).toEqual([
      200,
      'text/html',
      null,
    ]);
    expect(answer.text).toMatch(/^<!doctype html>/);
  });

  it("429 of the rate: the bucket's limit, nothing left, the reset by the org's clock", async () => {
    org.sandbox.clock.set(NOON + 5000);
    on('status=429,wait=7');
    const { status, json, headers } = await call('GET', '/api/v1/users');
    expect([status, json.errorCode]).toEqual([429, 'E0000047']);
    expect(['limit', 'remaining', 'reset'].map((part) => headers.get(`x-rate-limit-${part}`))).toEqual([
      '300',
      '0',
      String((NOON + 12_000) / 1000),
    ]);
    expect([headers.get('retry-after'), headers.get('cache-control')]).toEqual([null, null]);
  });

  it('concurrency 429: limit 0, remaining 0', async () => {
    on('status=429,limit=0');
    const { status, json, headers } = await call('GET', '/api/v1/users');
    expect([status, json.errorCode]).toEqual([429, 'E0000047']);
    expect(['limit', 'remaining', 'reset'].map((part) => headers.get(`x-rate-limit-${part}`))).toEqual([
      '0',
      '0',
      String(NOON / 1000 + 60),
    ]);
  });

  it.each(['status=500', 'status=429', 'status=502', 'body=html', 'reset=before'])(
    '%s keeps the request from the state of the org',
    async (text) => {
      const before = await groups();
      on(`${text},method=POST`);
      await newGroup(`Never ${text}`).catch(() => undefined);
      expect(await groups()).toEqual(before);
    },
  );
});

describe('answers that arrive damaged', () => {
  it.each(['body=truncated', 'body=invalid-json', 'body=broken-gzip', 'reset=headers', 'reset=mid-body'])(
    '%s strikes after the org has done its work',
    async (text) => {
      const before = await groups();
      on(`${text},method=POST`);
      await newGroup(`Made ${text}`).catch(() => undefined);
      expect((await groups()).length).toBe(before.length + 1);
    },
  );

  it('truncated: more announced than sent, then closed', async () => {
    on('body=truncated,path=/api/*');
    const { text, ended } = await bytesOf();
    const { announced, sent } = lengths(text);
    expect([ended, sent > 100, sent < announced]).toEqual(['closed', true, true]);
  });

  it('reset: before the answer, after the headers, in the middle of the body', async () => {
    on('reset=before,path=/api/*,times=1', 'reset=headers,path=/api/*,times=1', 'reset=mid-body,path=/api/*,times=1');
    expect(await bytesOf()).toEqual({ text: '', ended: 'reset' });
    expect(last()).toMatchObject({ status: 0, fault: 'reset=before,path=/api/*,times=1' });
    const headers = await bytesOf();
    expect([headers.ended, lengths(headers.text).sent]).toEqual(['reset', 0]);
    const half = await bytesOf();
    expect([half.ended, lengths(half.text).sent]).toEqual(['reset', Math.ceil(lengths(half.text).announced / 2)]);
  });

  it('invalid JSON is well framed', async () => {
    on('body=invalid-json,path=/api/*');
    const { text, ended } = await bytesOf();
    const { announced, sent } = lengths(text);
    expect([ended, sent]).toEqual(['closed', announced]);
    expect(() => JSON.parse(text.slice(-sent))).toThrow();
  });

  it('broken gzip says that it is gzip and cannot be unpacked', async () => {
    on('body=broken-gzip,path=/api/*');
    const { text } = await bytesOf();
    expect(text).toMatch(/content-encoding: gzip/i);
    await expect(call('GET', '/api/v1/users')).rejects.toThrow();
  });

  it('an answer without a body is damaged all the same', async () => {
    const none = (path: string) => call('GET', path, undefined, { authorization: 'Bearer nonsense' });
    on('body=truncated,times=1', 'body=invalid-json,times=1', 'reset=mid-body,times=1');
    await expect(none('/api/v1/users')).rejects.toThrow();
    expect((await none('/api/v1/users')).text).toBe('{"errorCode":');
    await expect(none('/api/v1/users')).rejects.toThrow();
    expect((await none('/api/v1/users')).text).toBe('');
  });

  it('a huge header, and a Date that is off while the clock is right', async () => {
    on('huge-header=9000', 'date-skew=-300');
    const { headers } = await call('GET', '/api/v1/users');
    expect(headers.get('x-padding')).toHaveLength(9000);
    expect(Date.parse(headers.get('date') ?? '')).toBe(NOON - 300_000);
  });

  it('latency and a slow body only take time', async () => {
    on('latency=30±10', 'slow-body=5');
    const began = performance.now();
    const { status, json } = await call('GET', '/api/v1/users?limit=3');
    expect([status, json.length]).toEqual([200, 3]);
    expect(performance.now() - began).toBeGreaterThan(20 + 9 * 4);
    expect(last()?.fault).toBe('latency=30±10 + slow-body=5');
    expect(last()?.durationMs).toBeGreaterThanOrEqual(20);
  });

  it('a client that gives up has been served: the journal has its call at once', async () => {
    on('latency=60000');
    const before = last()?.seq ?? 0;
    const patience = new AbortController();
    const asked = fetch(`${org.url}/api/v1/users`, { signal: patience.signal });
    while (org.sandbox.journal.list(before).length === 0) await new Promise((resolve) => setImmediate(resolve));
    patience.abort();
    await expect(asked).rejects.toThrow();
    expect(last()).toMatchObject({ status: 403, fault: 'latency=60000' });
  });
});

describe('where and how often', () => {
  const statuses = async (times: number, method = 'GET', path = '/api/v1/users?limit=1') => {
    const seen: number[] = [];
    for (let index = 0; index < times; index += 1) seen.push((await call(method, path)).status);
    return seen;
  };

  it('by path, whatever the query, and by method', async () => {
    on('status=503,path=/api/v1/users*,method=GET|PUT');
    expect(await statuses(1)).toEqual([503]);
    expect(await statuses(1, 'GET', '/api/v1/users/nobody/groups')).toEqual([503]);
    expect(await statuses(1, 'GET', '/api/v1/groups')).toEqual([200]);
    expect(await statuses(1, 'POST')).toEqual([403]);
  });

  it('the first two times, then never again; strikes are counted', async () => {
    on('status=503,times=2');
    expect(await statuses(3)).toEqual([503, 503, 200]);
    expect(org.sandbox.faults.list()).toMatchObject([{ strikes: 2, spent: true }]);
  });

  it('every third call', async () => {
    on('status=503,every=3');
    expect(await statuses(7)).toEqual([200, 200, 503, 200, 200, 503, 200]);
  });

  it('in order: the first that strikes decides, and the others keep their strikes', async () => {
    on('status=503,times=1', 'status=500,times=1', 'latency=1');
    expect(await statuses(3)).toEqual([503, 500, 200]);
    expect(org.sandbox.faults.list().map(({ strikes }) => strikes)).toEqual([1, 1, 3]);
  });

  it('by chance, the same for the same seed', async () => {
    const story = async (seed: string) => {
      const one = await createSandbox({ catalogue, seed, now: () => NOON });
      one.faults.add('status=503,probability=0.3');
      const seen: number[] = [];
      for (let index = 0; index < 60; index += 1)
        seen.push((await one.fetch(new Request('http://127.0.0.1:9/.well-known/okta-organization'))).status);
      return seen;
    };
    const once = await story('a');
    expect(await story('a')).toEqual(once);
    expect(await story('b')).not.toEqual(once);
    const struck = once.filter((status) => status === 503).length;
    expect(struck).toBeGreaterThan(6);
    expect(struck).toBeLessThan(36);
  });

  it('is removed one by one or all at once', async () => {
    const [first] = on('status=503', 'status=500');
    expect(org.sandbox.faults.remove(first?.id ?? '')).toBe(true);
    expect(org.sandbox.faults.remove(first?.id ?? '')).toBe(false);
    expect(await statuses(1)).toEqual([500]);
    expect(org.sandbox.faults.clear()).toBe(1);
    expect(await statuses(1)).toEqual([200]);
  });
});

describe('the clock', () => {
  it('set on an hour, every token is over; the Date follows it', async () => {
    const own = await startOrg({ clockAt: Date.parse('2026-12-01T00:00:00Z') });
    try {
      const ask = await own.as('Directory Insights', 'okta.users.read');
      const { headers } = await ask('GET', '/api/v1/users?limit=1');
      expect(headers.get('date')).toMatch(/^Tue, 01 Dec 2026 00:00:0/);
      own.sandbox.clock.advance(3_601_000);
      expect((await ask('GET', '/api/v1/users')).headers.get('www-authenticate')).toContain('expired');
      own.sandbox.clock.set(null);
      expect(Math.abs(own.sandbox.clock.now() - Date.now())).toBeLessThan(1000);
      await own.sandbox.reset();
      expect(new Date(own.sandbox.clock.now()).toISOString()).toMatch(/^2026-12-01T00:00/);
    } finally {
      await own.close();
    }
  });

  it('moved far ahead and back leaves log and limits as they were', async () => {
    const own = await startOrg({ now: () => NOON, rateLimits: 'workforce' });
    try {
      const ask = await own.as('Directory Insights', 'okta.logs.read okta.users.read');
      const since = encodeURIComponent(new Date(NOON - 30 * 86_400_000).toISOString());
      const until = encodeURIComponent(new Date(NOON - 1).toISOString());
      const seeded = async () =>
        (await ask('GET', `/api/v1/logs?since=${since}&until=${until}&limit=1000`)).json.length;
      const before = await seeded();
      expect(before).toBeGreaterThan(100);
      own.sandbox.clock.advance(200 * 86_400_000);
      const later = await own.as('Directory Insights', 'okta.logs.read okta.users.read');
      expect((await later('GET', '/api/v1/users?limit=1')).headers.get('x-rate-limit-remaining')).toBe('299');
      expect((await later('GET', '/api/v1/logs?q=mfa')).json).toEqual([]);
      own.sandbox.clock.set(null);
      expect(await seeded()).toBe(before);
      // No budget is open until a minute that is 200 days away.
      for (const { resetAt } of own.sandbox.rateLimits.snapshot()) expect(resetAt).toBeLessThanOrEqual(NOON + 60_000);
      const { headers } = await ask('GET', '/api/v1/users?limit=1');
      expect(headers.get('x-rate-limit-remaining')).toBe('299');
      expect(headers.get('x-rate-limit-reset')).toBe(String(NOON / 1000 + 60));
    } finally {
      await own.close();
    }
  });

  it('does not leave the years that the org knows', () => {
    expect(() => org.sandbox.clock.set(8.64e15)).toThrow('cannot go there');
    expect(() => org.sandbox.clock.advance(Number.NaN)).toThrow('cannot go there');
    expect(org.sandbox.clock.offset()).toBe(0);
  });
});
