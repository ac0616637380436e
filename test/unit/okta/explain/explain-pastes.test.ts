// More ways in which people paste a refusal: from programs, logs, tickets, developer tools, Postman, or half of it only.
import { describe, expect, it } from 'vitest';
import { createOperationMatcher } from '../../../../shared/okta/catalogue/match-operation.ts';
import { explainResponse } from '../../../../shared/okta/explain/explain-response.ts';
import { shippedCatalogue } from '../shipped-catalogue.ts';

const matcher = createOperationMatcher(shippedCatalogue().operations);
const explain = (text: string) =>
  explainResponse(text, { findOperation: (method, target) => matcher.match(method, target)?.operation ?? null });

const SUMMARY = 'You do not have permission to perform the requested action';
const ROLE_BODY = {
  errorCode: 'E0000006',
  errorSummary: SUMMARY,
  errorLink: 'E0000006',
  errorId: 'oaeExample',
  errorCauses: [],
};
const ROLE = JSON.stringify(ROLE_BODY);
const LACKS = 'The access token provided does not contain the required scopes.';
const CHALLENGE = `Bearer error="insufficient_scope", scope="okta.groups.read", error_description="${LACKS}"`;
const scopeMissing = { verdict: 'scope-missing', missingScopes: ['okta.groups.read'] };
type Row = [name: string, text: string, expected: object];

describe('half of it', () => {
  it.each<Row>([
    ['only a number', '403\n', { parsed: { status: 403, statusFrom: 'text' }, judgement: { verdict: 'unclear' } }],
    ['only a status line', 'HTTP/2 403', { judgement: { verdict: 'unclear', confidence: 'uncertain' } }],
    ['only a code', 'E0000006', { kind: 'message', parsed: { status: 403 }, judgement: { verdict: 'role-missing' } }],
    ['only an OAuth error', 'invalid_client', { judgedAs: 'token', judgement: { verdict: 'client-refused' } }],
    ['only the text', `${LACKS}`, { judgedAs: 'api', judgement: { verdict: 'scope-missing' } }],
  ])('%s', (_name, text, expected) => expect(explain(text)).toMatchObject(expected));

  it('a number among words is no status', () => expect(explain('403 apples').judgement).toBeNull());

  it('says what to add when only the status was given', () =>
    expect(explain('HTTP/2 403').judgement?.next).toContain('curl -i'));
});

describe('what programs say', () => {
  it.each<Row>([
    [
      'an exception of the Java SDK',
      `com.okta.sdk.resource.ResourceException: HTTP 403, Okta E0000006 (${SUMMARY} - No causes), ErrorId oaeExample`,
      { kind: 'message', parsed: { status: 403, statusFrom: 'text' }, judgement: { verdict: 'role-missing' } },
    ],
    [
      'an exception of the Node SDK',
      `OktaApiError: Okta HTTP 403 E0000006 ${SUMMARY}. `,
      { codes: [{ code: 'E0000006' }] },
    ],
    [
      'Terraform, which drops header and code',
      `Error: failed to list groups: the API returned an error: ${LACKS}`,
      { parsed: { status: 403, statusFrom: 'code' }, judgement: { verdict: 'scope-missing' } },
    ],
    [
      'a message of axios',
      'AxiosError: Request failed with status code 429',
      { parsed: { status: 429 }, judgement: { verdict: 'rate-limited' } },
    ],
    [
      'a Python dictionary',
      `{'error': 'invalid_client', 'error_description': 'The client secret supplied for a confidential client is invalid.'}`,
      {
        judgedAs: 'token',
        judgement: { verdict: 'client-refused' },
        codes: [{ key: 'invalid_client_secret', exact: true }],
      },
    ],
    [
      'a body with its quotes escaped, in a log',
      `level=error body="${ROLE.replaceAll('"', '\\"')}" retry=1`,
      { errorId: 'oaeExample', judgement: { verdict: 'role-missing' } },
    ],
    [
      'a body that went through a word processor',
      ROLE.replaceAll('"', '”'),
      { errorId: 'oaeExample', judgement: { verdict: 'role-missing' } },
    ],
    [
      'a log with a bracket before it',
      `[ERROR] call failed: ${ROLE}`,
      { errorId: 'oaeExample', judgement: { verdict: 'role-missing' } },
    ],
    [
      'curl without an answer',
      '$ curl -i https://acme.okta.con/\ncurl: (6) Could not resolve host: acme.okta.con',
      { judgement: { verdict: 'unreachable', title: 'The host name was not found' } },
    ],
    [
      'curl and a certificate',
      'curl: (60) SSL certificate problem: self-signed certificate in chain',
      { judgement: { title: 'No trusted connection' } },
    ],
    [
      'curl -v without an answer',
      '> GET /api/v1/users HTTP/1.1\n> Host: acme.okta.com\n>\n* Operation timed out\ncurl: (28) Operation timed out after 5000 ms',
      { request: { method: 'GET' }, judgement: { title: 'No answer in time' } },
    ],
    [
      'curl with half of an answer',
      'HTTP/1.1 200 OK\nContent-Length: 5000\n\n[{"id":"00u1\ncurl: (18) transfer closed with 4000 bytes remaining to read',
      { parsed: { status: 200 }, judgement: { verdict: 'incomplete', title: 'The answer broke off after HTTP 200' } },
    ],
  ])('%s', (_name, text, expected) => expect(explain(text)).toMatchObject(expected));
});

