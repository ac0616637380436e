// The judge against what Okta answers (FACTS §1 to §4): which verdict, in which words, on what evidence.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOktaError } from '../../../shared/okta/errors/okta-error.ts';
import { judgeTokenResponse } from '../../../shared/okta/verdict/judge-token.ts';
import type { JudgedResponse } from '../../../shared/okta/verdict/judgement.ts';
import { judgeResponse } from '../../../shared/okta/verdict/verdict.ts';
import { VERDICT_FACTS, VERDICTS } from '../../../shared/okta/verdict/verdicts.ts';
import { shippedCatalogue } from './shipped-catalogue.ts';

const catalogue = shippedCatalogue();
const operation = (id: string) => catalogue.operations.find((each) => each.id === id)!;
const okta: [string, string][] = [
  ['x-okta-request-id', 'abc'],
  ['content-type', 'application/json'],
];
const denied = (parameters: string, scheme = 'Bearer'): [string, string][] => [
  ...okta,
  ['WWW-Authenticate', `${scheme} ${parameters}`],
];
const error = (errorCode: string, errorSummary = 'x', causes: string[] = []) =>
  JSON.stringify({
    errorCode,
    errorSummary,
    errorLink: errorCode,
    errorId: 'oae1',
    errorCauses: causes.map((each) => ({ errorSummary: each })),
  });

function judge(given: Partial<JudgedResponse>) {
  return judgeResponse({
    operation: operation('listUsers'),
    method: 'GET',
    path: '/api/v1/users',
    status: 200,
    headers: okta,
    bodyText: '',
    heldScopes: ['okta.users.read'],
    scheme: 'Bearer',
    ...given,
  });
}

const group = { operation: operation('getGroup'), path: '/api/v1/groups/12345' };

