// What is kept of the error lab, by tenant and credential: of each case its latest result and the one before, and this org's
// baselines. Answers are kept as they are shown, so there is no secret, no id and no host in it.
import { z } from 'zod';
import { caseBaseline, caseResult } from '../../../shared/model/case-results.ts';
import type { Document } from '../document.ts';
import { withPresentNamesIn } from '../former-names.ts';

const placeResults = z.object({
  tenantId: z.string(),
  credentialId: z.string(),
  results: z.record(z.string(), z.object({ last: caseResult, before: caseResult.nullable() })),
  baselines: z.record(z.string(), caseBaseline),
});
export type PlaceResults = z.infer<typeof placeResults>;

export const errorLabSchema = z.object({ places: z.array(placeResults) });
/** Of version 1. */
export const liftErrorLab = (value: unknown): unknown => withPresentNamesIn(value, 'places', { truths: 'baselines' });

export type ErrorLabDocument = Document<z.infer<typeof errorLabSchema>>;