describe('heads', () => {
  it.each<Row>([
    [
      'no space behind the colon',
      `HTTP/1.1 403 Forbidden\nWWW-Authenticate:${CHALLENGE}\nContent-Length:0\n\n`,
      { judgement: scopeMissing },
    ],
    [
      'the same without a status',
      `WWW-Authenticate:${CHALLENGE}\nX-Okta-Request-Id:Z1`,
      { requestId: 'Z1', judgement: scopeMissing },
    ],
    [
      'quotes lost',
      `www-authenticate: ${CHALLENGE.replaceAll('"', '')}`,
      { codes: [{ exact: true }], judgement: scopeMissing },
    ],
    [
      'quotes made curly',
      `www-authenticate: ${CHALLENGE.replaceAll('"', '”')}`,
      { codes: [{ exact: true }], judgement: scopeMissing },
    ],
    [
      'developer tools, a name and its value in turn',
      'General\nRequest URL:\nhttps://acme.okta.com/api/v1/groups/00g1\nRequest Method:\nGET\nStatus Code:\n403 Forbidden\nRemote Address:\n203.0.113.7:443\n\nResponse Headers\ncontent-length:\n0\nwww-authenticate:\n' +
        `${CHALLENGE}\nx-okta-request-id:\nZ9\nRequest Headers\n:authority:\nacme.okta.com\nauthorization:\nSSWS planted0Secret1Value2`,
      {
        kind: 'http',
        parsed: { status: 403, statusText: 'Forbidden' },
        request: { method: 'GET', target: 'https://acme.okta.com/api/v1/groups/00g1', scheme: 'SSWS' },
        requestId: 'Z9',
        judgement: scopeMissing,
      },
    ],
    [
      'developer tools, each on one line',
      `Request URL: https://acme.okta.com/api/v1/groups/00g1\nRequest Method: GET\nStatus Code: 403 \nwww-authenticate: ${CHALLENGE}`,
      { parsed: { status: 403 }, request: { method: 'GET' }, judgement: scopeMissing },
    ],
  ])('%s', (_name, text, expected) => {
    const found = explain(text);
    expect(found).toMatchObject(expected);
    expect(JSON.stringify(found)).not.toContain('planted0');
  });
});

