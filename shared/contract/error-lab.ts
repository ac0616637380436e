// The error lab: error cases run against an org, actual beside expected answers, and this org's own baselines. The
// cases themselves are data of shared/okta/error-cases; here is what running them gives.
import { z } from 'zod';
import { caseHistory } from '../model/case-results.ts';
import { ERROR_REPORT_FORMATS } from '../okta/error-cases/report/error-report.ts';
import { procedure } from './base.ts';

const place = { tenantId: z.string(), credentialId: z.string() };

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
