// What the answer of an API to one test case means. Pure and total. Status first, since that is what is documented: 200, 401 without a
// usable token, 403 without the scope (RFC 6750 §3.1). A refusal shows a check only where the good token was accepted on the same
// route and nothing else is wrong with the token that was refused: a wrong "protected" is worse than "unknown".
import { type HeaderList, headerValue } from '../../okta/wire-text/headers.ts';
import { isMet, type ProtectVerdict } from './protect-verdicts.ts';
import { type RouteExpectation, type ShownBy, type TestCaseId, testCase } from './test-cases.ts';

export interface CaseAnswer {
  /** Null when there was none. */
  status: number | null;
  headers: HeaderList;
  /** Its beginning is enough. Null: not readable as text. */
  bodyText: string | null;
}

export interface JudgedCase {
  expect: RouteExpectation;
  case: TestCaseId;
  shownBy: ShownBy;
  /** What the good token met on this route; null before it was sent. */
  goodAccepted: boolean | null;
}

export interface CaseJudgement {
  /** The documented status. */
  expected: number;
  met: boolean;
  verdict: ProtectVerdict;
  cause: string;
  /** Empty when there is nothing to do. */
  advice: string;
}

export function judgeCase(one: JudgedCase, answer: CaseAnswer): CaseJudgement {
  const expected = expectedStatus(one);
  const { verdict, cause, advice } = judge(one, answer, expected);
  return { expected, met: isMet(verdict), verdict, cause, advice };
}

/** The documented one. A token of the bench is refused for its signature before its scopes are looked at, so with 401. */
function expectedStatus({ expect, case: id, shownBy }: Omit<JudgedCase, 'goodAccepted'>): number {
  if (expect === 'open' || id === 'good-token') return 200;
  return id === 'wrong-scope' && shownBy !== 'signature' ? 403 : 401;
}

type Judged = Pick<CaseJudgement, 'verdict' | 'cause' | 'advice'>;
const judged = (verdict: ProtectVerdict, cause: string, advice = ''): Judged => ({ verdict, cause, advice });

function judge(one: JudgedCase, answer: CaseAnswer, expected: number): Judged {
  const { status, headers } = answer;
  const odd = status === null ? noAnswer() : judgeOdd(status, answer);
  if (odd) return odd;
  const passed = status !== null && status < 300;
  const challenged = headerValue(headers, 'www-authenticate') !== null;
  if (expected === 200) return passed ? judged('accepted', acceptedWords(one)) : judgeRefusedWrongly(one, status);
  if (passed) return judgeLetIn(one);
  if (status !== 401 && status !== 403)
    return judged(
      'wrong-status',
      `It was refused with HTTP ${status}, where ${expected} is documented. What refused it is not known.`,
      `Answer ${expected} with WWW-Authenticate, so that a client knows what to do next.`,
    );
  if (isPage(answer) && !challenged)
    return judged(
      'web-page',
      `HTTP ${status} with a web page and without WWW-Authenticate: something in front of the API may have answered.`,
      'Test the API itself, or have it answer JSON with WWW-Authenticate.',
    );
  return judgeRefusal(one, status, expected, challenged);
}

/** What is neither let in nor refused; null for everything else. */
function judgeOdd(status: number, { headers, ...answer }: CaseAnswer): Judged | null {
  if (status >= 300 && status < 400)
    return judged(
      'redirected',
      `HTTP ${status}: it was recorded and not followed. A redirect is no answer of an API, and often leads to a sign-in page.`,
      'Have the API answer 401 in place of a redirect, or give the address that the redirect leads to.',
    );
  if (status === 404 || status === 405)
    return judged(
      'no-such-route',
      `HTTP ${status}: there is nothing at this method and path, so nothing was checked.`,
      'Check base URL, method and path of the route.',
    );
  if (status === 429)
    return judged('rate-limited', 'The API limits the rate, so nothing was checked.', 'Wait and run it again.');
  if (status >= 500)
    return judged(
      'server-fault',
      `HTTP ${status}: the API failed, and whether it checks this is not known. A bad token must not be able to do that.`,
      'Look into the log of the API: an error of the check has to end in 401, and never in a fault.',
    );
  if (status < 300 && isPage({ headers, ...answer }))
    return judged(
      'web-page',
      `HTTP ${status} with a web page: a sign-in page, a front end or a proxy has answered, and not the API.`,
      'Check the base URL. A single-page app in front answers every unknown path with its own page.',
    );
  return null;
}

