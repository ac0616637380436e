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

/** Something that the org does wrong on demand, and how often it has. */
export const sandboxFault = z.object({
  id: z.string(),
  /** The compact form that `--fault` takes too: `status=503,path=/api/v1/users*,times=2`. */
  text: z.string(),
  /** In words. */
  title: z.string(),
  strikes: z.number(),
  /** The most that it may strike; null for without end. */
  times: z.number().nullable(),
  /** It has struck as often as it may. */
  spent: z.boolean(),
});
export type SandboxFault = z.infer<typeof sandboxFault>;

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
  faults: z.array(sandboxFault),
});
export type SandboxStatus = z.infer<typeof sandboxStatus>;

export const journalEntry = z.object({
  seq: z.number(),
  at: z.number(),
  method: z.string(),
  path: z.string(),
  clientId: z.string().nullable(),
  scopesNeeded: z.array(z.string()),
  /** 0 when a fault cut the connection before any answer. */
  status: z.number(),
  error: z.string().nullable(),
  requestId: z.string(),
  durationMs: z.number(),
  /** Texts of the faults that struck it, with ` + ` between; null for none. */
  fault: z.string().nullable(),
});
export type JournalEntry = z.infer<typeof journalEntry>;

export const sandboxContract = {
  status: procedure.output(sandboxStatus),
  journal: procedure
    .input(z.object({ after: z.number().optional(), limit: z.number().int().min(1).max(1000).optional() }))
    .output(z.object({ entries: z.array(journalEntry), last: z.number() })),
  /** Moves the simulated clock by so many ms; `null` sets it back to the real one. */
  moveClock: procedure.input(z.object({ byMs: z.number().int().nullable() })).output(sandboxStatus),
  /** Sets the simulated clock to that moment, epoch ms, from where it runs on; `null` sets it back to the real one. */
  setClock: procedure.input(z.object({ at: z.number().int().nullable() })).output(sandboxStatus),
  /** `fault`: its compact text. A text that is not understood is INVALID_INPUT, with what to write instead. */
  addFault: procedure.input(z.object({ fault: z.string().min(1).max(1000) })).output(sandboxStatus),
  /** `faultId` null removes all of them. */
  removeFault: procedure.input(z.object({ faultId: z.string().nullable() })).output(sandboxStatus),
  /** Throws the state away and starts from the seed of the settings. */
  reset: procedure.output(sandboxStatus),
};
