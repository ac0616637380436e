// The one noun for all that takes long: started by a call that gives its id, watched from any event on, paused, resumed and ended
// by explicit calls. It lives in the engine, not in the reply that started it. What a kind takes and reports is a row of RUN_KINDS;
// what is about a kind and is no part of a life (a cost, a report) is with the kind.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { runCursor, runRef } from '../runs/run-events.ts';
import { runBatch, runFilter, runStart, runSummary } from '../runs/run-kinds.ts';
import { procedure } from './base.ts';

export const runContract = {
  /** Refused (BUSY) while another run is in its way. */
  start: procedure.input(runStart).output(runRef),
  /**
   * Ends with the run, or when this process stops running it (interrupted, or it is another's), or throws what ended it. An
   * empty batch is a sign of life.
   */
  watch: procedure.input(runCursor).output(eventIterator(runBatch)),
  /** All events so far. */
  events: procedure.input(runRef).output(runBatch),
  /** Calls in flight finish first. Refused (UNSUPPORTED) for a kind that cannot go on later. */
  pause: procedure.input(runRef).output(runSummary),
  /** Of a paused run, or of one that an ended process left behind; of a complete sweep: its cells that got no answer, again. */
  resume: procedure.input(runRef).output(runSummary),
  /** Resolves when nothing of the run is on its way any more. `cancelled`: false when it had ended before. */
  cancel: procedure.input(runRef).output(z.object({ cancelled: z.boolean() })),
  /** Newest first. Of each kind a limited number that ended is kept. */
  list: procedure.input(runFilter.optional()).output(z.array(runSummary)),
  /** Refused (BUSY) while it runs. */
  remove: procedure.input(runRef).output(z.object({ removed: z.boolean() })),
};
