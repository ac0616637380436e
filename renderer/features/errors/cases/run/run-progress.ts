// How far a run of cases is: part done, cases a second, time left, and which case is out now.
import { type CaseRun, isRunning } from '../cases-store.ts';

export interface RunProgress {
  /** 0 to 1. */
  fraction: number;
  done: number;
  total: number;
  perSecond: number;
  /** Null before anything is known. */
  leftMs: number | null;
}

/** `now`: epoch ms. */
export function runProgress({ view: { caseIds, results, goesOnSince } }: CaseRun, now: number): RunProgress {
  const seconds = Math.max(0, now - goesOnSince.at) / 1000;
  const done = results.size;
  const perSecond = seconds > 0 ? (done - goesOnSince.done) / seconds : 0;
  return {
    fraction: caseIds.length === 0 ? 0 : done / caseIds.length,
    done,
    total: caseIds.length,
    perSecond,
    leftMs: perSecond > 0 ? ((caseIds.length - done) / perSecond) * 1000 : null,
  };
}

/** Cases go out one after the other, in their order. */
export function caseThatRuns(run: CaseRun | null): string | null {
  return isRunning(run) ? (run.view.caseIds.find((id) => !run.view.results.has(id)) ?? null) : null;
}
