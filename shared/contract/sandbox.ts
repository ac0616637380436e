// The embedded sandbox org as a page shows it.
import { z } from 'zod';
import { procedure } from './base.ts';

export const sandboxClient = z.object({
  name: z.string(),
  clientId: z.string(),
  scopes: z.array(z.string()),
  registered: z.array(z.string()),
  roles: z.array(z.string()),
});

export const sandboxStatus = z.object({
  running: z.boolean(),
  url: z.string().nullable(),
  seed: z.string(),
  rateLimits: z.string(),
  clients: z.array(sandboxClient),
  /** Simulated now in epoch ms, and how far it is from the real clock. */
  now: z.number(),
  clockOffsetMs: z.number(),
  buckets: z.array(
    z.object({
      bucket: z.string(),
      client: z.string(),
      limit: z.number(),
      remaining: z.number(),
      resetAt: z.number().nullable(),
    }),
  ),
});
export type SandboxStatus = z.infer<typeof sandboxStatus>;

export const journalEntry = z.object({
  seq: z.number(),
  at: z.number(),
  method: z.string(),
  path: z.string(),
  clientId: z.string().nullable(),
  scopesNeeded: z.array(z.string()),
  status: z.number(),
  error: z.string().nullable(),
  requestId: z.string(),
  durationMs: z.number(),
});
export type JournalEntry = z.infer<typeof journalEntry>;

export const sandboxContract = {
  status: procedure.output(sandboxStatus),
  journal: procedure
    .input(z.object({ after: z.number().optional(), limit: z.number().int().min(1).max(1000).optional() }))
    .output(z.object({ entries: z.array(journalEntry), last: z.number() })),
  /** Moves the simulated clock by so many ms; `null` sets it back to the real one. */
  moveClock: procedure.input(z.object({ byMs: z.number().int().nullable() })).output(sandboxStatus),
  /** Throws the state away and starts from the seed of the settings. */
  reset: procedure.output(sandboxStatus),
};
