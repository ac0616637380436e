// The one noun for all that takes long: started by a call that gives its id, watched from any event on, paused, resumed and ended
// by explicit calls. It lives in the engine, not in the reply that started it. What a kind takes and reports is a row of RUN_KINDS;
// what is about a kind and is no part of a life (a cost, a report) is with the kind.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { RUN_STATES } from '../runs/run-state.ts';
import { procedure } from './base.ts';
import { caseRunEntry, caseRunInput } from './error-lab.ts';
import { fetchAllEntry, fetchAllInput } from './fetch-all.ts';
import { mutationEntry, mutationInput } from './mutation.ts';
import { numbered, runCursor, runRef } from './run/run-ref.ts';
import { sweepEvent, sweepInput } from './sweep.ts';

/** `input`: what it begins with. `event`: what it reports. `facts`: what a list of runs shows about it beyond what it shows about every run. */
export const RUN_KINDS = {
  sweep: {
    input: sweepInput,
    event: sweepEvent,
    facts: { name: z.string(), done: z.number(), cells: z.number(), targetNames: z.array(z.string()) },
  },
  'error-cases': { input: caseRunInput, event: numbered(caseRunEntry), facts: {} },
  // `exchangeId`: the response that it began with.
  'fetch-all': { input: fetchAllInput, event: numbered(fetchAllEntry), facts: { exchangeId: z.string() } },
  mutation: { input: mutationInput, event: numbered(mutationEntry), facts: {} },
} as const;
type RunKinds = typeof RUN_KINDS;
export type RunKindName = keyof RunKinds;
export const RUN_KIND_NAMES = Object.keys(RUN_KINDS) as [RunKindName, ...RunKindName[]];

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

type ObjectOf<Shape> = Shape extends z.ZodRawShape ? z.ZodObject<Shape> : never;
type OneOf<Members> = [Members[keyof Members], ...Members[keyof Members][]];

/** A schema a kind, told apart by `kind`. */
function ofEachKind<Members extends Record<RunKindName, z.ZodObject>>(
  member: (kind: RunKindName) => z.ZodObject,
): OneOf<Members> {
  // A list that is made of the table has one type for all its members; here each has its own.
  return RUN_KIND_NAMES.map((kind) => member(kind).extend({ kind: z.literal(kind) })) as unknown as OneOf<Members>;
}

export const runSummary = z.discriminatedUnion(
  'kind',
  ofEachKind<{
    [K in RunKindName]: ObjectOf<typeof summary.shape & RunKinds[K]['facts'] & { kind: z.ZodLiteral<K> }>;
  }>((kind) => summary.extend(RUN_KINDS[kind].facts)),
);
export type RunSummary<K extends RunKindName = RunKindName> = Extract<z.infer<typeof runSummary>, { kind: K }>;
export type SweepSummary = RunSummary<'sweep'>;

const startInput = z.discriminatedUnion(
  'kind',
  ofEachKind<{
    [K in RunKindName]: ObjectOf<RunKinds[K]['input']['shape'] & { kind: z.ZodLiteral<K> }>;
  }>((kind) => RUN_KINDS[kind].input),
);
export type RunStart = z.infer<typeof startInput>;

const runBatch = z.discriminatedUnion(
  'kind',
  ofEachKind<{
    [K in RunKindName]: z.ZodObject<{ events: z.ZodArray<RunKinds[K]['event']>; kind: z.ZodLiteral<K> }>;
  }>((kind) => z.object({ events: z.array(RUN_KINDS[kind].event) })),
);
/** Some events of one run, in their order. */
export type RunBatch = z.infer<typeof runBatch>;

export const runFilter = z.object({
  kind: z.enum(RUN_KIND_NAMES).optional(),
  tenantId: z.string().optional(),
  credentialId: z.string().optional(),
});
export type RunFilter = z.infer<typeof runFilter>;

export const runContract = {
  /** Refused (BUSY) while another run is in its way. */
  start: procedure.input(startInput).output(runRef),
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
