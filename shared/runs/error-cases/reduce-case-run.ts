// The events of a run of error cases as what a person sees: the outcome of each case, progress, waits, the end. Page and command
// line reduce the same events with this one function; an event that was seen before changes nothing.
import type { CaseResult } from '../../model/case-results.ts';
import { freshEvents, type Numbered } from '../numbered.ts';
import type { CaseRunEnd, CaseRunEntry, CaseRunWait } from './error-cases-events.ts';

export interface CaseRunView {
  /** In the order in which they are sent, each once. */
  caseIds: readonly string[];
  /** By case, in the order in which they finished. */
  results: ReadonlyMap<string, { result: CaseResult; changed: boolean }>;
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

export const EMPTY_CASE_RUN: CaseRunView = {
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
export function reduceCaseRun(view: CaseRunView, events: readonly Numbered<CaseRunEntry>[]): CaseRunView {
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
