// What an explanation of a message says beyond its verdict (library-texts.test.ts): where a reason was found, the causes in it, what
// to do next, what was left open, and that no secret of the text is given back.
import { describe, expect, it } from 'vitest';
import { explainResponse } from '../../../../shared/okta/explain/explain-response.ts';

const LACKS = 'The access token provided does not contain the required scopes.';
const challenge = (scheme: string) =>
  `${scheme} scope="okta.policies.read", error="insufficient_scope", error_description="${LACKS}", resource="/api/v1/policies"`;
const base64 = (value: object) => btoa(JSON.stringify(value)).replace(/=+$/, '');

describe('a challenge behind what a logger puts before it', () => {
  const before = [
    '[DEBUG] ',
    '2026-07-01T13:21:43Z [DEBUG] plugin: ',
    'app_1  | ',
    '> ',
    'Jul  1 10:00:00 host app[12]: ',
    '2026-07-01T10:00:00.123456789Z stdout F ',
    '[pod/sync-1/app] ',
  ];
  it.each(before.flatMap((prefix) => ['Bearer', 'DPoP'].map((scheme) => [prefix, scheme] as const)))(
    '%j, %s',
    (prefix, scheme) => {
      const found = explainResponse(`${prefix}Www-Authenticate: ${challenge(scheme)}`);
      expect(found.judgement).toMatchObject({ verdict: 'scope-missing', missingScopes: ['okta.policies.read'] });
      expect(found.request?.target).toBe('/api/v1/policies');
      expect(found.judgement?.meaning).not.toContain('without naming it');
    },
  );

  it('the rate headers too: how long to wait', () => {
    const lines = [
      'HTTP/1.1 429 Too Many Requests',
      'Date: Wed, 01 Jul 2026 10:00:00 GMT',
      'X-Rate-Limit-Limit: 1000',
      'X-Rate-Limit-Remaining: 0',
      'X-Rate-Limit-Reset: 1782900031',
      '',
      '{"errorCode":"E0000047","errorSummary":"API call exceeded rate limit due to too many requests."}',
    ];
    const found = explainResponse(
      lines.map((line) => `2026-07-01T05:00:00.175-0500 [DEBUG] plugin: ${line}`).join('\n'),
    );
    expect(found.rateLimit).toMatchObject({ limit: 1000, remaining: 0, waitMs: 32_000 });
    expect(found.judgement?.next).toContain('Wait 32 s');
  });

  it('nothing is taken off what curl -v prints of a request', () => {
    const text = '> GET /api/v1/users HTTP/1.1\n> Host: acme.okta.com\n> Accept: */*\n>';
    expect(explainResponse(text).request?.target).toBe('https://acme.okta.com/api/v1/users');
  });
});

describe('causes inside a message', () => {
  it.each([
    ['Go', 'the API returned an error: Api validation failed: name. Causes: errorSummary: name: Too long'],
    ['Java', 'HTTP 400, Okta E0000001 (Api validation failed: name - name: Too long), ErrorId oae1'],
    ['Node', 'OktaApiError: Okta HTTP 400 E0000001 Api validation failed: name. name: Too long'],
    ['Python', 'Okta HTTP 400 E0000001 Api validation failed: name\nname: Too long'],
    ['.NET', 'Okta.Sdk.OktaApiException: Api validation failed: name (400, E0000001): name: Too long'],
  ])('%s', (_sdk, text) => {
    const found = explainResponse(text);
    expect(found.judgement?.title).toBe('Okta did not accept the request: name: Too long');
    expect(found.codes[0]).toMatchObject({ code: 'E0000001', values: ['name'], text: 'Api validation failed: name' });
  });
});

describe('what to do next', () => {
  it('names where the reason is when a program dropped it', () => {
    const found = explainResponse(
      "[OktaApiError: Okta HTTP 401 undefined ] { url: 'https://acme.okta.com/oauth2/v1/token' }",
    );
    expect(found).toMatchObject({ judgedAs: 'token', request: { method: 'POST', methodAssumed: false } });
    expect(found.judgement?.next).toMatch(/curl -i.*System Log/);
  });

  it('names the limit and the number of calls at once', () =>
    expect(
      explainResponse('the API returned an error: API call exceeded rate limit due to too many requests.').judgement
        ?.next,
    ).toMatch(/reset.*fewer calls/));

  it('names the clock for an exp exactly an hour ahead', () => {
    const assertion = `${base64({ alg: 'RS256' })}.${base64({ iss: '0oa1', iat: 1782900000, exp: 1782903600 })}.c2ln`;
    const text = `POST /oauth2/v1/token?client_assertion=${assertion} HTTP/1.1\nHost: acme.okta.com\n\nHTTP/1.1 401 Unauthorized\nDate: Wed, 01 Jul 2026 09:59:58 GMT\n\n{"error":"invalid_client","error_description":"The client_assertion token has an expiration too far into the future."}`;
    const found = explainResponse(text);
    expect(found.judgement?.next).toContain('local clock');
    expect(found.judgement?.evidence.join('\n')).toMatch(/3600 s after its iat.*3602 s ahead.*exactly an hour/s);
    expect(JSON.stringify(found)).not.toContain('c2ln');
  });
});

describe('what is no answer', () => {
  it.each([
    '{"level":"info","msg":"sync finished"}',
    '{"eventType":"app.oauth2.token.grant","outcome":{"result":"SUCCESS"}}',
    '{"message":"Forbidden"}',
    '{"orgUrl":"https://acme.okta.com"}',
  ])('%s has no status and is never called allowed', (text) => {
    const found = explainResponse(text);
    expect([found.parsed.status, found.parsed.statusFrom, found.judgement]).toEqual([null, null, null]);
    expect(found.problems).not.toEqual([]);
  });

  it('a resource of Okta without its status still is one', () =>
    expect(explainResponse('{"id":"00g1","_links":{}}').parsed).toMatchObject({ status: 200, statusFrom: 'guess' }));
});

it('an empty page behind a cursor of the log is the end so far, any other empty list may be a missing role', () => {
  const page = (path: string) =>
    explainResponse('[]', { method: 'GET', path }).judgement ??
    explainResponse(`GET ${path} HTTP/1.1\n\nHTTP/1.1 200 OK\n\n[]`).judgement;
  expect(page('/api/v1/logs?after=1782900000000_1&limit=10')?.title).toContain('nothing new');
  expect(page('/api/v1/logs?since=2026-07-01T00:00:00Z')?.meaning).toContain('role');
  expect(page('/api/v1/users?after=00u1')?.meaning).toContain('role');
});

it('gives no secret of a message, a log or a cassette back', () => {
  const secret = 'planted0Secret1Value2';
  const texts = [
    `{"level":"error","msg":"401","req":{"headers":{"authorization":"SSWS ${secret}"}},"status":401}`,
    `interactions:\n- request:\n    body: client_id=0oa1&client_secret=${secret}\n    headers:\n      Authorization:\n      - Bearer ${secret}\n    method: POST\n    uri: https://acme.okta.com/oauth2/v1/token\n  response:\n    body:\n      string: '{"error":"invalid_client"}'\n    headers: {}\n    status:\n      code: 401\n      message: Unauthorized\n`,
    `Post "https://acme.okta.com/oauth2/v1/token?client_assertion=${secret}": tls: handshake failure`,
    `[12:00:00 ERR] curl: (6) Could not resolve host: https://me:${secret}@acme.okta.com client_secret=${secret}`,
  ];
  for (const text of texts) expect(JSON.stringify(explainResponse(text))).not.toContain(secret);
});
