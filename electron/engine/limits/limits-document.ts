// What is kept of the rate limits that orgs have observed: one figure a bucket and credential, and when it was observed last.
import { z } from 'zod';
import type { Document } from '../document.ts';
import { withPresentNames } from '../former-names.ts';

const observedLimit = z.object({
  tenantId: z.string(),
  credentialId: z.string(),
  bucket: z.string(),
  /** Calls a minute of that credential. */
  perMinute: z.number().int().positive(),
  /** Epoch ms. */
  at: z.number(),
});
export type ObservedLimit = z.infer<typeof observedLimit>;

export const limitsSchema = z.object({ observed: z.array(observedLimit) });
/** Of version 1. */
export const liftLimits = (value: unknown): unknown => withPresentNames(value, { told: 'observed' });

export type LimitsValue = z.infer<typeof limitsSchema>;
export type LimitsDocument = Document<LimitsValue>;
