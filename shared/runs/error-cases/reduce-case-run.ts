// The events of a run of error cases as what a person sees: the outcome of each case, progress, waits, the end. Page and command
// line reduce the same events with this one function; an event that was seen before changes nothing.
import type { CaseOutcome } from '../../okta/error-cases/compare/case-outcomes.ts';
import { freshEvents, type Numbered, type PausedEntry, type ResumedEntry } from '../numbered.ts';

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

/** What a run of cases writes into its log; with number and time it is an event. */
export type CaseRunEntry<Result> =
  | { type: 'started'; caseIds: string[]; cost: number; allowUnsafe: boolean }
  | { type: 'case'; result: Result; changed: boolean }
  | CaseRunWait
  | PausedEntry
  | ResumedEntry
  | ({ type: 'end' } & CaseRunEnd);

export interface CaseRunView<Result> {
  /** In the order in which they are sent, each once. */
  caseIds: readonly string[];
  /** By case, in the order in which they finished. */
  results: ReadonlyMap<string, { result: Result; changed: boolean }>;
  /** Requests at most; null before the host has said it. */
  cost: number | null;
  /** Epoch ms; 0 before it has begun. */
  startedAt: number;
  /** When it began or was last resumed (epoch ms), and how many cases were done then: what its speed is measured from. */
  goesOnSince: { at: number; done: number };
  /** The wait that goes on; the next answer ends it. */
  waiting: CaseRunWait | null;
  /** `message`: why it paused by itself. Null when it is not paused. */
  paused: { message: string | null } | null;
  /** Null before its end. */
  end: CaseRunEnd | null;
  lastSeq: number;
}

export const EMPTY_CASE_RUN: CaseRunView<never> = {
  caseIds: [],
  results: new Map(),
  cost: null,
  startedAt: 0,
  goesOnSince: { at: 0, done: 0 },
  waiting: null,
  paused: null,
  end: null,
  lastSeq: 0,
};

/** `view` stays as it is. */
export function reduceCaseRun<Result extends { caseId: string }>(
  view: CaseRunView<Result>,
  events: readonly Numbered<CaseRunEntry<Result>>[],
): CaseRunView<Result> {
  const fresh = freshEvents(events, view.lastSeq);
  if (fresh.length === 0) return view;
  const results = new Map(view.results);
  const next = { ...view, results };
  for (const event of fresh) {
    next.lastSeq = event.seq;
    next.waiting = event.type === 'waiting' ? event : null;
    next.paused = event.type === 'paused' ? { message: event.message } : null;
    if (event.type === 'started' || event.type === 'resumed') next.goesOnSince = { at: event.at, done: results.size };
    if (event.type === 'started') {
      next.caseIds = event.caseIds;
      next.cost = event.cost;
      next.startedAt = event.at;
    } else if (event.type === 'case') results.set(event.result.caseId, event);
    else if (event.type === 'end') next.end = { reason: event.reason, sums: event.sums, message: event.message };
  }
  return next;
}
