// The files that an integration names beside itself, as far as its checks need them.
import { z } from 'zod';

/** What of an image decides whether Okta takes it. */
export const logoFacts = z.object({
  /** As its first bytes say; null for none that is known. */
  format: z.enum(['png', 'jpeg', 'gif']).nullable(),
  /** Pixels; null where the format is not known. */
  width: z.number().nullable(),
  height: z.number().nullable(),
  bytes: z.number(),
});
export type LogoFacts = z.infer<typeof logoFacts>;

/** What the file names, as it was read beside it; null for what is not there. */
export const filesBeside = z.object({
  plans: z.array(z.object({ file: z.string(), text: z.string().nullable() })),
  logo: logoFacts.nullable(),
});
export type FilesBeside = z.infer<typeof filesBeside>;
