// Of an API token, what its org says of it: whose it is, what that person may do, and how long it works.
import { z } from 'zod';

export const tokenOwner = z.object({
  login: z.string(),
  /** `ACTIVE`; null where the org does not say. */
  status: z.string().nullable(),
  /** Types of admin roles; null where they may not be read. */
  roles: z.array(z.string()).nullable(),
  /** That of the owner's tokens which was used last; null where they may not be read. Times are epoch ms by the org's clock. */
  token: z
    .object({
      name: z.string(),
      createdAt: z.number().nullable(),
      lastUsedAt: z.number().nullable(),
      expiresAt: z.number().nullable(),
      network: z.enum(['anywhere', 'network zones']).nullable(),
    })
    .nullable(),
  /** With more than one, `token` is likely the right one and not certainly. */
  tokensOfOwner: z.number().nullable(),
  unread: z.array(z.object({ what: z.string(), why: z.string(), exchangeId: z.string().nullable() })),
});
export type TokenOwner = z.infer<typeof tokenOwner>;
