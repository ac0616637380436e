// A pasted response explained: every way in which people paste one, what is taken from it, and that no secret is returned.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOperationMatcher } from '../../../../shared/okta/catalogue/match-operation.ts';
import { explainResponse } from '../../../../shared/okta/explain/explain-response.ts';
import { shippedCatalogue } from '../shipped-catalogue.ts';

const matcher = createOperationMatcher(shippedCatalogue().operations);
const findOperation = (method: string, target: string) => matcher.match(method, target)?.operation ?? null;
const CHALLENGE =
  'Bearer authorization_uri="http://acme.okta.com/oauth2/v1/authorize", realm="http://acme.okta.com", scope="okta.groups.read", error="insufficient_scope", error_description="The access token provided does not contain the required scopes.", resource="/api/v1/groups/12345"';
const ROLE = JSON.stringify({
  errorCode: 'E0000006',
  errorSummary: 'You do not have permission to perform the requested action',
  errorLink: 'E0000006',
  errorId: 'oaeExample',
  errorCauses: [],
});
/** Payload: scp okta.users.read. */
const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzY3AiOlsib2t0YS51c2Vycy5yZWFkIl19.c2lnbmF0dXJl';

const VERBOSE = `me@desk:~$ curl -v -H 'Authorization: Bearer ${TOKEN}' https://acme.okta.com/api/v1/groups/12345
* Host acme.okta.com:443 was resolved.
*   Trying 203.0.113.7:443...
* Connected to acme.okta.com (203.0.113.7) port 443
> GET /api/v1/groups/12345 HTTP/2
> Host: acme.okta.com
> User-Agent: curl/8.5.0
> Accept: */*
> Authorization: Bearer ${TOKEN}
>
{ [5 bytes data]
< HTTP/2 403
< content-length: 0
< x-okta-request-id: Zexample
< www-authenticate: ${CHALLENGE}
<
* Connection #0 to host acme.okta.com left intact
`;

describe('output of curl -v', () => {
  it('of a server on this machine is taken as http, and a code alone is quoted as one', () => {
    const text =
      '> GET /api/v1/users HTTP/1.1\n> Host: 127.0.0.1:8080\n>\n< HTTP/1.1 403 Forbidden\n<\n{"errorCode":"E0000006"}';
    const found = explainResponse(text);
    expect(found.request?.target).toBe('http://127.0.0.1:8080/api/v1/users');
    expect(found.judgement?.evidence).toEqual(['HTTP 403, E0000006']);
  });

  it('gives request, scheme and held scopes by itself', () => {
    const found = explainResponse(VERBOSE, { findOperation });
    expect(found).toMatchObject({
      kind: 'curl-verbose',
      request: {
        method: 'GET',
        target: 'https://acme.okta.com/api/v1/groups/12345',
        scheme: 'Bearer',
        heldScopes: ['okta.users.read'],
      },
      parsed: { status: 403, statusFrom: 'text', bodyText: '' },
      judgedAs: 'api',
      judgement: { verdict: 'scope-missing', missingScopes: ['okta.groups.read'], confidence: 'certain' },
      codes: [{ key: 'access_token_insufficient_scopes', foundIn: 'www-authenticate', exact: true }],
      requestId: 'Zexample',
      problems: [],
    });
  });

  it('takes the body off the note that curl puts right behind it', () => {
    const text = `> GET /api/v1/users HTTP/1.1\n> Host: acme.okta.com\n>\n< HTTP/1.1 403 Forbidden\n< Content-Type: application/json\n<\n${ROLE}* Connection #0 to host acme.okta.com left intact\n* Closing connection`;
    expect(explainResponse(text)).toMatchObject({
      parsed: { status: 403, bodyText: ROLE },
      judgement: { verdict: 'role-missing' },
      errorId: 'oaeExample',
      problems: [],
    });
  });

  it('explains the last of several responses and names those before it', () => {
    const text = `> POST /oauth2/v1/token HTTP/1.1\n> Host: acme.okta.com\n>\n< HTTP/1.1 100 Continue\n<\n< HTTP/1.1 302 Found\n< Location: https://acme.okta.com/login?token=planted-secret-1\n<\n> POST /oauth2/v1/token HTTP/1.1\n> Host: acme.okta.com\n>\n< HTTP/1.1 401 Unauthorized\n<\n{"error":"invalid_client","error_description":"The client secret supplied for a confidential client is invalid."}`;
    const found = explainResponse(text);
    expect(found.earlier.map(({ status }) => status)).toEqual([100, 302]);
    expect(found).toMatchObject({ judgedAs: 'token', judgement: { verdict: 'client-refused' } });
    expect(JSON.stringify(found)).not.toContain('planted-secret-1');
  });

  it('reads -v and -i together, where the head is printed twice', () => {
    const head = ['HTTP/1.1 404 Not Found', 'X-Okta-Request-Id: abc', ''];
    const text = `> GET /api/v1/users/x HTTP/1.1\n> Host: acme.okta.com\n${head.map((line) => `< ${line}\n${line}`).join('\n')}\n{"errorCode":"E0000007","errorSummary":"Not found: Resource not found: x (User)"}`;
    const found = explainResponse(text);
    expect(found.parsed.headers).toEqual([['X-Okta-Request-Id', 'abc']]);
    expect(found.judgement?.verdict).toBe('not-found');
  });

  it('says when there was a request and no response', () => {
    const found = explainResponse('> GET /api/v1/users HTTP/1.1\n> Host: acme.okta.com\n>\n* Empty reply from server');
    expect(found).toMatchObject({ judgement: null, request: { method: 'GET' } });
    expect(found.problems[0]).toContain('no response');
  });
});

