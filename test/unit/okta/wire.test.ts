// What is in headers and tokens: denials, rate limits, paging, clocks, JWTs. Wire texts are those of FACTS.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDenial, parseWwwAuthenticate } from '../../../shared/okta/verdict/denial.ts';
import { measureClockSkew } from '../../../shared/okta/wire-text/clock-skew.ts';
import { headerValue } from '../../../shared/okta/wire-text/headers.ts';
import { parseLinkHeader, readPaging } from '../../../shared/okta/wire-text/paging.ts';
import { parseRateLimit } from '../../../shared/okta/wire-text/rate-limit.ts';
import { decodeToken } from '../../../shared/okta/wire-text/token-view.ts';

const SCOPE_MISSING =
  'Bearer authorization_uri="http://acme.okta.com/oauth2/v1/authorize", realm="http://acme.okta.com", scope="okta.groups.read", error="insufficient_scope", error_description="The access token provided does not contain the required scopes.", resource="/api/v1/groups/12345"';

describe('WWW-Authenticate', () => {
  it('reads the denial of a missing scope', () => {
    expect(findDenial(SCOPE_MISSING)).toEqual({
      scheme: 'Bearer',
      error: 'insufficient_scope',
      description: 'The access token provided does not contain the required scopes.',
      scopes: ['okta.groups.read'],
      resource: '/api/v1/groups/12345',
      realm: 'http://acme.okta.com',
      algorithms: [],
    });
  });

  it.each([
    ['Basic realm="a\\"b, c", charset=UTF-8', [['Basic', null, { realm: 'a"b, c', charset: 'UTF-8' }]]],
    [
      'Basic realm="x", Bearer error="invalid_token" , DPoP algs="RS256 ES256"',
      [
        ['Basic', null, { realm: 'x' }],
        ['Bearer', null, { error: 'invalid_token' }],
        ['DPoP', null, { algs: 'RS256 ES256' }],
      ],
    ],
    [
      'Negotiate YII==, Bearer',
      [
        ['Negotiate', 'YII==', {}],
        ['Bearer', null, {}],
      ],
    ],
    ['Bearer ERROR = "x" ,, error="y"', [['Bearer', null, { error: 'x' }]]],
    ['Bearer error="never closed', [['Bearer', null, { error: 'never closed' }]]],
    ['Bearer', [['Bearer', null, {}]]],
    ['', []],
    [' , ,', []],
  ])('%s', (header, expected) => {
    const read = parseWwwAuthenticate(header).map(({ scheme, token68, parameters }) => [scheme, token68, parameters]);
    expect(read).toEqual(expected);
  });

  it('prefers the challenge that names an error, over several header lines', () => {
    expect(findDenial(['Basic realm="x"', SCOPE_MISSING])?.error).toBe('insufficient_scope');
    expect(findDenial(null)).toBeNull();
  });

  it('reads no more challenges than any server sends', () => {
    expect(parseWwwAuthenticate('Bearer error="invalid_token", '.repeat(3000))).toHaveLength(50);
    expect(findDenial(`${'a '.repeat(100_000)}, Bearer error="invalid_token"`)?.error).toBeNull();
  });

  it('survives hostile names', () => {
    const [challenge] = parseWwwAuthenticate('Bearer __proto__="x", constructor=y');
    expect(Object.keys(challenge!.parameters)).toEqual(['__proto__', 'constructor']);
    expect(findDenial('Bearer toString=1')?.error).toBeNull();
  });
});