describe('captures as JSON', () => {
  const forbidden = { status: 403, statusText: 'Forbidden' };
  it.each<[string, unknown, object]>([
    [
      'an example of Postman',
      {
        name: 'List groups',
        originalRequest: {
          method: 'GET',
          header: [{ key: 'Authorization', value: 'Bearer planted0Secret1Value2' }],
          url: { raw: 'https://acme.okta.com/api/v1/groups' },
        },
        status: 'Forbidden',
        code: 403,
        header: [{ key: 'x-okta-request-id', value: 'Z1' }],
        body: ROLE,
      },
      {
        kind: 'capture',
        parsed: forbidden,
        requestId: 'Z1',
        request: { method: 'GET' },
        judgement: { verdict: 'role-missing' },
      },
    ],
    [
      'a collection of Postman with an example in a folder',
      {
        info: { name: 'Acme' },
        item: [
          {
            name: 'Groups',
            item: [
              {
                name: 'List',
                request: {},
                response: [
                  { name: 'ok', code: 200, header: [], body: '[]' },
                  { name: 'no', code: 403, header: [], body: ROLE },
                ],
              },
            ],
          },
        ],
      },
      { parsed: { status: 403 }, judgement: { verdict: 'role-missing' } },
    ],
    [
      'an error of axios',
      {
        message: 'Request failed with status code 403',
        name: 'AxiosError',
        response: { ...forbidden, headers: { 'x-okta-request-id': 'Z1' }, data: ROLE_BODY },
      },
      { parsed: forbidden, requestId: 'Z1', judgement: { verdict: 'role-missing' } },
    ],
    [
      'what a program kept of a response',
      { status: 403, headers: { 'www-authenticate': CHALLENGE }, body: '' },
      { judgement: scopeMissing },
    ],
    [
      'what a function answers',
      { statusCode: 403, headers: { 'www-authenticate': [CHALLENGE] } },
      { judgement: scopeMissing },
    ],
    [
      'headers alone',
      { 'www-authenticate': CHALLENGE, 'x-okta-request-id': 'Z1' },
      { kind: 'headers', requestId: 'Z1', judgement: scopeMissing },
    ],
    [
      'a HAR of a browser: the answer of Okta, not the last one',
      {
        log: {
          entries: [
            {
              request: { method: 'GET', url: 'https://acme.okta.com/api/v1/groups', headers: [] },
              response: { status: 403, headers: [{ name: 'x-okta-request-id', value: 'Z1' }], content: { text: ROLE } },
            },
            {
              request: { method: 'GET', url: 'https://acme.example/favicon.ico', headers: [] },
              response: { status: 404, headers: [], content: { text: '' } },
            },
          ],
        },
      },
      { kind: 'har', requestId: 'Z1', judgement: { verdict: 'role-missing' } },
    ],
  ])('%s', (_name, value, expected) => {
    const found = explain(JSON.stringify(value, null, 2));
    expect(found).toMatchObject(expected);
    expect(JSON.stringify(found)).not.toContain('planted0');
  });

  it('takes a body for a body, whatever its members are called', () => {
    for (const body of [
      { id: '00u1', status: 'ACTIVE', data: {} },
      { code: 7, body: 'x' },
      { status: 3, headers: {} },
    ])
      expect(explain(JSON.stringify(body)).kind).toBe('body');
  });
});

describe('bodies that are none of Okta', () => {
  it('takes the status from the title of a page', () => {
    const page = '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body></html>';
    expect(explain(page)).toMatchObject({ parsed: { status: 502 }, judgement: { verdict: 'server-fault' } });
  });

  it('says of a compressed body that it could not be read, and guesses nothing from it', () => {
    const bytes = '\u001f\ufffd\b\u0000\u0000\u0003\ufffdVJK-*R\ufffd{[';
    for (const status of [200, 403]) {
      const found = explain(`HTTP/2 ${status}\ncontent-type: application/json\ncontent-encoding: gzip\n\n${bytes}`);
      expect(found.problems.join()).toContain('--compressed');
      expect(found.parsed.bodyText).toBe('');
      expect(found.judgement?.title).not.toContain('not valid JSON');
      expect(found.judgement?.meaning).not.toContain('gives no reason');
      expect(found.judgement?.verdict).toBe(status === 200 ? 'allowed' : 'unclear');
    }
    expect(explain(bytes).problems.join()).toContain('--compressed');
    const plain = explain('HTTP/2 403\ncontent-encoding: gzip\n\n{"errorCode":"E0000006"}');
    expect(plain.judgement?.verdict).toBe('role-missing');
  });
});