describe('other ways to paste', () => {
  it.each<[string, string, object]>([
    [
      'curl -i with CRLF and HTTP/2',
      `HTTP/2 403 \r\nwww-authenticate: ${CHALLENGE}\r\ncontent-length: 0\r\n\r\n`,
      { kind: 'http', parsed: { status: 403 }, judgement: { verdict: 'scope-missing' } },
    ],
    [
      'curl -i with the prompt before and behind it',
      `$ curl -i -X POST 'https://acme.okta.com/api/v1/users' \\\n  -H 'Authorization: Bearer ${TOKEN}'\nHTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n${ROLE}\nme@desk:~$ `,
      {
        kind: 'http',
        request: { method: 'POST', scheme: 'Bearer', heldScopes: ['okta.users.read'] },
        judgement: { verdict: 'role-missing' },
      },
    ],
    [
      '100 Continue before it',
      'HTTP/1.1 100 Continue\n\nHTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{"error":"invalid_scope","error_description":"No scopes were requested."}',
      { earlier: [{ status: 100 }], judgedAs: 'token', judgement: { verdict: 'scope-refused' } },
    ],
    [
      "a status in a tool's words",
      `Status: 403 Forbidden\nContent-Type: application/json\n\n${ROLE}`,
      { kind: 'http', parsed: { status: 403, statusText: 'Forbidden' }, judgement: { verdict: 'role-missing' } },
    ],
    ['a bare status', `403 Forbidden\n\n${ROLE}`, { parsed: { status: 403 }, judgement: { verdict: 'role-missing' } }],
    [
      'a status of an HTTP client of an editor',
      `Response code: 403 (Forbidden); Time: 12ms\n\n${ROLE}`,
      { parsed: { status: 403, statusText: 'Forbidden' } },
    ],
    [
      'headers as developer tools show them',
      `:status: 401\ncontent-length: 0\nwww-authenticate: Bearer error="invalid_token", error_description="The token has expired."`,
      { kind: 'http', parsed: { status: 401 }, judgement: { verdict: 'token-expired' } },
    ],
    [
      'only headers',
      `content-length: 0\nwww-authenticate: Bearer error="invalid_token",\n  error_description="The access token is invalid."`,
      { kind: 'headers', parsed: { status: 401, statusFrom: 'code' }, judgement: { verdict: 'token-invalid' } },
    ],
    [
      'only the challenge',
      CHALLENGE,
      {
        kind: 'challenge',
        parsed: { status: 403, statusFrom: 'code' },
        request: { target: '/api/v1/groups/12345', methodAssumed: true },
        judgement: { verdict: 'scope-missing', missingScopes: ['okta.groups.read'] },
      },
    ],
    [
      'only the challenge, broken into lines',
      'Bearer realm="http://acme.okta.com", error="invalid_token",\nerror_description="The token has expired."',
      { kind: 'challenge', judgement: { verdict: 'token-expired' } },
    ],
    [
      'only a body',
      ROLE,
      { kind: 'body', parsed: { status: 403, statusFrom: 'code' }, judgement: { verdict: 'role-missing' } },
    ],
    [
      'a body as a JSON string',
      JSON.stringify(ROLE),
      { kind: 'body', parsed: { status: 403 }, judgement: { verdict: 'role-missing' } },
    ],
    [
      'a line of a log',
      `2026-11-25T08:30:00Z ERROR okta call failed: ${ROLE} (retry 1 of 3)`,
      { kind: 'body', judgement: { verdict: 'role-missing' } },
    ],
    [
      'a granted token',
      JSON.stringify({ access_token: TOKEN, token_type: 'Bearer', scope: 'okta.users.read' }),
      { judgedAs: 'token', parsed: { status: 200 }, judgement: { verdict: 'allowed', title: 'Token granted' } },
    ],
    ['a sign-in page', '<!doctype html><title>Sign in</title>', { judgement: { verdict: 'not-okta' } }],
    [
      'a page of a gateway with its status',
      'HTTP/1.1 502 Bad Gateway\nContent-Type: text/html\n\n<html>bad gateway</html>',
      { judgement: { verdict: 'server-fault' } },
    ],
    [
      'a list without status',
      '[{"id":"00u1"}]',
      { parsed: { status: 200, statusFrom: 'guess' }, judgement: { verdict: 'allowed', confidence: 'uncertain' } },
    ],
    [
      'a deactivated org',
      '{"errorCode":"E0000260","errorSummary":"This developer org has been deactivated."}',
      { judgement: { verdict: 'org-inactive' } },
    ],
    [
      'an unknown client, in the management shape',
      '{"errorCode":"invalid_client","errorSummary":"Invalid value for \'client_id\' parameter.","errorLink":"invalid_client","errorId":"oae1","errorCauses":[]}',
      { judgedAs: 'token', judgement: { verdict: 'client-refused' }, codes: [{ key: 'invalid_client_id' }] },
    ],
    [
      'a request head before it, as HTTPie shows it',
      `GET /api/v1/groups/12345 HTTP/1.1\nAuthorization: Bearer ${TOKEN}\nHost: acme.okta.com\n\n\n\nHTTP/1.1 403 Forbidden\nWWW-Authenticate: ${CHALLENGE}\n\n`,
      {
        kind: 'http',
        request: { method: 'GET', scheme: 'Bearer', heldScopes: ['okta.users.read'] },
        judgement: { verdict: 'scope-missing' },
      },
    ],
    [
      'an indented head, as wget -S shows it',
      `--2026-11-25--  https://acme.okta.com/api/v1/users\n  HTTP/1.1 403 Forbidden\n  Content-Type: application/json\n  X-Okta-Request-Id: Z7\n`,
      { kind: 'http', parsed: { status: 403 }, requestId: 'Z7' },
    ],
    [
      'a feature that is off, by the token endpoint',
      '> POST /oauth2/v1/token HTTP/1.1\n>\n< HTTP/1.1 401 Unauthorized\n<\n{"errorCode":"E0000015","errorSummary":"You do not have permission to access the feature you are requesting"}',
      { judgedAs: 'token', judgement: { verdict: 'feature-off' } },
    ],
    [
      'colours of a terminal',
      '\u001b[1mHTTP/2\u001b[0m 404\n\n{"errorCode":"E0000007","errorSummary":"Not found: x"}',
      { kind: 'http', judgement: { verdict: 'not-found' } },
    ],
  ])('%s', (_name, text, expected) => expect(explainResponse(text, { findOperation })).toMatchObject(expected));

  it('reads rate limit and paging of a list', () => {
    const found = explainResponse(
      'HTTP/2 200\ndate: Fri, 15 Jan 2027 08:00:00 GMT\nx-rate-limit-limit: 50\nx-rate-limit-remaining: 49\nx-rate-limit-reset: 1800000030\nlink: <https://acme.okta.com/api/v1/users?limit=1>; rel="self"\nlink: <https://acme.okta.com/api/v1/users?after=00u1&limit=1>; rel="next"\n\n[{"id":"00u1"}]',
      { findOperation },
    );
    expect(found.rateLimit).toMatchObject({ limit: 50, remaining: 49 });
    expect(found.paging?.next).toBe('https://acme.okta.com/api/v1/users?after=00u1&limit=1');
    expect(found.request?.target).toBe('https://acme.okta.com/api/v1/users?limit=1');
    expect(found.judgement?.verdict).toBe('allowed');
  });

  it.each(['', '   \n', 'hello there', 'Hello: this is a letter, not a response'])('explains nothing of %j', (text) => {
    const found = explainResponse(text);
    expect(found.judgement).toBeNull();
    expect(found.problems).not.toEqual([]);
  });
});