describe('answers of the API', () => {
  it('says which scope is missing, and that Okta says so', () => {
    const judged = judge({
      ...group,
      status: 403,
      headers: denied(
        'scope="okta.groups.read", error="insufficient_scope", error_description="The access token provided does not contain the required scopes.", resource="/api/v1/groups/12345"',
      ),
    });
    expect(judged).toMatchObject({
      verdict: 'scope-missing',
      title: 'Your token lacks `okta.groups.read`',
      meaning: 'Okta says so in WWW-Authenticate.',
      missingScopes: ['okta.groups.read'],
      confidence: 'certain',
    });
  });

  it('names only the lacking one of two, and falls back on the catalogue when Okta names none', () => {
    const two = denied('scope="okta.apps.manage okta.groups.manage", error="insufficient_scope"');
    expect(judge({ status: 403, headers: two, heldScopes: ['okta.apps.manage'] }).missingScopes).toEqual([
      'okta.groups.manage',
    ]);
    const none = denied('error="insufficient_scope"');
    expect(judge({ ...group, status: 403, headers: none }).missingScopes).toEqual(['okta.groups.read']);
  });

  it.each<[string, Partial<JudgedResponse>, string, string]>([
    ['a list', { bodyText: '[{"id":"1"}]' }, 'allowed', 'certain'],
    ['an empty list', { bodyText: '[]' }, 'allowed', 'likely'],
    ['nothing, on delete', { method: 'DELETE', status: 204 }, 'allowed', 'certain'],
    ['E0000006 with the scope held', { status: 403, bodyText: error('E0000006') }, 'role-missing', 'certain'],
    [
      'E0000006 without a readable token',
      { status: 403, bodyText: error('E0000006'), heldScopes: null },
      'role-missing',
      'likely',
    ],
    [
      'E0000005 where no OAuth is taken',
      { operation: operation('revokeCurrentApiToken'), status: 403, bodyText: error('E0000005') },
      'api-token-only',
      'certain',
    ],
    [
      'E0000005 without a token',
      { status: 403, bodyText: error('E0000005'), heldScopes: null, scheme: 'none' },
      'token-missing',
      'likely',
    ],
    ['403 and nothing, scope not held', { ...group, status: 403 }, 'scope-missing', 'likely'],
    ['403 and nothing, scope held', { status: 403 }, 'role-missing', 'uncertain'],
    ['the state of an app', { status: 403, bodyText: error('E0000056') }, 'state-forbids', 'certain'],
    ['a sleeping org', { status: 403, bodyText: error('E0000260') }, 'org-inactive', 'certain'],
    [
      'a garbled token',
      { status: 401, headers: denied('error="invalid_token", error_description="The access token is invalid."') },
      'token-invalid',
      'certain',
    ],
    [
      'a new text',
      { status: 401, headers: denied('error="invalid_token", error_description="Something new."') },
      'token-invalid',
      'likely',
    ],
    [
      'an expired token',
      { status: 401, headers: denied('error="invalid_token", error_description="The token has expired."') },
      'token-expired',
      'certain',
    ],
    [
      'a token of a custom server',
      {
        status: 401,
        headers: denied(
          'error="invalid_token", error_description="The access token provided is not intended for Okta."',
        ),
      },
      'token-invalid',
      'certain',
    ],
    [
      'a missing token',
      { status: 401, headers: denied('error="invalid_request", error_description="The access token is missing."') },
      'token-missing',
      'certain',
    ],
    ['401 and nothing', { status: 401, headers: okta }, 'token-invalid', 'uncertain'],
    [
      'a wrong API token',
      { status: 401, bodyText: error('E0000011', 'Invalid token provided'), scheme: 'SSWS', heldScopes: null },
      'token-invalid',
      'certain',
    ],
    ['a feature that is off', { status: 401, bodyText: error('E0000015') }, 'feature-off', 'certain'],
    [
      'a bound token as Bearer',
      {
        status: 400,
        headers: denied(
          'error="invalid_request", error_description="The resource request requires a DPoP proof.", resource="/api/v1/users"',
        ),
      },
      'dpop-required',
      'certain',
    ],
    [
      'a bad proof',
      {
        status: 400,
        headers: denied(
          'algs="RS256", error="invalid_dpop_proof", error_description="\'htu\' claim in the DPoP proof JWT is invalid."',
          'DPoP',
        ),
      },
      'dpop-invalid',
      'certain',
    ],
    [
      'the token in the query',
      {
        status: 400,
        headers: denied(
          'error="invalid_request", error_description="The access token cannot be presented in a query string."',
        ),
      },
      'bad-request',
      'certain',
    ],
    [
      'rate',
      {
        status: 429,
        headers: [
          ...okta,
          ['x-rate-limit-limit', '50'],
          ['x-rate-limit-remaining', '0'],
          ['x-rate-limit-reset', '1800000000'],
        ],
        bodyText: error('E0000047'),
      },
      'rate-limited',
      'certain',
    ],
    [
      'an unknown id',
      { status: 404, bodyText: error('E0000007', 'Not found: Resource not found: x (User)') },
      'not-found',
      'certain',
    ],
    ['a wrong method', { status: 405, bodyText: error('E0000022') }, 'method-not-allowed', 'certain'],
    ['a duplicate', { status: 409, bodyText: error('E0000055') }, 'conflict', 'certain'],
    ['an old ETag', { status: 412, bodyText: error('E0000231') }, 'conflict', 'certain'],
    [
      'malformed JSON',
      { method: 'POST', operation: operation('createUser'), status: 400, bodyText: error('E0000003') },
      'bad-request',
      'certain',
    ],
    ['a media type, as 404', { status: 404, bodyText: error('E0000012') }, 'bad-request', 'certain'],
    ['411', { status: 411, bodyText: '' }, 'bad-request', 'uncertain'],
    ['500', { status: 500, bodyText: error('E0000009') }, 'server-fault', 'certain'],
    [
      'a gateway',
      { status: 502, bodyText: '<html>', headers: [['content-type', 'text/html']] },
      'server-fault',
      'likely',
    ],
    [
      'a sign-in page',
      { status: 200, bodyText: '<!DOCTYPE html>', headers: [['content-type', 'text/html; charset=utf-8']] },
      'not-okta',
      'likely',
    ],
    ['a redirect', { status: 302, headers: [['location', 'https://elsewhere.example/']] }, 'redirected', 'certain'],
    [
      'a dead host',
      { status: null, failure: { kind: 'dns', message: 'getaddrinfo ENOTFOUND' } },
      'unreachable',
      'certain',
    ],
    ['half an answer', { status: 200, failure: { kind: 'truncated' } }, 'incomplete', 'certain'],
    ['a cancelled call', { status: null, failure: { kind: 'cancelled' } }, 'cancelled', 'certain'],
    ['no such status', { status: 999 }, 'unclear', 'uncertain'],
  ])('%s', (_name, given, verdict, confidence) => {
    const judged = judge(given);
    expect(judged).toMatchObject({ verdict, confidence });
    expect(judged.title).not.toBe('');
    expect(judged.evidence.every((line) => line !== '')).toBe(true);
  });

  it('reads OAuth refusals outside the token endpoint: introspect, revoke, userinfo', () => {
    const body = JSON.stringify({
      error: 'invalid_client',
      error_description: 'The client secret supplied for a confidential client is invalid.',
    });
    expect(
      judge({
        operation: operation('introspect'),
        method: 'POST',
        path: '/oauth2/v1/introspect',
        status: 401,
        bodyText: body,
      }),
    ).toMatchObject({ verdict: 'client-refused', confidence: 'certain' });
  });

  it('shows where a redirect leads without the token in its address', () => {
    const judged = judge({ status: 302, headers: [['location', 'https://elsewhere.example/cb#access_token=planted']] });
    expect(judged.evidence.join()).toContain('https://elsewhere.example/cb');
    expect(JSON.stringify(judged)).not.toContain('planted');
  });

  it('distinguishes concurrency from rate and says how long to wait', () => {
    const rate = (limit: string): [string, string][] => [
      ...okta,
      ['date', 'Fri, 15 Jan 2027 08:00:00 GMT'],
      ['x-rate-limit-limit', limit],
      ['x-rate-limit-remaining', '0'],
      ['x-rate-limit-reset', String(Date.UTC(2027, 0, 15, 8, 0, 30) / 1000)],
    ];
    expect(judge({ status: 429, headers: rate('50') }).next).toContain('31 s');
    expect(judge({ status: 429, headers: rate('0') }).title).toContain('at the same time');
  });

  it('quotes the causes of a failed validation and what a refused write shows', () => {
    const judged = judge({
      method: 'POST',
      operation: operation('createUser'),
      status: 400,
      bodyText: error('E0000001', 'Api validation failed: newUser', ['login: The field cannot be left blank']),
    });
    expect(judged.title).toContain('login: The field cannot be left blank');
    expect(judged.evidence.at(-1)).toContain('Scope and role were enough');
  });

  it('adds the doubt about the role to an empty list', () => {
    expect(judge({ bodyText: ' [] ' }).next).toContain('admin role');
  });

  it('says when the org allows more than the catalogue expects', () => {
    expect(judge({ ...group, bodyText: '{}', heldScopes: [] }).evidence.join()).toContain('okta.groups.read');
  });
});

