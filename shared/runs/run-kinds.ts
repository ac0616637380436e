// The table of the kinds of runs: what each begins with, what it reports, and what a list of runs shows about it. All that names a run on the
// wire or on the disk is made of this table.
import { z } from 'zod';
import { auditEntry, auditInput } from './audit/audit-events.ts';
import { caseRunEntry, caseRunInput } from './error-cases/error-cases-events.ts';
import { fetchAllEntry, fetchAllInput } from './fetch-all/fetch-all-events.ts';
import { mutationEntry, mutationInput } from './mutation/mutation-events.ts';
import { planRunEntry, planRunInput, STEP_OUTCOMES } from './plan/plan-events.ts';
import { protectEntry, protectInput } from './protect/protect-events.ts';
import { readinessEntry, readinessInput } from './readiness/readiness-events.ts';
import { recordingEntry, recordingInput } from './recording/recording-events.ts';
import { numbered } from './run-events.ts';
import { RUN_STATES } from './run-state.ts';
import { sweepEntry, sweepInput } from './sweep/sweep-events.ts';

/** `input`: what it begins with. `event`: what it reports. `facts`: what a list of runs shows about it beyond what it shows about every run. */
export const RUN_KINDS = {
  sweep: {
    input: sweepInput,
    event: numbered(sweepEntry),
    facts: { name: z.string(), done: z.number(), cells: z.number(), targetNames: z.array(z.string()) },
  },
  'error-cases': { input: caseRunInput, event: numbered(caseRunEntry), facts: {} },
  // `exchangeId`: the response that it began with.
  'fetch-all': { input: fetchAllInput, event: numbered(fetchAllEntry), facts: { exchangeId: z.string() } },
  mutation: { input: mutationInput, event: numbered(mutationEntry), facts: {} },
  // `api`: its base URL. `met`: null before its end.
  protect: {
    input: protectInput,
    event: numbered(protectEntry),
    facts: { api: z.string(), met: z.boolean().nullable() },
  },
  // `outcome`: null before its end.
  plan: {
    input: planRunInput,
    event: numbered(planRunEntry),
    facts: {
      file: z.string(),
      name: z.string(),
      done: z.number(),
      total: z.number(),
      outcome: z.enum(STEP_OUTCOMES).nullable(),
    },
  },
  recording: {
    input: recordingInput,
    event: numbered(recordingEntry),
    facts: { origin: z.string(), calls: z.number() },
  },
  // `path`: of the integration file. `ended`: not by a kill.
  readiness: {
    input: readinessInput,
    event: numbered(readinessEntry),
    facts: {
      path: z.string(),
      name: z.string(),
      done: z.number(),
      total: z.number(),
      failed: z.number(),
      ended: z.boolean(),
    },
  },
  // `high`: findings of high severity; null before its end.
  audit: {
    input: auditInput,
    event: numbered(auditEntry),
    facts: { days: z.number(), clients: z.number(), high: z.number().nullable() },
  },
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

/** A schema a kind, distinguished by `kind`. */
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

export const runStart = z.discriminatedUnion(
  'kind',
  ofEachKind<{
    [K in RunKindName]: ObjectOf<RunKinds[K]['input']['shape'] & { kind: z.ZodLiteral<K> }>;
  }>((kind) => RUN_KINDS[kind].input),
);
export type RunStart = z.infer<typeof runStart>;

export const runBatch = z.discriminatedUnion(
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