describe('captures', () => {
  const entry = (status: number, text: string, more = {}) => ({
    request: { method: 'GET', url: 'https://acme.okta.com/api/v1/users', headers: [] },
    response: {
      status,
      statusText: 'x',
      headers: [{ name: 'X-Okta-Request-Id', value: 'r1' }],
      content: { text, ...more },
    },
  });

  it('takes an entry of a HAR, and of a whole one the last that was refused', () => {
    expect(explainResponse(JSON.stringify(entry(403, ROLE)))).toMatchObject({
      kind: 'har',
      request: { method: 'GET' },
      judgement: { verdict: 'role-missing' },
      requestId: 'r1',
    });
    const har = {
      log: { entries: [entry(200, '[]'), entry(403, btoa(ROLE), { encoding: 'base64' }), entry(200, '[]')] },
    };
    const found = explainResponse(JSON.stringify(har));
    expect(found.judgement?.verdict).toBe('role-missing');
    expect(found.problems).toEqual(['The file holds 3 responses; the last one that was refused is explained.']);
  });

  it('takes what send --json and token --json print', () => {
    const sent = {
      status: 403,
      verdict: 'scope-missing',
      headers: { 'www-authenticate': CHALLENGE },
      body: null,
      timing: { total: 3 },
      requestId: null,
    };
    expect(explainResponse(JSON.stringify(sent))).toMatchObject({
      kind: 'bench',
      judgement: { verdict: 'scope-missing' },
    });
    const failed = { ...sent, status: null, headers: {}, failure: { kind: 'dns', message: 'No such host.', fix: '' } };
    expect(explainResponse(JSON.stringify(failed))).toMatchObject({ judgement: { verdict: 'unreachable' } });
    const refused = { refused: { status: 400, error: 'invalid_scope', description: 'No scopes were requested.' } };
    expect(explainResponse(JSON.stringify(refused))).toMatchObject({
      judgedAs: 'token',
      judgement: { verdict: 'scope-refused' },
    });
  });
});

