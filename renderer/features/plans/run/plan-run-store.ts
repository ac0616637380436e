// Runs of plans as far as the page has read them, what is chosen for the next one of each open plan, and what is asked before one begins. The
// runs themselves live in the host.
import { createStore } from 'zustand/vanilla';
import type { PlanOutline } from '../../../../shared/runs/plan/plan-outline.ts';
import type { PlanView } from '../../../../shared/runs/plan/reduce-plan.ts';
import type { RunSummary } from '../../../../shared/runs/run-kinds.ts';
import type { RunState } from '../../../../shared/runs/run-state.ts';
import type { UserError } from '../../../platform/errors.ts';
import type { OpenPlan } from '../open-plans.ts';

/** What is chosen for the next run of one plan. Kept while the page is, as what is typed into the plan is. */
export interface RunDraft {
  /** `tenant/credential`; empty: the one that is chosen in the bar at the top. */
  targets: readonly string[];
  /** By variable, as typed. Never a secret. */
  values: Readonly<Record<string, string>>;
  mutate: boolean;
  negative: boolean;
  bail: boolean;
  /** As typed; empty: as the plan says. */
  concurrency: string;
  /** The variables and what is rarely changed are shown. */
  open: boolean;
}

export const EMPTY_DRAFT: RunDraft = {
  targets: [],
  values: {},
  mutate: false,
  negative: false,
  bail: false,
  concurrency: '',
  open: false,
};

export interface RunTarget {
  key: string;
  tenantId: string;
  tenantName: string;
  production: boolean;
  credentialId: string;
}

/** What begins when it is asked for, and nothing is left to say. */
export interface RunRequest {
  plan: OpenPlan;
  stepIds: readonly string[] | null;
  targets: readonly RunTarget[];
  draft: RunDraft;
  outline: PlanOutline;
}

interface PlanRunState {
  /** By plan key. */
  drafts: Readonly<Record<string, RunDraft>>;
  /** Of all plans, newest first; null before the host has said. */
  runs: readonly RunSummary<'plan'>[] | null;
  /** By run, of those that were looked at. */
  views: Readonly<Record<string, PlanView>>;
  /** By run: as the host said it last. */
  states: Readonly<Record<string, RunState>>;
  /** Key of the plan whose run is about to begin. */
  starting: string | null;
  /** Why a run could not begin, or be controlled; by plan key. */
  error: { key: string; error: UserError } | null;
  /** It writes to a tenant that is marked as production: the person has to say so. */
  asked: RunRequest | null;
}

export const planRunStore = createStore<PlanRunState>()(() => ({
  drafts: {},
  runs: null,
  views: {},
  states: {},
  starting: null,
  error: null,
  asked: null,
}));

export const draftOf = (key: string): RunDraft => planRunStore.getState().drafts[key] ?? EMPTY_DRAFT;

export function changeRunDraft(key: string, part: Partial<RunDraft>): void {
  planRunStore.setState(({ drafts }) => ({
    drafts: { ...drafts, [key]: { ...(drafts[key] ?? EMPTY_DRAFT), ...part } },
  }));
}
