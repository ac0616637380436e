// Comparing answers: reflexive for any answer, blind to ids, times and hosts, and to nothing else; never a throw.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { ShownAnswer } from '../../../../shared/model/case-results.ts';
import { errorCases, findErrorCase } from '../../../../shared/okta/error-cases/all-cases.ts';
import { challengeAnswer, oktaAnswer } from '../../../../shared/okta/error-cases/cases/expected-answers.ts';
import { compareAnswer } from '../../../../shared/okta/error-cases/compare/compare-answer.ts';
import { explainDivergence } from '../../../../shared/okta/error-cases/compare/explain-divergence.ts';
import { asExpected, judgeAnswer, sameAnswer } from '../../../../shared/okta/error-cases/compare/judge-answer.ts';
import { matchesText } from '../../../../shared/okta/error-cases/compare/match-template.ts';
import { normalizeAnswer } from '../../../../shared/okta/error-cases/compare/normalize-answer.ts';
import { normalizeText } from '../../../../shared/okta/error-cases/compare/normalize-text.ts';
import { toShownAnswer } from '../../../../shared/okta/error-cases/compare/shown-answer.ts';
import type { ErrorCase, ExpectedAnswer } from '../../../../shared/okta/error-cases/error-case.ts';
import { runs } from '../../../support/cost/long-run.ts';

const own = { host: 'acme.okta.com', clientId: '0oa1ExampleClient000' };
const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const headerName = fc.constantFrom(
  'content-type',
  'www-authenticate',
  'x-okta-request-id',
  'date',
  'retry-after',
  'via',
);
const headers = fc.array(fc.tuple(headerName, text), { maxLength: 6 });
const body = fc.oneof(fc.json(), text, fc.constant(''));
const answer = fc.record({ status: fc.integer({ min: 100, max: 599 }), headers, bodyText: body });
const anyCase = fc.constantFrom(...errorCases());

describe('for any answer', () => {
  it('comparing is reflexive, and what was saved as the baseline is recognised', () => {
    fc.assert(
      fc.property(anyCase, answer, ({ expected }, actual) => {
        const shown = normalizeAnswer(actual, own);
        expect(sameAnswer(expected, shown, shown)).toBe(true);
        expect(compareAnswer(asExpected(expected, shown), shown)).toEqual([]);
        expect(judgeAnswer(expected, shown, shown).outcome).not.toBe('differs');
      }),
      { numRuns: runs(600, 2000) },
    );
  });

  it('every difference has words, and there is one whenever the status is another', () => {
    fc.assert(
      fc.property(anyCase, answer, ({ expected }, actual) => {
        const shown = normalizeAnswer(actual, own);
        const { outcome, differences, matched } = judgeAnswer(expected, shown, null);
        expect(outcome === 'differs').toBe(differences.length > 0);
        for (const { words } of differences) expect(words).toMatch(/\S.*\.$/s);
        if (expected.every(({ status }) => status !== actual.status))
          expect(differences[0]).toMatchObject({ part: 'status', expected: String(expected[matched]?.status) });
      }),
      { numRuns: runs(600, 2000) },
    );
  });

  it('normalising twice is normalising once', () => {
    fc.assert(
      fc.property(answer, (actual) => {
        const once = normalizeAnswer(actual, own);
        expect(normalizeAnswer({ ...once, bodyText: once.body }, own)).toEqual(once);
      }),
      { numRuns: runs(600, 2000) },
    );
  });
});

const base62 = (length: number) =>
  fc.string({
    unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'),
    minLength: length,
    maxLength: length,
  });
/** What differs from call to call and from org to org. */
const varying = fc.record({
  host: fc.constantFrom('acme.okta.com', 'other.oktapreview.com', '127.0.0.1:43210', 'login.acme.example'),
  client: base62(13).map((rest) => `0oa1A${rest}Z9`),
  user: base62(13).map((rest) => `00u1A${rest}Z9`),
  errorId: base62(22).map((rest) => `oae${rest}`),
  requestId: base62(27),
  time: fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 }).map((at) => new Date(at).toISOString()),
  number: fc.nat(5000).map(String),
});
type Varying = typeof varying extends fc.Arbitrary<infer T> ? T : never;

const render = (words: string, at: Varying) => ({
  status: 404,
  headers: [
    ['Date', new Date(at.time).toUTCString()],
    ['X-Okta-Request-Id', at.requestId],
    ['x-rate-limit-remaining', at.number],
    ['WWW-Authenticate', `Bearer realm="http://${at.host}", error="${words}", resource="/api/v1/users/${at.user}"`],
    ['content-type', 'application/json'],
  ] as [string, string][],
  bodyText: JSON.stringify({
    errorCode: 'E0000007',
    errorSummary: `Not found: ${words}: ${at.user} of ${at.client}, at ${at.time} on https://${at.host}/api/v1`,
    errorId: at.errorId,
  }),
});
const shownOf = (words: string, at: Varying) =>
  normalizeAnswer(render(words, at), { host: at.host, clientId: at.client });
const word = fc.stringMatching(/^[a-z][a-z_ ]{2,15}$/);

it('two answers that differ in ids, times, hosts and counters only become one', () => {
  fc.assert(
    fc.property(word, varying, varying, (words, one, other) => {
      expect(shownOf(words, one)).toEqual(shownOf(words, other));
    }),
    { numRuns: 1000 },
  );
});