describe('rate limits', () => {
  const date: [string, string] = ['Date', 'Mon, 23 Nov 2026 02:20:10 GMT'];
  const reset = Date.UTC(2026, 10, 23, 2, 20, 40);
  const headers = (limit: string, remaining: string, at = String(reset / 1000)): [string, string][] => [
    date,
    ['X-Rate-Limit-Limit', limit],
    ['x-rate-limit-remaining', remaining],
    ['x-rate-limit-reset', at],
  ];

  it.each([
    [headers('600', '599'), { limit: 600, remaining: 599, resetAt: reset, kind: 'rate', waitMs: 0 }],
    [headers('600', '0'), { limit: 600, remaining: 0, kind: 'rate', waitMs: 31_000, remainingFraction: 0 }],
    [headers('0', '0'), { kind: 'concurrency', waitMs: 31_000 }],
    [
      headers('600, 600', '7, 5', `${reset / 1000}, ${reset / 1000 - 20}`),
      { limit: 600, remaining: 5, resetAt: reset },
    ],
    [headers('50', '0', String(reset / 1000 - 60)), { waitMs: 1000 }],
  ])('%#', (list, expected) => expect(parseRateLimit(list, 0)).toMatchObject(expected));

  it('takes the local time only when the org gives none, and needs all three headers', () => {
    expect(parseRateLimit(headers('1', '0').slice(1), reset - 5000)?.waitMs).toBe(6000);
    expect(parseRateLimit(headers('x', '1'), 0)).toBeNull();
    expect(parseRateLimit([date], 0)).toBeNull();
  });
});

describe('paging', () => {
  const origin = 'https://acme.okta.com';
  const self: [string, string] = ['link', '<https://acme.okta.com/api/v1/users?limit=2&q=a,b>; rel="self"'];

  it('reads two Link lines, and one joined by a comma', () => {
    const next = '<https://acme.okta.com/api/v1/users?after=200u1&limit=2>; rel="next"';
    const expected = {
      next: 'https://acme.okta.com/api/v1/users?after=200u1&limit=2',
      self: 'https://acme.okta.com/api/v1/users?limit=2&q=a,b',
      refused: null,
    };
    expect(readPaging([self, ['Link', next]], origin)).toEqual(expected);
    expect(readPaging([['link', `${self[1]}, ${next}`]], origin)).toEqual(expected);
    expect(readPaging([self], origin).next).toBeNull();
  });

  it.each([
    'https://evil.example/api/v1/users?after=1',
    'https://acme.okta.com.evil.example/x',
    'https://acme.okta.com@evil.example/x',
    'https://acme.okta.com\\@evil.example/x',
    'http://acme.okta.com/x',
    'https://acme.okta.com:8443/x',
    '//evil.example/x',
    'javascript:alert(1)',
    '',
  ])('does not follow %j', (url) => {
    const paging = readPaging([['link', `<${url}>; rel="next"`]], origin);
    expect(paging.next).toBeNull();
    expect(paging.refused?.reason).toMatch(/next page/);
  });

  it('takes a path, a default port and another case as the same origin', () => {
    expect(readPaging([['link', '</api/v1/x?after=1>; rel=next']], origin).next).toBe(`${origin}/api/v1/x?after=1`);
    expect(readPaging([['link', '<HTTPS://ACME.okta.com:443/x>; rel="next last"']], origin).refused).toBeNull();
  });

  it('finds the next page in the body where an API puts it there', () => {
    const body = JSON.stringify({ roles: [], _links: { next: { href: `${origin}/api/v1/iam/roles?after=x` } } });
    expect(readPaging([], origin, body).next).toBe(`${origin}/api/v1/iam/roles?after=x`);
    expect(readPaging([], origin, '[]').next).toBeNull();
  });

  it('reads relation types with quotes and parameters around', () => {
    expect(parseLinkHeader('<a>; title="x, y; rel=fake"; rel="next"')[0]?.url).toBe('a');
    expect(parseLinkHeader('<a>;rel=prev , <b> ; rel=NEXT')).toEqual([
      { url: 'a', rel: ['prev'] },
      { url: 'b', rel: ['next'] },
    ]);
  });
});