describe('what the caller knows', () => {
  it('sharpens the judgement', () => {
    const bare = explainResponse(`HTTP/2 403\n\n${ROLE}`, { findOperation });
    expect(bare.judgement?.confidence).toBe('likely');
    const known = explainResponse(`HTTP/2 403\n\n${ROLE}`, {
      findOperation,
      method: 'GET',
      path: '/api/v1/users',
      heldScopes: ['okta.users.manage'],
    });
    expect(known.judgement).toMatchObject({ verdict: 'role-missing', confidence: 'certain' });
  });
});

it('gives no secret back', () => {
  const secret = 'planted0Secret1Value2';
  const texts = [
    `> GET /api/v1/users?access_token=${secret} HTTP/1.1\n> Host: acme.okta.com\n> Authorization: Bearer ${secret}\n> Cookie: sid=${secret}\n>\n< HTTP/1.1 200 OK\n< Set-Cookie: sid=${secret}\n< Location: https://acme.okta.com/cb?code=${secret}\n<\n{"client_secret":"${secret}"}`,
    `$ curl -i -u '0oa1:${secret}' -H 'Authorization: SSWS ${secret}' 'https://me:${secret}@acme.okta.com/api/v1/users?token=${secret}'\nHTTP/1.1 401 Unauthorized\n\n{"error":"invalid_client","error_description":"Bearer ${secret} is bad"}`,
    JSON.stringify({ access_token: secret, token_type: 'Bearer', refresh_token: secret, id_token: secret }),
    `HTTP/1.1 302 Found\nLocation: https://acme.okta.com/#access_token=${secret}\n\n`,
    `{"errorCode":"E0000999","errorSummary":"token=${secret} is no good"}`,
  ];
  for (const text of texts) expect(JSON.stringify(explainResponse(text))).not.toContain(secret);
});

it('answers anything, and always in the same shape', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.json(),
    fc.constantFrom(
      VERBOSE,
      ROLE,
      CHALLENGE,
      'HTTP/1.1 200 OK\n',
      '\r\n\r\n',
      '< ',
      '> GET / HTTP/1.1\n',
      '$ curl ',
      '{"log":{"entries":[',
      'Request URL:\nStatus Code:\n',
      "{'error': 'invalid_client'",
      'curl: (6) no',
      'E0000006',
      '{"item":[{"response":[{"code":403,"header":[[]]}]}]}',
      '\u001f\ufffd',
      '“',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const found = explainResponse(pieces.join(''));
      return found.kindLabel !== '' && (found.judgement !== null || found.problems.length > 0);
    }),
    { numRuns: 1500, seed: 20261125 },
  );
});