it('two answers that differ in a word stay two', () => {
  fc.assert(
    fc.property(word, word, varying, (words, others, at) => {
      fc.pre(words !== others);
      const [one, other] = [shownOf(words, at), shownOf(others, at)];
      expect(sameAnswer([oktaAnswer('E0000007')], one, other)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['okta.users.read', 'okta.users.read'],
  ['https://acme.okta.com/oauth2/v1/authorize', '{org}/oauth2/v1/authorize'],
  ['http://ACME.okta.com', '{org}'],
  ['acme.okta.com', '{host}'],
  ['acme.okta.com.example', 'acme.okta.com.example'],
  ['notacme.okta.com', 'notacme.okta.com'],
  ['Resource not found: 00u1abcDEF2345678901 (User)', 'Resource not found: {id} (User)'],
  ['0oa1ExampleClient000', '{clientId}'],
  ['the oaessay of an organisation', 'the oaessay of an organisation'],
  ['E0000007', 'E0000007'],
  ['2026-01-01T00:00:00.000Z', '{time}'],
  ['2026-01-01', '2026-01-01'],
])('%j is shown as %j', (given, shown) => {
  expect(normalizeText(given, own)).toBe(shown);
});

describe('a template', () => {
  it('matches whatever text is in place of its {any}', () => {
    fc.assert(
      fc.property(
        fc.array(
          text.filter((part) => !part.includes('{any}')),
          { minLength: 2, maxLength: 4 },
        ),
        text,
        (parts, any) => {
          expect(matchesText(parts.join('{any}'), parts.join(any))).toBe(true);
        },
      ),
    );
  });

  test.each([
    ['Valid values: [{any}]', 'Valid values: [a, b]', true],
    ['Valid values: [{any}]', 'Valid values: a, b', false],
    ['a{any}a', 'a', false],
    ['{any}b{any}c', 'abxbc', true],
    ['a.c', 'abc', false],
  ])('%j against %j is %j', (template, actual, matches) => {
    expect(matchesText(template, actual)).toBe(matches);
  });
});

describe('differences in words', () => {
  const expected = challengeAnswer('access_token_insufficient_scopes', {
    scope: 'okta.groups.read',
    resource: '/api/v1/groups',
  });
  const good: ShownAnswer = {
    status: 403,
    headers: [['www-authenticate', String(expected.headers['www-authenticate'])]],
    body: '',
  };
  const wordsOf = (want: ExpectedAnswer, actual: ShownAnswer) => compareAnswer(want, actual).map(({ words }) => words);

  it('of a challenge, parameter by parameter, whatever their order', () => {
    const swapped =
      'Bearer resource="/api/v1/groups", error="insufficient_scope", scope="okta.groups.read", realm="{org}", error_description="The access token provided does not contain the required scopes.", authorization_uri="{org}/oauth2/v1/authorize"';
    expect(wordsOf(expected, { ...good, headers: [['www-authenticate', swapped]] })).toEqual([]);
    const other = swapped
      .replace('okta.groups.read', 'okta.groups.manage')
      .replace('realm="{org}", ', '')
      .replace('Bearer ', 'DPoP algs="ES256", ');
    expect(wordsOf(expected, { ...good, headers: [['www-authenticate', other]] })).toEqual([
      'The challenge is for DPoP where Bearer was expected.',
      'The challenge lacks realm.',
      'scope of the challenge is “okta.groups.manage” where “okta.groups.read” was expected.',
      'The challenge holds algs, which was not expected.',
    ]);
    expect(wordsOf(expected, { ...good, headers: [] })).toEqual(['The header www-authenticate is missing.']);
  });

  it('of a body, by the place in it', () => {
    const want = findErrorCase('list/bad-expand')?.expected[0] as ExpectedAnswer;
    const actual = {
      status: 400,
      headers: [['content-type', 'application/json;charset=UTF-8']] as [string, string][],
      body: '{"errorCode":"E0000001","errorSummary":"Api validation failed: expand","errorLink":"E0000001","errorCauses":[],"errorUrl":"x"}',
    };
    expect(wordsOf(want, actual)).toEqual([
      '$.errorSummary is “Api validation failed: expand” where “Api validation failed: RequestParams” was expected.',
      '$.errorId is missing.',
      '$.errorCauses has 0 entries where 1 were expected.',
      '$.errorUrl is present, and was not expected.',
    ]);
    expect(wordsOf(want, { ...actual, body: '' })).toEqual(['The body is empty, but there should be one.']);
    expect(wordsOf(want, { ...actual, body: '<html>' })).toEqual(['The body is not JSON.']);
    expect(wordsOf({ ...want, body: null }, actual)).toEqual(['There is a body, but it should be empty.']);
  });
});

test('an answer that Okta gives before it looks at the request is explained by that', () => {
  const one = findErrorCase('api/unknown-user') as ErrorCase;
  const { headers, body } = toShownAnswer(oktaAnswer('E0000006'));
  const actual = { status: 403, headers, body };
  const { differences } = judgeAnswer(one.expected, actual, null);
  expect(explainDivergence(one, actual, differences, 'role-missing')).toMatch(/lacks the admin role.*never reached/);
  expect(explainDivergence(one, actual, differences, 'unclear')).toContain('Okta answered with E0000006');
});

test('a challenge that names another scope is still the expected error', () => {
  const one = findErrorCase('api/missing-scope') as ErrorCase;
  const shown = toShownAnswer(one.expected[0]);
  const headers = shown.headers.map(([name, value]): [string, string] => [name, value.replace('.read', '.manage')]);
  const { differences } = judgeAnswer(one.expected, { ...shown, headers }, null);
  expect(differences).toMatchObject([{ name: 'www-authenticate: scope', actual: 'okta.groups.manage' }]);
  expect(explainDivergence(one, { ...shown, headers }, differences, 'scope-missing')).toContain('Decide by the error');
});