it('judges by the API what only the API answers, in a body too (FACTS §3.1)', () => {
  const oauth = (error: string, error_description: string) => explain(JSON.stringify({ error, error_description }));
  expect(oauth('insufficient_scope', LACKS)).toMatchObject({
    judgedAs: 'api',
    judgement: { verdict: 'scope-missing' },
  });
  expect(oauth('invalid_request', 'The access token is missing.').judgement?.verdict).toBe('token-missing');
  expect(oauth('invalid_token', 'The presented access_token is not DPoP bound.').judgement?.title).toContain('DPoP');
  const managed = explain(JSON.stringify({ errorCode: 'insufficient_scope', errorSummary: LACKS }));
  expect(managed).toMatchObject({ judgedAs: 'api', judgement: { verdict: 'scope-missing' } });
  expect(explain('HTTP/1.1 200 OK\n\n{"status":"active","message":"fine"}').judgement?.verdict).toBe('allowed');
});

it('reads no more headers and responses than a server sends', () => {
  const many = explain(`HTTP/1.1 200 OK\n${'a: b\n'.repeat(30_000)}`);
  expect(many.parsed.headers.length).toBeLessThanOrEqual(500);
  expect(explain('HTTP/1.1 302 Found\n\n'.repeat(5_000)).earlier.length).toBeLessThanOrEqual(20);
  const panel = explain(`Request URL:\nhttps://acme.okta.com/\n${'a:\nb\n'.repeat(5_000)}`);
  expect(panel.parsed.headers.length).toBeLessThanOrEqual(500);
});

it('takes a message for what Okta says in its place, and shows no header that was not there', () => {
  const found = explain(`Error: failed to list groups: the API returned an error: ${LACKS}`);
  expect(found.judgement?.meaning).toContain('WWW-Authenticate');
  expect(found.codes[0]?.foundIn).toBe('www-authenticate');
  expect(found.parsed.headers).toEqual([]);
});

it('fills the gaps of a management text too', () => {
  const found = explain('{"errorCode":"E0000001","errorSummary":"Api validation failed: newUser","errorCauses":[]}');
  expect(found.codes[0]?.values).toEqual(['newUser']);
});

it('names the codes of every challenge', () => {
  const found = explain(
    `HTTP/2 403\nwww-authenticate: ${CHALLENGE}\nwww-authenticate: DPoP error="invalid_dpop_proof"\n`,
  );
  expect(found.codes.map(({ code }) => code)).toEqual(['insufficient_scope', 'invalid_dpop_proof']);
});

describe('JSON that is no body of Okta', () => {
  it.each<Row>([
    [
      'an entry of a log with the body in it',
      JSON.stringify({ level: 'error', status: 403, body: ROLE }),
      { kind: 'message', parsed: { status: 403, statusFrom: 'text' }, judgement: { verdict: 'role-missing' } },
    ],
    ['a list of errors', `[${ROLE}]`, { parsed: { status: 403 }, judgement: { verdict: 'role-missing' } }],
    [
      'an error of another framework, which states its status',
      '{"timestamp":"2026-11-25T00:00:00Z","status":403,"error":"Forbidden","path":"/x"}',
      { judgedAs: 'api', parsed: { status: 403, statusFrom: 'text' } },
    ],
    [
      'a list of the System Log that mentions a code',
      '[{"eventType":"app.oauth2.token.grant","outcome":{"reason":"E0000006"}}]',
      { parsed: { status: 200, statusFrom: 'guess' } },
    ],
  ])('%s', (_name, text, expected) => expect(explain(text)).toMatchObject(expected));
});

it.each([
  'requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://acme.okta.com/api/v1/users',
  'Error: 403 Forbidden',
])('takes the status of %s', (text) => expect(explain(text).parsed.status).toBe(403));

it.each([
  '-G https://acme.okta.com/oauth2/v1/token -d client_secret=made-up-secret-1',
  "-u '0oa1:made-up-secret-1' 'https://u:made-up-secret-1@acme.okta.com/oauth2/v1/token?client_secret=made-up-secret-1'",
  "https://acme.okta.com/oauth2/v1/token --oauth2-bearer made-up-secret-1 -b sid=made-up-secret-1 -d 'client_secret=made-up-secret-1'",
  "https://acme.okta.com/api/v1/users --url-query 'access_token=made-up-secret-1' -H 'Authorization: SSWS made-up-secret-1'",
])('no secret of a typed command is shown: curl %s', (command) => {
  const found = explainResponse(`$ curl ${command}\n{"error":"invalid_client"}`);
  expect(found.request?.target).toContain('acme.okta.com');
  expect(JSON.stringify(found)).not.toContain('made-up-secret-1');
});
