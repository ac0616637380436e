// What every run that lives in the engine has in common on the wire: started by one call that gives its id, watched from any
// event on, ended by an explicit call. Sweeps, runs of error cases, proofs and lists that are fetched whole are such runs.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './base.ts';

export const runRef = z.object({ runId: z.string() });

/** Events with `seq` beyond `after`; all of them with 0. */
export const runCursor = runRef.extend({ after: z.number() });
export type RunCursor = z.infer<typeof runCursor>;

const numbers = z.object({ seq: z.number(), at: z.number() });

export const runSummary = z.object({
  runId: z.string(),
  tenantId: z.string(),
  credentialId: z.string(),
  startedAt: z.number(),
  running: z.boolean(),
});
export type RunSummary = z.infer<typeof runSummary>;

/** The procedures of a run that lives in memory only: the latest few that ended are remembered until the host ends. */
export function runProcedures<Input extends z.ZodType, Event extends z.ZodType, Summary extends z.ZodType>(
  input: Input,
  event: Event,
  summary: Summary,
) {
  return {
    /** Refused (INVALID_INPUT) while another run is in its way. */
    start: procedure.input(input).output(runRef),
    /** Batches of events. Ends with the run, or throws what ended it. An empty batch is a sign of life. */
    watch: procedure.input(runCursor).output(eventIterator(z.array(z.intersection(event, numbers)))),
    /** Resolves when nothing of the run is on its way any more. `cancelled`: false when it had ended before. */
    cancel: procedure.input(runRef).output(z.object({ cancelled: z.boolean() })),
    /** The live ones and the latest that ended, newest first. */
    list: procedure.output(z.array(summary)),
  };
}
