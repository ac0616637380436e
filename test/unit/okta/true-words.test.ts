// What a judgement says must be true of the answer that it is about: the odd answers, where the usual words would mislead.
import { describe, expect, it } from 'vitest';
import { judgeTokenResponse } from '../../../shared/okta/verdict/judge-token.ts';
import type { JudgedResponse } from '../../../shared/okta/verdict/judgement.ts';
import { judgeResponse } from '../../../shared/okta/verdict/verdict.ts';
import { VERDICT_FACTS } from '../../../shared/okta/verdict/verdicts.ts';
import type { HeaderList } from '../../../shared/okta/wire-text/headers.ts';
import { shippedCatalogue } from './shipped-catalogue.ts';

const listUsers = shippedCatalogue().operations.find(({ id }) => id === 'listUsers') ?? null;
const judge = (given: Partial<JudgedResponse>) =>
  judgeResponse({
    operation: listUsers,
    method: 'GET',
    path: '/api/v1/users',
    status: 403,
    headers: [['x-okta-request-id', 'Z1']],
    bodyText: '',
    heldScopes: ['okta.users.read'],
    scheme: 'Bearer',
    ...given,
  });
const token = (status: number, body: unknown, headers: HeaderList = []) =>
  judgeTokenResponse({
    status,
    headers,
    bodyText: typeof body === 'string' ? body : JSON.stringify(body),
    requestedScopes: ['okta.users.read', 'okta.groups.read'],
  });
const management = (errorCode: string, errorSummary = 'x') => JSON.stringify({ errorCode, errorSummary });
const said = ({ title, meaning, next, evidence }: ReturnType<typeof judge>) =>
  [title, meaning, next, ...evidence].join(' ');

describe('429', () => {
  const rate = (remaining: string, limit = '50'): HeaderList => [
    ['x-rate-limit-limit', limit],
    ['x-rate-limit-remaining', remaining],
    ['x-rate-limit-reset', '1800000000'],
  ];
  const used = { error: 'invalid_grant', error_description: 'API call exceeded rate limit due to too many requests.' };

  it('does not call the window used up while calls are left: it is another limit', () => {
    for (const judged of [judge({ status: 429, headers: rate('49') }), token(429, used, rate('49'))]) {
      expect(judged).toMatchObject({ verdict: 'rate-limited', confidence: 'likely' });
      expect(judged.meaning).toContain('49 of 50');
      expect(judged.meaning).not.toContain('used up');
      expect(judged.next).toContain('Wait');
    }
  });

  it('says of the token endpoint what it says of the API, and that a token is to be kept', () => {
    expect(judge({ status: 429, headers: rate('0', '0') }).title).toBe(token(429, used, rate('0', '0')).title);
    expect(judge({ status: 429, headers: rate('0') }).next).not.toContain('token');
    expect(token(429, used, rate('0')).next).toContain('keep a token until it expires');
  });

  it('takes the time from Retry-After where a gateway sends that and Okta nothing', () => {
    expect(judge({ status: 429, headers: [['Retry-After', '17']] }).next).toContain('Wait 17 s');
    expect(judge({ status: 429, headers: [['Retry-After', 'soon']] }).next).toContain('Wait a minute');
  });
});

describe('what is in between', () => {
  it('407 is the proxy and not the org', () => {
    for (const judged of [judge({ status: 407 }), token(407, '')]) {
      expect(judged).toMatchObject({ verdict: 'unreachable', title: 'The proxy refused' });
      expect(judged.evidence.join()).toContain('407');
    }
  });

  it('a 401 that asks for Negotiate or Basic is not the API', () => {
    const asks = (...schemes: string[]) =>
      judge({ status: 401, headers: schemes.map((scheme) => ['WWW-Authenticate', scheme]) });
    expect(asks('Negotiate', 'NTLM')).toMatchObject({ verdict: 'not-okta', confidence: 'likely' });
    expect(asks('Basic realm="corp"').evidence.join()).toContain('Basic');
    expect(asks('Basic realm="corp"', 'Bearer realm="http://acme.okta.com"').verdict).toBe('token-invalid');
    expect(asks('').verdict).toBe('token-invalid');
  });

  it('a gateway in front of the token endpoint is distinguished from the org', () => {
    expect(token(503, '<html>busy</html>')).toEqual({
      ...judge({ status: 503, bodyText: '<html>busy</html>' }),
      outcome: 'refused',
      error: null,
      description: null,
      granted: [],
    });
  });
});