describe('error bodies', () => {
  it.each([
    [
      '{"errorCode":"E0000007","errorSummary":"s","errorId":"oae1","errorCauses":[]}',
      { shape: 'management', code: 'E0000007', id: 'oae1', causes: [] },
    ],
    [
      '{"errorSummary":"s","errorCauses":{"errorSummary":"only one"}}',
      { shape: 'management', code: null, causes: ['only one'] },
    ],
    [
      '{"errorCode":"E1","errorCauses":[{"reason":"r"},null,7,"t",{"errorSummary":""}]}',
      { causes: ['r', 't'], summary: '' },
    ],
    ['{"error":"invalid_client","error_description":"d"}', { shape: 'oauth', code: 'invalid_client', summary: 'd' }],
    ['{"message":"m","code":"c"}', { shape: 'odd', code: 'c', summary: 'm' }],
  ])('%s', (text, expected) => expect(parseOktaError(text)).toMatchObject(expected));
  it.each([null, '', '[]', 'null', '"x"', '{}', '{', '<html>', '{"id":"1"}'])('%j is none', (text) =>
    expect(parseOktaError(text)).toBeNull(),
  );
});

describe('the list of verdicts', () => {
  it('give each verdict a label, a colour and an icon', () => {
    expect(VERDICTS).toContain('allowed');
    expect(new Set(VERDICTS.map((name) => VERDICT_FACTS[name].label)).size).toBe(VERDICTS.length);
  });
});

describe('anything', () => {
  it('gets a judgement', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.json(),
      fc.constantFrom('[]', '{"errorCode":1}', '{"error":{}}', '{"errorCauses":[[]]}'),
    );
    const name = fc.constantFrom(
      'www-authenticate',
      'content-type',
      'x-rate-limit-limit',
      'x-rate-limit-remaining',
      'x-rate-limit-reset',
      'location',
      'date',
      'x-okta-request-id',
    );
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 0, max: 1000 })),
        fc.array(fc.tuple(name, value)),
        fc.option(value),
        fc.constantFrom(null, ...catalogue.operations),
        (status, headers, bodyText, op) => {
          const judged = judgeResponse({
            operation: op,
            method: 'GET',
            path: '/x',
            status,
            headers,
            bodyText,
            heldScopes: null,
          });
          const refused = judgeTokenResponse({ status, headers, bodyText, requestedScopes: ['a'] });
          parseOktaError(bodyText);
          return VERDICTS.includes(judged.verdict) && VERDICTS.includes(refused.verdict);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
