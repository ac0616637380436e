// The one noun for all that takes long: started by a call that gives its id, watched from any event on, paused, resumed and ended
// by explicit calls. It lives in the engine, not in the reply that started it. What a kind takes and tells is a row of RUN_KINDS;
// what is about a kind and is no part of a life (a cost, a report) is with the kind.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { RUN_STATES } from '../okta/runs/run-state.ts';
import { procedure } from './base.ts';
import { caseRunEntry, caseRunInput } from './error-lab.ts';
import { fetchAllEntry, fetchAllInput } from './fetch-all.ts';
import { mutationEntry, mutationInput } from './mutation.ts';
import { numbered, runCursor, runRef } from './run/run-ref.ts';
import { sweepEvent, sweepInput } from './sweep.ts';

export const RUN_KINDS = {
  sweep: { input: sweepInput, event: sweepEvent },
  'error-cases': { input: caseRunInput, event: numbered(caseRunEntry) },
  'fetch-all': { input: fetchAllInput, event: numbered(fetchAllEntry) },
  mutation: { input: mutationInput, event: numbered(mutationEntry) },
} as const;
export type RunKindName = keyof typeof RUN_KINDS;
export const RUN_KIND_NAMES = ['sweep', 'error-cases', 'fetch-all', 'mutation'] as const satisfies RunKindName[];

export type RunInput<K extends RunKindName> = z.infer<(typeof RUN_KINDS)[K]['input']>;
export type RunEvent<K extends RunKindName> = z.infer<(typeof RUN_KINDS)[K]['event']>;

const place = z.object({
  tenantId: z.string(),
  /** Null for requests that go out without one. */
  credentialId: z.string().nullable(),
});
export type RunPlace = z.infer<typeof place>;

const summary = z.object({
  runId: z.string(),
  /** Whose it is: one, or the targets of a sweep. */
  places: z.array(place),
  startedAt: z.number(),
  /** `interrupted`: its process ended before it did; it can be resumed. */
  state: z.enum(RUN_STATES),
  /** `state` is `running`, in this process or in another. */
  running: z.boolean(),
  /** Why it paused by itself, or how it ended. */
  message: z.string().nullable(),
  /** On the disk: events and evidence. 0 for what is in memory only. */
  bytes: z.number(),
});

const sweepSummary = summary.extend({
  kind: z.literal('sweep'),
  name: z.string(),
  done: z.number(),
  cells: z.number(),
  targetNames: z.array(z.string()),
});
const fetchAllSummary = summary.extend({
  kind: z.literal('fetch-all'),
  /** The response that it began with. */
  exchangeId: z.string(),
});
export const runSummary = z.discriminatedUnion('kind', [
  sweepSummary,
  summary.extend({ kind: z.literal('error-cases') }),
  fetchAllSummary,
  summary.extend({ kind: z.literal('mutation') }),
]);
export type RunSummary<K extends RunKindName = RunKindName> = Extract<z.infer<typeof runSummary>, { kind: K }>;
export type SweepSummary = RunSummary<'sweep'>;

const startInput = z.discriminatedUnion('kind', [
  sweepInput.extend({ kind: z.literal('sweep') }),
  caseRunInput.extend({ kind: z.literal('error-cases') }),
  fetchAllInput.extend({ kind: z.literal('fetch-all') }),
  mutationInput.extend({ kind: z.literal('mutation') }),
]);
export type RunStart = z.infer<typeof startInput>;

const batchOf = <K extends RunKindName>(kind: K) =>
  z.object({ kind: z.literal(kind), events: z.array(RUN_KINDS[kind].event) });
const runBatch = z.discriminatedUnion('kind', [
  batchOf('sweep'),
  batchOf('error-cases'),
  batchOf('fetch-all'),
  batchOf('mutation'),
]);
/** Some events of one run, in their order. */
export type RunBatch = z.infer<typeof runBatch>;

export const runFilter = z.object({
  kind: z.enum(RUN_KIND_NAMES).optional(),
  tenantId: z.string().optional(),
  credentialId: z.string().optional(),
});
export type RunFilter = z.infer<typeof runFilter>;

export const runContract = {
  /** Refused (INVALID_INPUT) while another run is in its way. */
  start: procedure.input(startInput).output(runRef),
  /**
   * Ends with the run, or when this process stops running it (interrupted, or it is another's), or throws what ended it. An
   * empty batch is a sign of life.
   */
  watch: procedure.input(runCursor).output(eventIterator(runBatch)),
  /** All events so far. */
  events: procedure.input(runRef).output(runBatch),
  /** What is on its way comes back first. Refused (INVALID_INPUT) for a kind that cannot go on later. */
  pause: procedure.input(runRef).output(runSummary),
  /** Of a paused run, or of one that an ended process left behind; of a complete sweep: its cells that got no answer, again. */
  resume: procedure.input(runRef).output(runSummary),
  /** Resolves when nothing of the run is on its way any more. `cancelled`: false when it had ended before. */
  cancel: procedure.input(runRef).output(z.object({ cancelled: z.boolean() })),
  /** Newest first. Of each kind a limited number that ended is kept. */
  list: procedure.input(runFilter.optional()).output(z.array(runSummary)),
  /** Refused (INVALID_INPUT) while it runs. */
  remove: procedure.input(runRef).output(z.object({ removed: z.boolean() })),
};