const noAnswer = (): Judged =>
  judged('unanswered', 'There was no answer, so nothing is known.', 'Check that the API runs and can be reached.');

function acceptedWords({ expect, case: id }: JudgedCase): string {
  if (expect === 'protected') return 'The API accepts a good token, so what it refuses below it refuses for a reason.';
  return id === 'no-token' ? 'The route is open, as expected.' : 'A token does no harm on the open route.';
}

function judgeRefusedWrongly({ expect, case: id }: JudgedCase, status: number | null): Judged {
  const cause = `HTTP ${status}`;
  if (expect === 'open')
    return judged(
      'refused-wrongly',
      `${cause}: the route is to be open, and ${testCase(id).sends} was refused.`,
      id === 'no-token' ? 'Take the route out of the check of tokens, or expect it protected.' : 'See its own reason.',
    );
  const why =
    status === 403
      ? 'The token was understood, and the route wants another scope, or a role.'
      : 'Issuer, audience or keys that the API expects may not be those of the token, or its clock is wrong.';
  return judged(
    'refused-wrongly',
    `${cause}: a good token was refused, so no refusal below shows anything. ${why}`,
    status === 403
      ? 'Request the token with the scope that the route demands.'
      : 'Compare iss and aud of the token with what the API is set up for: the issuer is https://your-org/oauth2/default, the audience api://default.',
  );
}

function judgeLetIn({ case: id }: JudgedCase): Judged {
  const { letIn } = testCase(id);
  return judged('let-in', letIn?.cause ?? '', letIn?.advice ?? '');
}

function judgeRefusal(one: JudgedCase, status: number, expected: number, challenged: boolean): Judged {
  const { case: id, shownBy, goodAccepted } = one;
  const { sends, checks } = testCase(id);
  if (goodAccepted !== true)
    return judged(
      'unknown',
      'It was refused, and so was the good token, or it was not answered. That shows nothing about this check.',
      'Have the good token accepted first.',
    );
  // A token of the bench: whichever check comes first may say no.
  const either = id === 'wrong-scope' && shownBy === 'signature';
  if (status !== expected && !either)
    return judged(
      'wrong-status',
      status === 401
        ? 'It was refused with 401, where 403 is documented for a missing scope. A client then fetches the same token again and again.'
        : `It was refused with 403, where 401 is documented: a client takes ${sends} for a missing right.`,
      status === 401
        ? 'Answer 403 with WWW-Authenticate: Bearer error="insufficient_scope".'
        : 'Answer 401 with WWW-Authenticate: Bearer, with error="invalid_token" for a token that is wrong.',
    );
  const advice =
    challenged || status !== 401
      ? ''
      : 'Add WWW-Authenticate: Bearer to the 401: RFC 6750 §3 demands it, and clients read it.';
  if (shownBy === 'signature')
    return judged(
      'refused-perhaps-otherwise',
      `Refused, but perhaps for its signature: the bench has no key of the authorization server. Whether ${checks} is checked is not shown.`,
      advice,
    );
  if (shownBy === 'one-of')
    return judged(
      'refused-perhaps-otherwise',
      `Refused. The token is a real one of another server, so issuer, audience or signature may be the reason: whether ${checks} alone is checked is not shown.`,
      advice,
    );
  return judged('refused', `The API checks ${checks}.`, advice);
}

/** By what it says, not by its type: frameworks send a plain sentence as text/html. */
function isPage({ bodyText }: CaseAnswer): boolean {
  return /^\s*<(?:!doctype html|html)\b/i.test((bodyText ?? '').slice(0, 500));
}
