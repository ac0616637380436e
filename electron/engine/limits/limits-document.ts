// What is kept of the rate limits that orgs have told: one figure a bucket and credential, and when it was told last.
import { z } from 'zod';
import type { Document } from '../document.ts';

const toldLimit = z.object({
  tenantId: z.string(),
  credentialId: z.string(),
  bucket: z.string(),
  /** Calls a minute of that credential. */
  perMinute: z.number().int().positive(),
  /** Epoch ms. */
  at: z.number(),
});
export type ToldLimit = z.infer<typeof toldLimit>;

export const limitsSchema = z.object({ told: z.array(toldLimit) });
export type LimitsValue = z.infer<typeof limitsSchema>;
export type LimitsDocument = Document<LimitsValue>;
