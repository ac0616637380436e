// The report of an integration: each check with its state, what it rests on and how old that is, and the one answer. Page, command line and
// evidence pack show this.
import { z } from 'zod';
import { CHECK_GROUPS, CHECK_IDS, CHECK_WAYS, type CheckGroup } from './readiness-checks.ts';
import { checkEvidence } from './readiness-events.ts';

/** `manual`: for a person, and not confirmed for this version. */
export const READINESS_STATES = ['pass', 'warn', 'fail', 'manual', 'not-run'] as const;
export type ReadinessState = (typeof READINESS_STATES)[number];

const groupIds = Object.keys(CHECK_GROUPS) as [CheckGroup, ...CheckGroup[]];

export const reportedCheck = z.object({
  id: z.enum(CHECK_IDS),
  title: z.string(),
  group: z.enum(groupIds),
  way: z.enum(CHECK_WAYS),
  state: z.enum(READINESS_STATES),
  /** There is a result, and it does not hold any more: the file was edited, or it is older than Okta takes. Its state is `not-run`. */
  stale: z.boolean(),
  why: z.string(),
  fix: z.string().nullable(),
  evidence: z.array(checkEvidence),
  /** Epoch ms: when it was found or confirmed; null for what was not. */
  at: z.number().nullable(),
});
export type ReportedCheck = z.infer<typeof reportedCheck>;

export const readinessReport = z.object({
  /** The display name. */
  integration: z.string(),
  /** Null: the file was edited since its newest version, or has none. */
  version: z.string().nullable(),
  scopes: z.array(z.object({ name: z.string(), reason: z.string() })),
  checks: z.array(reportedCheck),
  sums: z.object({
    pass: z.number(),
    warn: z.number(),
    fail: z.number(),
    manual: z.number(),
    'not-run': z.number(),
  }),
  /** Nothing failed, nothing is left to do. */
  ready: z.boolean(),
});
export type ReadinessReport = z.infer<typeof readinessReport>;
