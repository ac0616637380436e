// The Cases tab: results and truths of the chosen credential as the host last gave them, the run that goes on, and how the
// person looks at the gallery. What is chosen outlives a visit to another page, not a reload; the case in view is in the
// address, and the results are the host's.
import { createStore } from 'zustand/vanilla';
import type { CaseHistory, CaseRunEvent } from '../../../../shared/contract/error-lab.ts';
import type { UserError } from '../../../platform/errors.ts';
import type { CaseFilter, CaseRow } from './case-rows.ts';

export interface Place {
  tenantId: string;
  credentialId: string;
}

export interface CaseRun extends Place {
  requestKey: string;
  startedAt: number;
  /** In the order in which they are sent. */
  caseIds: readonly string[];
  /** Cases with a result. */
  done: ReadonlySet<string>;
  /** Null before the host has said it. */
  cost: number | null;
  waiting: Extract<CaseRunEvent, { type: 'waiting' }> | null;
  /** What the host said at the end; null while it goes on. */
  end: Extract<CaseRunEvent, { type: 'end' }> | null;
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
  text: string;
  filter: CaseFilter;
  chosen: ReadonlySet<string>;
  folded: ReadonlySet<string>;
}

export const casesStore = createStore<CasesState>()(() => ({
  place: null,
  history: null,
  error: null,
  run: null,
  asked: null,
  text: '',
  filter: 'all',
  chosen: new Set(),
  folded: new Set(),
}));

export const isRunning = (run: CaseRun | null): run is CaseRun & { end: null } => run !== null && run.end === null;

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
