// Why an answer is probably another than expected, in one or two sentences: something in between, a fault of the moment, the
// case not being one on this org, a point that nobody is sure of, or the answer that belongs to another fault.

import { findDenial } from '../denial.ts';
import { headerValue } from '../headers.ts';
import { findOAuthError } from '../oauth-error-lookup.ts';
import { parseOktaError } from '../okta-error.ts';
import { findOktaErrorCode } from '../okta-error-codes.ts';
import type { Verdict } from '../verdicts.ts';
import type { Difference } from './difference.ts';
import type { ErrorCase } from './error-case.ts';
import type { ShownAnswer } from './shown-answer.ts';
import { UNCERTAIN_POINTS } from './uncertain-points.ts';

/** The member that an integration should decide by; the text beside it is for people. */
const CODES = new Set(['$.error', '$.errorCode', 'www-authenticate: error']);

export function explainDivergence(
  { expected, uncertain, whenAccepted }: Pick<ErrorCase, 'expected' | 'uncertain' | 'whenAccepted'>,
  actual: ShownAnswer,
  differences: readonly Difference[],
  verdict: Verdict,
): string {
  const about = uncertain === null ? '' : ` ${UNCERTAIN_POINTS[uncertain]}`;
  if (verdict === 'not-okta' || verdict === 'redirected')
    return 'This answer does not look like one of Okta: a proxy, a gateway or a sign-in page seems to stand in between.';
  if (actual.status === 429) return 'The rate limit answered in place of the fault. Run the case again in a minute.';
  if (actual.status >= 500) return 'The org failed for a reason of its own. Run the case again.';
  if (actual.status < 300 && expected[0].status >= 400)
    return whenAccepted ?? `The org accepts what should be refused.${about}`;
  if (differences.every(({ part }) => part === 'header') && !differences.some(({ name }) => CODES.has(name)))
    return 'Status and body are as expected. A proxy or gateway may have added, dropped or changed headers.';
  if (differences.every(({ part, name }) => part !== 'status' && !CODES.has(name)))
    return `Status and error are as expected, the words are not: Okta may have reworded them. Decide by the error, not by its text.${about}`;
  const other = otherFault(actual);
  return `${other ?? 'This org answers in a way that is not in our tables.'}${about}`;
}

/** What the answer that came says of itself. */
function otherFault({ status, headers, body }: ShownAnswer): string | null {
  const error = parseOktaError(body);
  const denial = findDenial(headerValue(headers, 'www-authenticate'));
  const code = error?.code ?? denial?.error ?? null;
  const text = error?.summary ?? denial?.description ?? '';
  const meaning = findOAuthError(code, text, status)?.entry.meaning ?? findOktaErrorCode(code)?.meaning;
  return code !== null && meaning ? `Okta answered with ${code}: ${meaning}` : null;
}
