// What a run of a plan begins with and reports. A round is the whole plan with the scopes that are registered (`leftOut` null), or what is
// sent of it with one scope left out. What is sent once only has its `sending` written before it goes out: after a kill it is not sent again.
import { z } from 'zod';
import { VERDICTS } from '../../okta/verdict/verdicts.ts';
import { pausedEntry, resumedEntry } from '../run-events.ts';

const value = z.union([z.string().max(100_000), z.number(), z.boolean(), z.null()]);

export const planRunInput = z.object({
  tenantId: z.string(),
  credentialId: z.string().nullable(),
  /** As it is shown: a name, or a path relative to where it was named. */
  file: z.string().max(1000),
  text: z.string().max(5_000_000),
  /** Variables of the plan in place of those of the file; no secrets. */
  values: z.record(z.string(), value).optional(),
  /** Only these, with those whose values they need. */
  stepIds: z.array(z.string()).max(5000).optional(),
  /** The steps of one part of several, from 1. */
  shard: z.object({ index: z.int().min(1), count: z.int().min(1).max(100) }).optional(),
  /** Nothing more is sent after a step that was not met, but the teardown. */
  bail: z.boolean().optional(),
  /** In place of that of the file. */
  concurrency: z.int().min(1).max(20).optional(),
  /** Afterwards each registered scope is left out once. */
  mutate: z.boolean().optional(),
  /** Afterwards the cases that are derived from its steps and are to be refused. */
  negative: z.boolean().optional(),
  /** Steps that write may be sent, to a tenant that is marked production too. */
  allowWrites: z.boolean().optional(),
});
export type PlanRunInput = z.infer<typeof planRunInput>;

/** `could-not-run`: no answer, or nothing could be sent, so nothing is known. */
export const STEP_OUTCOMES = ['met', 'failed', 'could-not-run', 'skipped'] as const;
export type StepOutcome = (typeof STEP_OUTCOMES)[number];

const expectation = z.object({ what: z.string(), expected: z.string(), actual: z.string(), met: z.boolean() });

export const stepFacts = z.object({
  id: z.string(),
  title: z.string(),
  part: z.enum(['steps', 'teardown']),
  /** As the file has it, unfilled. */
  method: z.string(),
  target: z.string(),
  /** In the catalogue; null for an unknown one. */
  operationId: z.string().nullable(),
  line: z.number(),
});
export type StepFacts = z.infer<typeof stepFacts>;

const stepResult = z.object({
  id: z.string(),
  outcome: z.enum(STEP_OUTCOMES),
  /** Null when there was no answer. */
  status: z.number().nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  /** Until the answer was complete; of all pages together. */
  ms: z.number(),
  /** As it was sent; null when nothing was. */
  path: z.string().nullable(),
  /** The last page's, kept with the run. */
  exchangeId: z.string().nullable(),
  pages: z.number(),
  attempts: z.number(),
  expectations: z.array(expectation),
  /** Values for later steps, secrets left out. */
  saved: z.record(z.string(), z.json()),
  /** Why it was skipped or could not run; null otherwise. */
  reason: z.string().nullable(),
});
export type StepResult = z.infer<typeof stepResult>;

const scopeResult = z.object({
  scope: z.string(),
  outcome: z.enum(['needed', 'unneeded', 'not-provable']),
  /** Ids of those that were refused without it. */
  steps: z.array(z.string()),
  /** The read scope that would do in its place; null when none would, or it is not a manage scope. */
  narrower: z.string().nullable(),
  reason: z.string(),
});
export type ScopeResult = z.infer<typeof scopeResult>;

/** What has to be refused: derived from the steps that were met, by what the catalogue says of their operations. */
const NEGATIVE_CASES = [
  'without-scope',
  'wrong-secret',
  'expired-token',
  'revoked-token',
  'missing-parameter',
  'wrong-type',
  'after-delete',
] as const;

const negativeResult = z.object({
  /** Each once in the run, and the same in each run: `list-users/without-okta.users.read`. */
  id: z.string(),
  /** The step whose request it is; null where it is about the credential alone. */
  stepId: z.string().nullable(),
  case: z.enum(NEGATIVE_CASES),
  title: z.string(),
  /** `met`: refused, and for this reason. `skipped`: nobody could say, or it was not sent; then with a reason. */
  outcome: z.enum(STEP_OUTCOMES),
  status: z.number().nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  exchangeId: z.string().nullable(),
  expectations: z.array(expectation),
  reason: z.string().nullable(),
});
export type NegativeResult = z.infer<typeof negativeResult>;

export const planRunEntry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    file: z.string(),
    name: z.string(),
    tenantName: z.string(),
    credentialName: z.string().nullable(),
    scopes: z.array(z.string()),
    steps: z.array(stepFacts),
    /** Of mutation and negative cases too: what is sent at most. */
    cost: z.object({ requests: z.number(), tokens: z.number() }),
    /** What it takes to go on after its process has ended. */
    input: planRunInput.omit({ tenantId: true, credentialId: true }),
  }),
  z.object({
    type: z.literal('token'),
    leftOut: z.string().nullable(),
    scopes: z.array(z.string()),
    granted: z.array(z.string()),
    /** What is wrong with it; null when nothing is. */
    problem: z.string().nullable(),
    exchangeId: z.string().nullable(),
  }),
  z.object({ type: z.literal('sending'), leftOut: z.string().nullable(), id: z.string() }),
  z.object({ type: z.literal('step'), leftOut: z.string().nullable(), result: stepResult }),
  z.object({ type: z.literal('scope'), result: scopeResult }),
  z.object({ type: z.literal('negative'), result: negativeResult }),
  z.object({ type: z.literal('waiting'), waitMs: z.number(), until: z.number() }),
  pausedEntry,
  resumedEntry,
  z.object({
    type: z.literal('end'),
    reason: z.enum(['complete', 'cancelled']),
    outcome: z.enum(STEP_OUTCOMES),
    message: z.string(),
  }),
]);
export type PlanRunEntry = z.infer<typeof planRunEntry>;
