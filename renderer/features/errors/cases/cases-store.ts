// The Cases tab: results and baselines of the chosen credential as the host last gave them, the run that goes on, and what
// is chosen and folded, which outlives a visit to another page, not a reload. The case in view, search and filter are in the
// address (errors-route.ts); results and runs are the host's.
import { createStore } from 'zustand/vanilla';
import type { CaseHistory } from '../../../../shared/model/case-results.ts';
import type { CaseRunView } from '../../../../shared/runs/error-cases/reduce-case-run.ts';
import type { UserError } from '../../../platform/errors.ts';
import type { CaseRow } from './case-rows.ts';

export interface Place {
  tenantId: string;
  credentialId: string;
}

export interface CaseRun extends Place {
  /** Null until the host has taken it. */
  runId: string | null;
  view: CaseRunView;
  /** Its process ended before it did: it can be resumed. */
  interrupted: boolean;
}

interface CasesState {
  /** Whose results these are; null before the first answer. */
  place: Place | null;
  history: CaseHistory | null;
  /** Why the results could not be read, or the run not go on. */
  error: UserError | null;
  run: CaseRun | null;
  /** These are asked about before they are sent: some are not safe on a real org. */
  asked: readonly CaseRow[] | null;
  chosen: ReadonlySet<string>;
  folded: ReadonlySet<string>;
}

export const casesStore = createStore<CasesState>()(() => ({
  place: null,
  history: null,
  error: null,
  run: null,
  asked: null,
  chosen: new Set(),
  folded: new Set(),
}));

export const isRunning = (run: CaseRun | null): run is CaseRun & { view: { end: null } } =>
  run !== null && run.view.end === null && !isInterrupted(run);

/** Left behind or paused: it can be resumed. */
export const isInterrupted = (run: CaseRun | null): run is CaseRun & { runId: string } =>
  run !== null && run.runId !== null && run.view.end === null && (run.interrupted || run.view.paused !== null);

function changed<Value>(set: ReadonlySet<Value>, values: readonly Value[], there: boolean): ReadonlySet<Value> {
  const next = new Set(set);
  for (const value of values) {
    if (there) next.add(value);
    else next.delete(value);
  }
  return next;
}

export function chooseCases(caseIds: readonly string[], chosen: boolean): void {
  casesStore.setState((state) => ({ chosen: changed(state.chosen, caseIds, chosen) }));
}

export function foldGroup(groupId: string, folded: boolean): void {
  casesStore.setState((state) => ({ folded: changed(state.folded, [groupId], folded) }));
}
