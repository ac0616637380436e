// The error lab: error cases run against an org, actual beside expected answers, and this org's own baselines. The
// cases themselves are data of shared/okta/error-cases; here is what running them gives.
import { z } from 'zod';
import { headerList } from '../model/exchange.ts';
import { CASE_OUTCOMES } from '../okta/error-cases/compare/case-outcomes.ts';
import { ERROR_REPORT_FORMATS } from '../okta/error-cases/report/error-report.ts';
import { VERDICTS } from '../okta/verdict/verdicts.ts';
import type { CaseRunEntry as Entry } from '../runs/error-cases/reduce-case-run.ts';
import { procedure } from './base.ts';
import { pausedEntry, resumedEntry } from './run/run-ref.ts';

/** Ids, times, hosts and counters are placeholders in it; `body` is JSON laid out, else text, '' when empty. */
export const shownAnswer = z.object({ status: z.number(), headers: headerList, body: z.string() });

export const caseDifference = z.object({
  part: z.enum(['status', 'header', 'body']),
  /** `status`, a header (`www-authenticate: scope`), or a place in the body (`$.error`). */
  name: z.string(),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
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

export const caseRunEntry = z.discriminatedUnion('type', [
  /** `cost`: requests at most, tokens included; `caseIds`: as they will be sent, the skipped ones included. */
  z.object({
    type: z.literal('started'),
    caseIds: z.array(z.string()),
    cost: z.number(),
    allowUnsafe: z.boolean(),
  }),
  z.object({ type: z.literal('case'), result: caseResult, changed: z.boolean() }),
  /** The run waits by the org's own clock and goes on. */
  z.object({
    type: z.literal('waiting'),
    waitMs: z.number(),
    until: z.number(),
    because: z.enum(['share', 'rate-limited']),
  }),
  pausedEntry,
  resumedEntry,
  z.object({
    type: z.literal('end'),
    reason: z.enum(['complete', 'cancelled', 'unreachable']),
    sums: z.record(z.enum(CASE_OUTCOMES), z.number()),
    message: z.string(),
  }),
]) satisfies z.ZodType<Entry<CaseResult>>;
export type CaseRunEntry = z.infer<typeof caseRunEntry>;

const place = { tenantId: z.string(), credentialId: z.string() };

/** One run at a time against a tenant. Its results are kept as they arrive. */
export const caseRunInput = z.object({
  ...place,
  caseIds: z.array(z.string()).min(1).max(500),
  /** Sends cases that are not safe on a real org too. Never on a production tenant, whatever this says. */
  allowUnsafe: z.boolean().optional(),
});
export type CaseRunInput = z.infer<typeof caseRunInput>;

/** Of each case that was ever sent: its latest result, the one before, and whether the answers of the two differ. */
export const caseHistory = z.object({
  results: z.array(
    z.object({ caseId: z.string(), last: caseResult, before: caseResult.nullable(), changed: z.boolean() }),
  ),
  baselines: z.array(caseBaseline),
});
export type CaseHistory = z.infer<typeof caseHistory>;

/** Of the latest results; `caseIds` leaves out the others. */
export const errorReportInput = z.object({
  ...place,
  format: z.enum(ERROR_REPORT_FORMATS),
  caseIds: z.array(z.string()).max(500).optional(),
});
export type ErrorReportInput = z.infer<typeof errorReportInput>;

/** `actual` needs tenant and credential, and leaves out what was never answered. */
export const fixturesInput = z.object({
  caseIds: z.array(z.string()).min(1).max(500),
  from: z.enum(['expected', 'actual']),
  tenantId: z.string().optional(),
  credentialId: z.string().optional(),
});
export type FixturesInput = z.infer<typeof fixturesInput>;

export const errorLabContract = {
  results: procedure.input(z.object(place)).output(caseHistory),
  /** What the latest result of the case got is from now on what this org is expected to answer. */
  saveBaseline: procedure
    .input(z.object({ ...place, caseId: z.string(), note: z.string().max(500).optional() }))
    .output(caseHistory),
  forgetBaseline: procedure.input(z.object({ ...place, caseId: z.string() })).output(caseHistory),
  report: procedure.input(errorReportInput).output(z.object({ filename: z.string(), text: z.string() })),
  /** Files for an integrator's own tests, one a case. */
  fixtures: procedure
    .input(fixturesInput)
    .output(z.object({ files: z.array(z.object({ name: z.string(), text: z.string() })) })),
};
