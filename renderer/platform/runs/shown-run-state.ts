// What a page keeps of the runs of a kind of which it shows one at a time (shown-runs.ts): plain data, there from the start for the verbs.
import type { RunKindName, RunSummary } from '../../../shared/runs/run-kinds.ts';
import type { UserError } from '../errors.ts';

/** What every view of a run has. */
export interface RunView {
  lastSeq: number;
  /** Null while it goes on. */
  end: object | null;
}

export interface ShownRun<View extends RunView> {
  /** Null until the host has taken it. */
  runId: string | null;
  view: View;
  /** Its process ended before it did. */
  interrupted: boolean;
}

export interface ShownRuns<K extends RunKindName, View extends RunView> {
  run: ShownRun<View> | null;
  /** Newest first; null before the host has said. */
  runs: readonly RunSummary<K>[] | null;
  /** Why it could not begin or not go on. */
  error: UserError | null;
}

export const NOTHING_SHOWN = { run: null, runs: null, error: null } as const;

export const goesOn = (run: ShownRun<RunView> | null): boolean =>
  run !== null && run.view.end === null && !run.interrupted;
