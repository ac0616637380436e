// The run that is shown, as far as the page has read it, and the runs that the host has. The form has a store of its own
// (protect-draft.ts): the verbs, which are there from the start, need this one alone.
import { createStore } from 'zustand/vanilla';
import type { ProtectView } from '../../../shared/runs/protect/reduce-protect.ts';
import type { RunSummary } from '../../../shared/runs/run-kinds.ts';
import type { UserError } from '../../platform/errors.ts';

export interface ProtectRun {
  /** Null until the host has taken it. */
  runId: string | null;
  view: ProtectView;
  /** Its process ended before it did. */
  interrupted: boolean;
}

interface ProtectState {
  run: ProtectRun | null;
  /** Newest first; null before the host has said. */
  runs: readonly RunSummary<'protect'>[] | null;
  /** Why it could not begin or not go on. */
  error: UserError | null;
}

export const protectStore = createStore<ProtectState>()(() => ({ run: null, runs: null, error: null }));

export const isTesting = (run: ProtectRun | null): boolean => run !== null && run.view.end === null && !run.interrupted;