describe('clock skew', () => {
  it.each([
    [0, 'fine'],
    [10_000, 'fine'],
    [-40_000, 'noticeable'],
    [600_000, 'harmful'],
  ])('%d ms is %s', (skew, level) => {
    const remote = Date.UTC(2026, 10, 23, 2, 20, 10);
    const local = remote + 500 + skew;
    const measured = measureClockSkew('Mon, 23 Nov 2026 02:20:10 GMT', local - 50, local + 50);
    expect(measured).toMatchObject({ skewMs: skew, level });
  });
  it('says nothing without a date', () => {
    expect(measureClockSkew(null, 0, 0)).toBeNull();
    expect(measureClockSkew('yesterday', 0, 0)).toBeNull();
  });
});

describe('tokens', () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const jwt = (payload: unknown, header: unknown = { alg: 'RS256' }) => `${encode(header)}.${encode(payload)}.c2ln`;

  it('decodes claims with their kinds', () => {
    const view = decodeToken(
      `Bearer ${jwt({ ver: 1, iss: 'https://acme.okta.com', exp: 1_800_003_600, iat: 1_800_000_000, scp: ['okta.users.read'], sub: 'Zoë 🦊', cnf: { jkt: 'x' } })}`,
    );
    expect(view).toMatchObject({
      readable: true,
      scopes: ['okta.users.read'],
      issuedAt: 1_800_000_000_000,
      expiresAt: 1_800_003_600_000,
      dpopBound: true,
    });
    expect(view.claims).toEqual([
      { name: 'ver', kind: 'number', value: 1 },
      { name: 'iss', kind: 'text', value: 'https://acme.okta.com' },
      { name: 'exp', kind: 'time', value: 1_800_003_600_000 },
      { name: 'iat', kind: 'time', value: 1_800_000_000_000 },
      { name: 'scp', kind: 'scopes', value: ['okta.users.read'] },
      { name: 'sub', kind: 'text', value: 'Zoë 🦊' },
      { name: 'cnf', kind: 'json', value: '{"jkt":"x"}' },
    ]);
  });

  it.each([
    ['', 'empty'],
    ['00abcdef', 'not-jwt'],
    ['a.b', 'not-jwt'],
    ['a.b.c.d.e', 'encrypted'],
    ['e!.e!.x', 'bad-base64'],
    [`${encode([])}.${encode({})}.x`, 'bad-json'],
    ['eyJh.eyJi.x', 'bad-json'],
  ])('%j is opaque: %s', (token, reason) =>
    expect(decodeToken(token)).toMatchObject({ readable: false, reason, claims: [] }),
  );

  it('does not take a senseless time for one', () => {
    expect(decodeToken(jwt({ exp: 'soon', iat: 1e30, nbf: null })).claims.map((claim) => claim.kind)).toEqual([
      'text',
      'number',
      'json',
    ]);
  });

  it('decodes any JSON payload as JSON.parse would', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (payload) => {
        expect(decodeToken(jwt(payload)).payload).toEqual(JSON.parse(JSON.stringify(payload)));
      }),
    );
  });
});

describe('random bytes', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          'Bearer',
          ' ',
          '=',
          '"',
          ',',
          '\\',
          '<',
          '>',
          ';',
          'rel',
          'next',
          '.',
          'eyJ',
          'a',
          '{',
          '}',
          '[',
          '12',
          '%',
        ),
        { maxLength: 40 },
      )
      .map((list) => list.join('')),
  );
  it('never throw', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        parseWwwAuthenticate(a);
        findDenial([a, b]);
        parseRateLimit(
          [
            ['x-rate-limit-limit', a],
            ['x-rate-limit-remaining', b],
            ['x-rate-limit-reset', a],
            ['date', b],
          ],
          1,
        );
        const { next } = readPaging(
          [
            ['link', a],
            ['link', b],
          ],
          'https://acme.okta.com',
          b,
        );
        decodeToken(a);
        decodeToken(`${a}.${b}.c`);
        measureClockSkew(a, 1, 2);
        headerValue([[a, b]], a);
        return next === null || next.startsWith('https://acme.okta.com/') || next === 'https://acme.okta.com';
      }),
      { numRuns: 3000 },
    );
  });
});
