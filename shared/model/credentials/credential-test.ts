// What a test of a credential has found: one token request and one harmless call, part by part. It holds only as long as what it rests
// on is as it was (shared/okta/credential-test/test-basis.ts).
import { z } from 'zod';
import { CONFIDENCES } from '../../okta/verdict/verdicts.ts';

/**
 * `works-as-requested`: registered scopes are left that one request does not take. `in-part`: the org accepts it, and something of what
 * was asked for is refused. `unclear`: nothing was answered that decides it.
 */
export const TEST_OUTCOMES = ['works', 'works-as-requested', 'in-part', 'fails', 'unclear'] as const;
export type TestOutcome = (typeof TEST_OUTCOMES)[number];

export const testFinding = z.object({
  part: z.enum(['token', 'scopes', 'call', 'clock']),
  level: z.enum(['ok', 'note', 'problem']),
  message: z.string(),
  /** Empty where `message` says it all. */
  meaning: z.string(),
  /** Empty where there is nothing to do. */
  fix: z.string(),
  confidence: z.enum(CONFIDENCES),
  /** The exchange that shows it; null where none does. */
  exchangeId: z.string().nullable(),
  /** What would mend it with one click; null where nothing does. */
  cure: z.enum(['bind-to-key']).nullable(),
});
export type TestFinding = z.infer<typeof testFinding>;

export const credentialTest = z.object({
  tenantId: z.string(),
  credentialId: z.string(),
  /** Local epoch ms at which it ended. */
  at: z.number(),
  /** What it rests on, to be compared with what is so now. No secret is in it. */
  basis: z.string(),
  outcome: z.enum(TEST_OUTCOMES),
  /** In the order in which it was done. */
  findings: z.array(testFinding),
});
export type CredentialTest = z.infer<typeof credentialTest>;
