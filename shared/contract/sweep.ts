// What is about a sweep and is no part of the life of a run: what it would take, and its report. The rest is `run`.
import { z } from 'zod';
import { runRef } from '../runs/run-events.ts';
import { SWEEP_FORMATS } from '../runs/sweep/report/sweep-report.ts';
import { sweepCost } from '../runs/sweep/sweep-cost.ts';
import { sweepInput } from '../runs/sweep/sweep-events.ts';
import { procedure } from './base.ts';

export const sweepContract = {
  /** Before the start: nothing is sent. */
  plan: procedure.input(sweepInput).output(sweepCost),
  report: procedure
    .input(runRef.extend({ format: z.enum(SWEEP_FORMATS) }))
    .output(z.object({ filename: z.string(), text: z.string() })),
};
