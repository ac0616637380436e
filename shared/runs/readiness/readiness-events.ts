// A run of the checks of an integration that need calls: what it begins with, and each result as it is found. Results outlive the run: a report
// takes of each check the newest one that still rests on what the file says (assess-readiness.ts).
import { z } from 'zod';
import { pausedEntry, resumedEntry } from '../run-events.ts';
import { CHECK_IDS } from './readiness-checks.ts';

const shownFile = z.object({
  /** As the integration file names it. */
  file: z.string().max(1000),
  text: z.string().max(5_000_000),
});

const target = z.object({ tenantId: z.string(), credentialId: z.string() });

export const readinessInput = z.object({
  /** The whole path of the integration file: what its runs are found by. */
  path: z.string().min(1).max(4000),
  text: z.string().max(1_000_000),
  /** Those that it names, as far as they could be read. */
  plans: z.array(shownFile).max(50),
  /** Where it is tried; absent: the instances that the file names. */
  targets: z.array(target).min(1).max(20).optional(),
  /** Only these. */
  checks: z.array(z.enum(CHECK_IDS)).optional(),
  /** Steps that write may be sent, to a tenant that is marked production too. */
  allowWrites: z.boolean().optional(),
});
export type ReadinessInput = z.infer<typeof readinessInput>;

export const checkEvidence = z.object({
  /** In words: what was done, and what was answered. */
  what: z.string(),
  /** The name of the tenant; null for what no org was asked. */
  tenant: z.string().nullable(),
  /** The run that holds the exchange; null: that of the checks itself. */
  runId: z.string().nullable(),
  exchangeId: z.string().nullable(),
  /** Of the answer; null without one. */
  status: z.number().nullable(),
});
export type CheckEvidence = z.infer<typeof checkEvidence>;

/** `not-run`: nothing is known, and `why` says why. */
const RESULT_STATES = ['pass', 'warn', 'fail', 'not-run'] as const;

const checkResult = z.object({
  check: z.enum(CHECK_IDS),
  state: z.enum(RESULT_STATES),
  /** What was found, as sentences. */
  why: z.string(),
  /** What to do about it; null for what passed. */
  fix: z.string().nullable(),
  evidence: z.array(checkEvidence),
  /** `basisOf` for the file that it was found with. */
  basis: z.string(),
});
export type CheckResult = z.infer<typeof checkResult>;

/** An instance as it was tried. */
const triedInstance = z.object({
  tenantId: z.string(),
  tenantName: z.string(),
  /** Without its scheme. */
  host: z.string(),
  credentialId: z.string(),
  credentialName: z.string(),
  /** That the file says it was made of; null for one that the file does not name. */
  version: z.string().nullable(),
});
export type TriedInstance = z.infer<typeof triedInstance>;

/** What a run of a plan showed of one step, for the pack: no more than a reader of it needs. */
const exercised = z.object({
  tenant: z.string(),
  plan: z.string(),
  stepId: z.string(),
  title: z.string(),
  operationId: z.string().nullable(),
  scopes: z.array(z.string()),
  outcome: z.string(),
  status: z.number().nullable(),
  runId: z.string(),
  exchangeId: z.string().nullable(),
});
export type Exercised = z.infer<typeof exercised>;

export const readinessEntry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    path: z.string(),
    name: z.string(),
    scopes: z.array(z.string()),
    instances: z.array(triedInstance),
    checks: z.array(z.enum(CHECK_IDS)),
    /** What it takes to go on after its process has ended. */
    input: readinessInput,
  }),
  /** What is done now, for who waits. */
  z.object({ type: z.literal('working'), what: z.string() }),
  /** A run of a plan that it began, in `index` of the instances: it goes on with this one after a kill. */
  z.object({
    type: z.literal('plan-run'),
    runId: z.string(),
    index: z.number(),
    plan: z.string(),
    mutates: z.boolean(),
  }),
  z.object({ type: z.literal('exercised'), steps: z.array(exercised) }),
  z.object({ type: z.literal('result'), result: checkResult }),
  z.object({ type: z.literal('waiting'), waitMs: z.number(), until: z.number() }),
  pausedEntry,
  resumedEntry,
  z.object({ type: z.literal('end'), reason: z.enum(['complete', 'cancelled']), message: z.string() }),
]);
export type ReadinessEntry = z.infer<typeof readinessEntry>;
