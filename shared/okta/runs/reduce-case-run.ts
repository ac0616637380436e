// The events of a run of error cases as what a person sees: what came of each case, progress, waits, the end. Page and command
// line reduce the same events with this one function; an event that was seen before changes nothing.
import type { CaseOutcome } from '../error-cases/case-outcomes.ts';
import { freshEvents, type Numbered } from './numbered.ts';

export interface CaseRunWait {
  type: 'waiting';
  waitMs: number;
  /** Epoch ms. */
  until: number;
  because: 'share' | 'rate-limited';
}

export interface CaseRunEnd {
  reason: 'complete' | 'cancelled' | 'unreachable';
  sums: Record<CaseOutcome, number>;
  message: string;
}

/** What happens in a run, without its number and time. */
export type CaseRunHappening<Result> =
  | { type: 'started'; caseIds: string[]; cost: number }
  | { type: 'case'; result: Result; changed: boolean }
  | CaseRunWait
  | ({ type: 'end' } & CaseRunEnd);

export interface CaseRunView<Result> {
  /** In the order in which they are sent, each once. */
  caseIds: readonly string[];
  /** By case, in the order in which they came. */
  results: ReadonlyMap<string, { result: Result; changed: boolean }>;
  /** Requests at most; null before the host has said it. */
  cost: number | null;
  /** Epoch ms; 0 before it has begun. */
  startedAt: number;
  /** The wait that goes on; the next answer ends it. */
  waiting: CaseRunWait | null;
  /** Null while it goes on. */
  end: CaseRunEnd | null;
  lastSeq: number;
}

export const EMPTY_CASE_RUN: CaseRunView<never> = {
  caseIds: [],
  results: new Map(),
  cost: null,
  startedAt: 0,
  waiting: null,
  end: null,
  lastSeq: 0,
};

/** `view` stays as it is. */
export function reduceCaseRun<Result extends { caseId: string }>(
  view: CaseRunView<Result>,
  events: readonly Numbered<CaseRunHappening<Result>>[],
): CaseRunView<Result> {
  const fresh = freshEvents(events, view.lastSeq);
  if (fresh.length === 0) return view;
  const results = new Map(view.results);
  const next = { ...view, results };
  for (const event of fresh) {
    next.lastSeq = event.seq;
    next.waiting = event.type === 'waiting' ? event : null;
    if (event.type === 'started') {
      next.caseIds = event.caseIds;
      next.cost = event.cost;
      next.startedAt = event.at;
    } else if (event.type === 'case') results.set(event.result.caseId, event);
    else if (event.type === 'end') next.end = { reason: event.reason, sums: event.sums, message: event.message };
  }
  return next;
}
