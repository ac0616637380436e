// What every answer has on the wire, and what the org says to requests that fit no operation.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSandbox } from '../../electron/sandbox/serve-sandbox.ts';
import { catalogue, NOON, type OrgUnderTest, startOrg } from './support.ts';

let org: OrgUnderTest;
let call: Awaited<ReturnType<OrgUnderTest['as']>>;
let bearer: string;
beforeAll(async () => {
  org = await startOrg({ now: () => NOON, rateLimits: 'workforce' });
  bearer = `Bearer ${(await org.requestToken('Directory Insights', 'okta.users.manage okta.principalRateLimits.read')).json.access_token}`;
  call = (method, path, body, headers = {}) =>
    org.call(method, path, { body, headers: { authorization: bearer, ...headers } });
});
afterAll(() => org.close());

/** Bytes as they are on the wire: fetch joins repeated headers and adds its own. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(org.port, '127.0.0.1', () => socket.write(text));
    let seen = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      seen += chunk;
    });
    socket.on('end', () => resolve(seen));
    socket.on('error', reject);
  });
}

describe('every answer', () => {
  it('carries the headers of Okta, and the org clock as its date', async () => {
    const { headers } = await call('GET', '/api/v1/users?limit=1');
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-cache, no-store',
      pragma: 'no-cache',
      expires: '0',
      'strict-transport-security': 'max-age=315360000; includeSubDomains',
      'x-rate-limit-limit': '300',
      date: new Date(NOON).toUTCString(),
    });
  });

  it.each<[string, string, Record<string, string> | undefined, number]>([
    ['a list', 'GET /api/v1/users?limit=1', undefined, 200],
    ['no content', 'OPTIONS /api/v1/users', undefined, 204],
    ['a missing scope', 'GET /api/v1/groups', undefined, 403],
    ['a bad token', 'GET /api/v1/users', { authorization: 'Bearer x' }, 401],
    ['an unknown id', 'GET /api/v1/users/none', undefined, 404],
    ['an unknown path', 'GET /api/v1/nothing', undefined, 404],
    ['a refused token request', 'POST /oauth2/v1/token', { 'content-type': 'text/plain' }, 400],
    ['discovery', 'GET /.well-known/openid-configuration', undefined, 200],
  ])('that is %s carries them too', async (_, target, headers, status) => {
    const [method = '', path = ''] = target.split(' ');
    const answer = await call(method, path, method === 'POST' ? 'x' : undefined, headers);
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-okta-request-id': expect.stringMatching(/^[\w-]{27}$/),
      'strict-transport-security': 'max-age=315360000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-xss-protection': '0',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'accept-ch': 'Sec-CH-UA-Platform-Version',
      'x-robots-tag': 'noindex,nofollow',
      p3p: 'CP="HONK"',
      date: new Date(NOON).toUTCString(),
    });
  });

  it('sends self and next as two Link lines', async () => {
    const text = await raw(
      `GET /api/v1/users?limit=2 HTTP/1.1\r\nHost: x\r\nAuthorization: ${bearer}\r\nConnection: close\r\n\r\n`,
    );
    const links = text.split('\r\n').filter((line) => /^link:/i.test(line));
    expect(links).toHaveLength(2);
    expect(links[0]).toMatch(new RegExp(`^link: <${org.url}/api/v1/users\\?limit=2>; rel="self"$`, 'i'));
    expect(links[1]).toMatch(/after=200u\w+.*; rel="next"$/);
  });

  it('to a POST or PUT without any length is 411 with an empty body, and with a length of zero is not', async () => {
    for (const [line, length, status] of [
      ['POST /api/v1/users', [], 411],
      ['PUT /api/v1/users/00u1', [], 411],
      ['POST /api/v1/users', ['Content-Length: 0'], 400],
    ] as const) {
      const head = [`${line} HTTP/1.1`, 'Host: x', `Authorization: ${bearer}`, ...length, 'Connection: close'];
      const text = await raw(`${head.join('\r\n')}\r\n\r\n`);
      expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      if (status === 411) expect(text.split('\r\n\r\n')[1]).toBe('');
    }
  });
});

describe('a request that fits no operation', () => {
  it.each([
    ['GET', '/api/v1/nothing', 404, 'E0000008', 'The requested path was not found'],
    ['GET', '/', 404, 'E0000008', 'The requested path was not found'],
    ['GET', '/api/v1//users', 404, 'E0000008', 'The requested path was not found'],
    ['PATCH', '/api/v1/users/00u1', 405, 'E0000022', 'The endpoint does not support the provided HTTP method'],
    ['PUT', '/api/v1/users', 405, 'E0000022', 'The endpoint does not support the provided HTTP method'],
    ['GET', '/api/v1/users/', 405, 'E0000022', 'The endpoint does not support the provided HTTP method'],
  ])('%s %s', async (method, path, status, code, summary) => {
    expect(await call(method, path)).toMatchObject({
      status,
      json: { errorCode: code, errorSummary: summary, errorCauses: [] },
    });
  });

  it.each([
    ['E0000022', 405, 'The endpoint does not support the provided HTTP method'],
    ['E0000007', 404, 'Not found: Resource not found: /api/v1/nothing'],
  ] as const)('is %s throughout when the org is set to that', async (unknownPath, status, errorSummary) => {
    const other = await startOrg({ switches: { unknownPath } });
    expect(await other.call('GET', '/api/v1/nothing')).toMatchObject({
      status,
      json: { errorCode: unknownPath, errorSummary },
    });
    await other.close();
  });

  it('HEAD is GET without a body, OPTIONS names the methods', async () => {
    const head = await call('HEAD', '/api/v1/users?limit=1');
    expect([head.status, head.text]).toEqual([200, '']);
    const options = await call('OPTIONS', '/api/v1/users');
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, POST, OPTIONS']);
  });
});

describe('a request that is not well-formed', () => {
  const NOT_SUPPORTED = 'Bad request.  Accept and/or Content-Type headers likely do not match supported values.';
  it.each<[string, string, string | undefined, Record<string, string>, string, string]>([
    ['malformed JSON', 'POST /api/v1/users', '{"profile":', {}, 'E0000003', 'The request body was not well-formed.'],
    ['no body', 'POST /api/v1/users', undefined, {}, 'E0000003', 'The request body was not well-formed.'],
    [
      'a wrong media type',
      'POST /api/v1/users',
      'a=b',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'E0000021',
      NOT_SUPPORTED,
    ],
    ['a wrong Accept', 'GET /api/v1/users', undefined, { accept: 'text/html' }, 'E0000019', NOT_SUPPORTED],
  ])('%s', async (_, target, body, headers, errorCode, errorSummary) => {
    const [method = '', path = ''] = target.split(' ');
    expect(await call(method, path, body, headers)).toMatchObject({
      status: 400,
      json: { errorCode, errorSummary, errorLink: errorCode, errorCauses: [] },
    });
  });

  const NOT_SET = 'Bad request.  Accept and/or Content-Type headers are likely not set.';
  it.each([
    ['no media type', '/api/v1/users', undefined, 'E0000018', NOT_SET],
    ['one for forms', '/api/v1/users', 'application/x-www-form-urlencoded', 'E0000021', NOT_SUPPORTED],
    ['no media type, to the token endpoint', '/oauth2/v1/token', undefined, 'E0000018', NOT_SET],
  ])('a body under %s', async (_, path, type, code, summary) => {
    const body = '{"profile":{}}';
    const lines = [
      `POST ${path} HTTP/1.1`,
      'Host: x',
      `Authorization: ${bearer}`,
      `Content-Length: ${body.length}`,
      'Connection: close',
      ...(type === undefined ? [] : [`Content-Type: ${type}`]),
    ];
    const text = await raw(`${lines.join('\r\n')}\r\n\r\n${body}`);
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toContain(`"errorCode":"${code}","errorSummary":"${summary}"`);
  });

  it('names the filter that a list of limits must have, in the words of Okta', async () => {
    expect(await call('GET', '/api/v1/principal-rate-limits')).toMatchObject({
      status: 400,
      json: {
        errorCode: 'E0000001',
        errorSummary: 'Api validation failed: principalRateLimitMediated',
        errorCauses: [{ errorSummary: expect.stringContaining('attrbute') }],
      },
    });
  });

  it('is refused when it is nested without end, and nothing of it stays', async () => {
    const groups = await org.as('Directory Insights', 'okta.groups.manage');
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const before = (await groups('GET', '/api/v1/groups')).json.length;
    const answer = await groups('POST', '/api/v1/groups', `{"profile":{"name":"Deep","description":${deep}}}`);
    expect(answer).toMatchObject({ status: 400, json: { errorCode: 'E0000003' } });
    expect((await groups('GET', '/api/v1/groups')).json).toHaveLength(before);
    const shallow = `{"profile":{"name":"Shallow"},"note":${'['.repeat(150)}${']'.repeat(150)}}`;
    expect((await groups('POST', '/api/v1/groups', shallow)).status).toBe(200);
  });

  it('finds an id that is percent-encoded, even badly', async () => {
    expect((await call('GET', '/api/v1/users/a%2Fb')).json.errorSummary).toBe(
      'Not found: Resource not found: a/b (User)',
    );
    expect((await call('GET', '/api/v1/users/%E0%A4%A')).status).toBe(404);
    expect((await call('GET', '/api/v1/users/$%26')).json.errorSummary).toBe(
      'Not found: Resource not found: $& (User)',
    );
  });
});

describe('the port', () => {
  it('that is taken is an error with its code', async () => {
    await expect(serveSandbox({ catalogue, port: org.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('bytes that are no request', () => {
  it.each([
    'GARBAGE\r\n\r\n',
    'GET /api/v1/users HTTP/1.1\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
  ])('%j are refused, and the next request is answered', async (text) => {
    expect(await raw(text)).toMatch(/^HTTP\/1\.1 400 /);
    expect((await call('GET', '/api/v1/users?limit=1')).status).toBe(200);
  });
});

describe('the journal', () => {
  it('holds each request without its secrets', async () => {
    const after = org.sandbox.journal.list().at(-1)?.seq ?? 0;
    await org.call('GET', '/api/v1/users?limit=1&access_token=very-secret');
    await call('GET', '/api/v1/groups');
    const [first, second] = org.sandbox.journal.list(after);
    expect(first).toMatchObject({
      seq: after + 1,
      at: NOON,
      method: 'GET',
      path: '/api/v1/users?limit=1&access_token=***',
      clientId: null,
      status: 400,
      error: 'invalid_request',
    });
    expect(second).toMatchObject({
      clientId: org.client('Directory Insights').clientId,
      scopeNeeded: ['okta.groups.read'],
      status: 403,
      error: 'insufficient_scope',
    });
    expect(org.sandbox.journal.list(0, 1)).toHaveLength(1);
    const everything = JSON.stringify(org.sandbox.journal.list(0, 10_000));
    expect(everything).not.toContain('very-secret');
    expect(everything).not.toContain(org.client('Directory Insights').clientSecret);
    expect(everything).not.toContain(bearer.slice(7));
  });
});
