// What an answer to a test case means, as a table: the status that is documented, what a refusal shows, and everything that is neither
// let in nor refused.
import { describe, expect, test } from 'vitest';
import { judgeCase } from '../../../../shared/runs/protect/judge-case.ts';
import type { ProtectVerdict } from '../../../../shared/runs/protect/protect-verdicts.ts';
import {
  casesOf,
  type RouteExpectation,
  type ShownBy,
  TEST_CASE_IDS,
  type TestCaseId,
} from '../../../../shared/runs/protect/test-cases.ts';

const CHALLENGE: [string, string] = ['WWW-Authenticate', 'Bearer error="invalid_token"'];
const PAGE = '<!DOCTYPE html><html><body>Sign in</body></html>';

interface Given {
  expect?: RouteExpectation;
  shownBy?: ShownBy;
  goodAccepted?: boolean | null;
  headers?: [string, string][];
  bodyText?: string | null;
}

function judge(id: TestCaseId, status: number | null, given: Given = {}) {
  const {
    expect: expected = 'protected',
    shownBy = 'check',
    goodAccepted = true,
    headers = [CHALLENGE],
    bodyText = '',
  } = given;
  return judgeCase({ expect: expected, case: id, shownBy, goodAccepted }, { status, headers, bodyText });
}

const ROWS: [
  what: string,
  id: TestCaseId,
  status: number | null,
  verdict: ProtectVerdict,
  expected: number,
  given?: Given,
][] = [
  ['a good token is let in', 'good-token', 200, 'accepted', 200, { goodAccepted: null }],
  ['204 is as good as 200', 'good-token', 204, 'accepted', 200, { goodAccepted: null }],
  ['a good token is refused', 'good-token', 401, 'refused-wrongly', 200, { goodAccepted: null }],
  ['a good token lacks the scope of the route', 'good-token', 403, 'refused-wrongly', 200, { goodAccepted: null }],
  ['no token is refused', 'no-token', 401, 'refused', 401],
  ['no token is let in', 'no-token', 200, 'let-in', 401],
  ['no token is refused as a missing right', 'no-token', 403, 'wrong-status', 401],
  ['no token is a bad request', 'no-token', 400, 'wrong-status', 401],
  ['an expired token is refused', 'expired', 401, 'refused', 401],
  ['an expired token is let in', 'expired', 200, 'let-in', 401],
  [
    'a forged expired token may be refused for its signature',
    'expired',
    401,
    'refused-perhaps-otherwise',
    401,
    { shownBy: 'signature' },
  ],
  [
    'a forged one that is let in shows that nothing is verified',
    'expired',
    200,
    'let-in',
    401,
    { shownBy: 'signature' },
  ],
  [
    'a token of another server is wrong in more than one way',
    'wrong-issuer',
    401,
    'refused-perhaps-otherwise',
    401,
    { shownBy: 'one-of' },
  ],
  ['a missing scope is 403', 'wrong-scope', 403, 'refused', 403],
  ['a missing scope with 401', 'wrong-scope', 401, 'wrong-status', 403],
  ['a missing scope is let in', 'wrong-scope', 200, 'let-in', 403],
  [
    'a forged one without the scope is refused for its signature',
    'wrong-scope',
    401,
    'refused-perhaps-otherwise',
    401,
    { shownBy: 'signature' },
  ],
  [
    'or for its scope, whichever is first',
    'wrong-scope',
    403,
    'refused-perhaps-otherwise',
    401,
    { shownBy: 'signature' },
  ],
  ['alg: none is let in', 'alg-none', 200, 'let-in', 401],
  ['a redirect is neither', 'no-token', 302, 'redirected', 401],
  ['a fault is neither', 'garbage', 500, 'server-fault', 401],
  ['nothing at that path', 'no-token', 404, 'no-such-route', 401],
  ['another method', 'good-token', 405, 'no-such-route', 200, { goodAccepted: null }],
  ['a rate limit', 'expired', 429, 'rate-limited', 401],
  ['no answer', 'expired', null, 'unanswered', 401],
  ['a web page in place of the API', 'good-token', 200, 'web-page', 200, { goodAccepted: null, bodyText: PAGE }],
  [
    'a web page for a token that should be refused does not show a hole',
    'no-token',
    200,
    'web-page',
    401,
    { bodyText: PAGE },
  ],
  ['a sign-in page with 401', 'no-token', 401, 'web-page', 401, { headers: [], bodyText: PAGE }],
  ['the error page of a framework with a challenge', 'no-token', 401, 'refused', 401, { bodyText: PAGE }],
  [
    'a plain sentence as text/html',
    'no-token',
    401,
    'refused',
    401,
    { headers: [['content-type', 'text/html']], bodyText: 'jwt expired' },
  ],
  ['a refusal beside a refused good token shows nothing', 'expired', 401, 'unknown', 401, { goodAccepted: false }],
  ['nor does one before it', 'no-token', 401, 'unknown', 401, { goodAccepted: null }],
  ['but what is let in is let in', 'no-token', 200, 'let-in', 401, { goodAccepted: false }],
  ['an open route without a token', 'no-token', 200, 'accepted', 200, { expect: 'open', goodAccepted: null }],
  ['an open route with one', 'good-token', 200, 'accepted', 200, { expect: 'open', goodAccepted: null }],
  ['an open route is closed', 'no-token', 401, 'refused-wrongly', 200, { expect: 'open', goodAccepted: true }],
];

describe('the answer to a case', () => {
  test.each(ROWS)('%s: %s → %s is %s', (_what, id, status, verdict, expected, given) => {
    const judged = judge(id, status, given);
    expect({ verdict: judged.verdict, expected: judged.expected }).toEqual({ verdict, expected });
    expect(judged.met).toBe(['accepted', 'refused', 'refused-perhaps-otherwise'].includes(verdict));
    expect(judged.cause).not.toBe('');
    if (!judged.met) expect(judged.advice).not.toBe('');
  });

  test('a 401 without a challenge is met, and its advice says what is missing', () => {
    const judged = judge('no-token', 401, { headers: [] });
    expect(judged).toMatchObject({ met: true, verdict: 'refused' });
    expect(judged.advice).toContain('WWW-Authenticate');
  });

  test('no refusal of a forged token is taken for one of its fault', () => {
    for (const id of TEST_CASE_IDS)
      for (const status of [401, 403, 400, 404, 500, null])
        expect(judge(id, status, { shownBy: 'signature' }).verdict).not.toBe('refused');
  });

  test('every case of a protected route has its reason and advice, and an open route has two cases', () => {
    for (const id of casesOf('protected')) if (id !== 'good-token') expect(judge(id, 200).advice).not.toBe('');
    expect(casesOf('open')).toEqual(['good-token', 'no-token']);
  });
});