describe('403', () => {
  it('of an API token: the person needs the role, not the integration', () => {
    const judged = judge({ scheme: 'SSWS', heldScopes: null, bodyText: management('E0000006') });
    expect(judged.next).toContain('person');
    expect(judged.next).not.toContain('integration');
  });

  it('says nothing about scopes that an operation does not have', () => {
    const bare = listUsers && { ...listUsers, scopes: [] };
    const judged = judge({ operation: bare, bodyText: management('E0000006') });
    expect(judged.evidence.join()).not.toContain('which is what the operation needs');
    expect(judged.confidence).toBe('likely');
  });

  it('does not say that no reason was given where one was, or where it could not be read', () => {
    const other = judge({ bodyText: '{"message":"Forbidden"}' });
    expect(other.meaning).not.toContain('no reason');
    expect(other.evidence).toEqual(['HTTP 403: Forbidden']);
    const unread = judge({ bodyText: null });
    expect(unread.meaning).toContain('not available');
    expect(unread.evidence.join()).not.toContain('without a reason');
  });

  it('is unsure of E0000005 where the catalogue says that OAuth is taken', () => {
    const judged = judge({ bodyText: management('E0000005', 'Invalid session') });
    expect(judged).toMatchObject({ verdict: 'api-token-only', confidence: 'uncertain' });
    expect(judged.evidence.join(' ')).toContain('catalogue');
  });
});

it('lets the code decide where 401 and 403 were exchanged on the way', () => {
  const role = judge({ status: 401, bodyText: management('E0000006') });
  expect(role).toMatchObject({ verdict: 'role-missing' });
  expect(role.evidence[0]).toContain('HTTP 401, E0000006');
  const feature = judge({ status: 403, bodyText: management('E0000015') });
  expect(feature).toMatchObject({ verdict: 'feature-off' });
  expect(feature.evidence[0]).toContain('HTTP 403, E0000015');
});

it('does not ask to send as Bearer what was sent as Bearer', () => {
  const judged = judge({ status: 401, bodyText: management('E0000011', 'Invalid token provided') });
  expect(judged.verdict).toBe('token-invalid');
  expect(judged.next).not.toContain('as Bearer');
});

it('304 is no redirect', () => {
  const judged = judge({ status: 304 });
  expect(judged.verdict).toBe('allowed');
  expect(said(judged)).not.toMatch(/redirect|declares/);
});

it('411 says what is missing', () => {
  expect(judge({ status: 411, method: 'POST' }).next).toContain('Content-Length');
});

describe('refusals of the token endpoint', () => {
  const refused = (error: string, error_description: string) => token(400, { error, error_description });

  it('name the scopes that are in the way, and no others', () => {
    const rows: [error: string, text: string, missing: string[]][] = [
      [
        'invalid_scope',
        'The following scopes are not allowed for this request: [okta.users.read, okta.groups.read].',
        ['okta.users.read', 'okta.groups.read'],
      ],
      [
        'access_denied',
        'Some of the requested scopes were denied by the policy. Denied scopes: [okta.groups.read].',
        ['okta.groups.read'],
      ],
      // Each of them may be had, only not together.
      ['invalid_scope', 'The following scopes cannot be requested together: [okta.users.read, okta.groups.read].', []],
      [
        'invalid_scope',
        'The following scopes: [okta.users.read] must be requested together with [okta.apps.read].',
        ['okta.apps.read'],
      ],
    ];
    for (const [error, text, missing] of rows) expect(refused(error, text).missingScopes, text).toEqual(missing);
  });

  it('have a next step, also when nobody knows the error', () => {
    expect(refused('brand_new', 'Something else.')).toMatchObject({ verdict: 'unclear' });
    expect(refused('brand_new', 'Something else.').next).not.toBe('');
  });

  it('are reported by their code as on the API: a wrong method is a wrong method', () => {
    expect(token(405, management('E0000022')).verdict).toBe('method-not-allowed');
    expect(token(404, management('E0000007')).verdict).toBe('not-found');
  });

  it('are none when the status is 200', () => {
    expect(token(200, { message: 'welcome', status: 'active' }).verdict).toBe('not-okta');
  });

  it('show no secret of the address that a redirect leads to', () => {
    const judged = token(302, '', [['Location', 'https://me:planted1@acme.okta.com/cb?code=planted2']]);
    expect(judged.verdict).toBe('redirected');
    expect(said(judged)).not.toContain('planted');
  });
});

it.each(['constructor', '__proto__', 'toString'])('takes %s for a code that nobody knows', (code) => {
  for (const status of [400, 401, 403, 404, 500]) {
    const judged = judge({ status, bodyText: `{"errorCode":"${code}","errorSummary":"x"}` });
    expect(Object.keys(VERDICT_FACTS)).toContain(judged.verdict);
    expect(judged.meaning).not.toBe('');
  }
  expect(Object.keys(VERDICT_FACTS)).toContain(token(403, { errorCode: code, errorSummary: 'x' }).verdict);
});

it('does not take the text of a mesh or a gateway for a refusal of Okta', () => {
  const refused = (bodyText: string, headers: HeaderList = []) => judge({ status: 403, headers, bodyText });
  expect(refused('RBAC: access denied')).toMatchObject({ verdict: 'not-okta', confidence: 'likely' });
  expect(refused('<Error><Code>AccessDenied</Code></Error>').verdict).toBe('not-okta');
  expect(refused('RBAC: access denied').meaning).not.toContain('web page');
  // Okta's own, and what was only cut short.
  expect(refused('odd', [['x-okta-request-id', 'Z1']]).verdict).toBe('role-missing');
  expect(refused('odd', [['x-okta-request-id', 'Z1']]).meaning).not.toContain('gives no reason');
  expect(refused('{"errorCode":"E00').verdict).toBe('role-missing');
});
