// Why an answer is probably another than expected, in one or two sentences: something in between, a fault of the moment, the
// case not being one on this org, a point that nobody is certain of, or the answer that belongs to another fault.

import { findOAuthError } from '../../errors/oauth-error-lookup.ts';
import { parseOktaError } from '../../errors/okta-error.ts';
import { findOktaErrorCode } from '../../errors/okta-error-codes.ts';
import { findDenial } from '../../verdict/denial.ts';
import type { Verdict } from '../../verdict/verdicts.ts';
import { headerValue } from '../../wire-text/headers.ts';
import { UNCERTAIN_POINTS } from '../cases/uncertain-points.ts';
import type { ErrorCase } from '../error-case.ts';
import type { Difference } from './difference.ts';
import type { ShownAnswer } from './shown-answer.ts';

const CHALLENGE = 'www-authenticate: ';
/** The members that an integration should decide by, or the body as a whole; the text beside them is for people. */
const CODES = new Set(['$', '$.error', '$.errorCode', `${CHALLENGE}error`]);

/** What Okta decides before it looks at the request (FACTS §11): an answer of these hides the fault that was sent. */
const EARLIER: Partial<Record<Verdict, string>> = {
  'scope-missing': 'The token lacks a scope.',
  'role-missing': 'The integration lacks the admin role for this.',
  'feature-off': 'This org does not have the feature.',
};

export function explainDivergence(
  { expected, uncertain, whenAccepted }: Pick<ErrorCase, 'expected' | 'uncertain' | 'whenAccepted'>,
  actual: ShownAnswer,
  differences: readonly Difference[],
  verdict: Verdict,
): string {
  const about = uncertain === null ? '' : ` ${UNCERTAIN_POINTS[uncertain]}`;
  if (verdict === 'not-okta' || verdict === 'redirected')
    return 'This answer does not look like one of Okta: a proxy, a gateway or a sign-in page seems to be in between.';
  if (actual.status === 429 && expected[0].status !== 429)
    return 'The rate limit answered in place of the fault. Run the case again in a minute.';
  if (actual.status >= 500) return 'The org failed for a reason of its own. Run the case again.';
  if (actual.status < 300 && expected[0].status >= 400)
    return whenAccepted ?? `The org accepts what should be refused.${about}`;
  if (differences.every(({ part, name }) => part === 'header' && !name.startsWith(CHALLENGE)))
    return 'Status and body are as expected. A proxy or gateway may have added, dropped or changed headers.';
  if (differences.every(({ part, name }) => part !== 'status' && !CODES.has(name)))
    return `Status and error are as expected, what is beside them is not: Okta may have reworded it. Decide by the error, not by its text.${about}`;
  const earlier = EARLIER[verdict];
  if (earlier !== undefined)
    return `${earlier} That is decided first, so the fault of this case was never reached. Choose an integration that may do this.`;
  const other = otherFault(actual);
  return `${other ?? 'This org answers in a way that is not in our tables.'}${about}`;
}

/** What the actual answer says about itself. */
function otherFault({ status, headers, body }: ShownAnswer): string | null {
  const error = parseOktaError(body);
  const denial = findDenial(headerValue(headers, 'www-authenticate'));
  const code = error?.code ?? denial?.error ?? null;
  const text = error?.summary ?? denial?.description ?? '';
  const meaning = findOAuthError(code, text, status)?.entry.meaning ?? findOktaErrorCode(code)?.meaning;
  return code !== null && meaning ? `Okta answered with ${code}: ${meaning}` : null;
}
