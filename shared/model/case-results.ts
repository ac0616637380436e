// What running error cases gives: of each case the actual answer beside the expected one, and what an org was accepted to answer. The
// cases themselves are data of shared/okta/error-cases.
import { z } from 'zod';
import { CASE_OUTCOMES } from '../okta/error-cases/compare/case-outcomes.ts';
import { VERDICTS } from '../okta/verdict/verdicts.ts';
import { headerList } from './exchange.ts';

/** An answer as it is compared and shown: what differs from call to call and from org to org is a placeholder. */
const shownAnswer = z.object({
  status: z.number(),
  headers: headerList,
  /** JSON laid out, else the text; empty for an empty body. */
  body: z.string(),
});
export type ShownAnswer = z.infer<typeof shownAnswer>;

/** One way in which an answer is not the expected one. */
const caseDifference = z.object({
  part: z.enum(['status', 'header', 'body']),
  /** `status`, the name of the header (`www-authenticate: scope`), or the place in the body (`$.error`). */
  name: z.string(),
  /** Null where nothing was expected, or nothing was received. */
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  /** For a person who does not know how it was compared. */
  words: z.string(),
});
export type CaseDifference = z.infer<typeof caseDifference>;

export const caseResult = z.object({
  caseId: z.string(),
  at: z.number(),
  outcome: z.enum(CASE_OUTCOMES),
  /** Null when nothing was sent. */
  exchangeId: z.string().nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  actual: shownAnswer.nullable(),
  /** Which of the accepted answers it is, or is nearest to: an index into `expected` of the case. */
  matched: z.number(),
  /** Against that answer; empty when it is as expected, or nothing was received. */
  differences: z.array(caseDifference),
  /** Why it was skipped, why it probably differs, or which of several accepted answers this org gives. */
  note: z.string().nullable(),
});
export type CaseResult = z.infer<typeof caseResult>;

export const caseBaseline = z.object({
  caseId: z.string(),
  savedAt: z.number(),
  note: z.string(),
  answer: shownAnswer,
});
export type CaseBaseline = z.infer<typeof caseBaseline>;

/** Of each case that was ever sent: its latest result, the one before, and whether the answers of the two differ. */
export const caseHistory = z.object({
  results: z.array(
    z.object({ caseId: z.string(), last: caseResult, before: caseResult.nullable(), changed: z.boolean() }),
  ),
  baselines: z.array(caseBaseline),
});
export type CaseHistory = z.infer<typeof caseHistory>;
