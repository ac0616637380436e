// How far a run of cases is: part done, cases a second, time left, and which case is out now.
import { type CaseRun, isRunning } from './cases-store.ts';

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
export function runProgress({ caseIds, done, startedAt }: CaseRun, now: number): RunProgress {
  const seconds = Math.max(0, now - startedAt) / 1000;
  const perSecond = seconds > 0 ? done.size / seconds : 0;
  const left = caseIds.length - done.size;
  return {
    fraction: caseIds.length === 0 ? 0 : done.size / caseIds.length,
    done: done.size,
    total: caseIds.length,
    perSecond,
    leftMs: perSecond > 0 ? (left / perSecond) * 1000 : null,
  };
}

/** Cases go out one after the other, in their order. */
export function caseThatRuns(run: CaseRun | null): string | null {
  return isRunning(run) ? (run.caseIds.find((id) => !run.done.has(id)) ?? null) : null;
}
