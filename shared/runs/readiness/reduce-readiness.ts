// The events of a run of the checks as one view: what was found, what is done now, and which runs of plans it began. Pure.
import { freshEvents, type Numbered } from '../numbered.ts';
import type { FoundResult } from './assess-readiness.ts';
import type { Exercised, ReadinessEntry } from './readiness-events.ts';

type Of<Type extends ReadinessEntry['type']> = Extract<Numbered<ReadinessEntry>, { type: Type }>;

export interface ReadinessView {
  lastSeq: number;
  started: Of<'started'> | null;
  /** What is done now, in words; null before and after. */
  working: string | null;
  results: readonly FoundResult[];
  planRuns: readonly Of<'plan-run'>[];
  exercised: readonly Exercised[];
  /** Epoch ms; null when nothing is waited for. */
  waitingUntil: number | null;
  paused: { message: string | null } | null;
  end: { reason: 'complete' | 'cancelled'; message: string; at: number } | null;
}

export const EMPTY_READINESS: ReadinessView = {
  lastSeq: 0,
  started: null,
  working: null,
  results: [],
  planRuns: [],
  exercised: [],
  waitingUntil: null,
  paused: null,
  end: null,
};

/** `view` stays as it is. */
export function reduceReadiness(view: ReadinessView, events: readonly Numbered<ReadinessEntry>[]): ReadinessView {
  let next = view;
  for (const event of freshEvents(events, view.lastSeq)) {
    next = { ...next, lastSeq: event.seq, waitingUntil: null };
    switch (event.type) {
      case 'started':
        next.started = event;
        break;
      case 'working':
        next.working = event.what;
        break;
      case 'plan-run':
        next.planRuns = [...next.planRuns, event];
        break;
      case 'exercised':
        next.exercised = [...next.exercised, ...event.steps];
        break;
      case 'result':
        next.results = [...next.results, { ...event.result, at: event.at, plans: next.started?.input.plans ?? [] }];
        break;
      case 'waiting':
        next.waitingUntil = event.until;
        break;
      case 'paused':
        next.paused = { message: event.message };
        break;
      case 'resumed':
        next.paused = null;
        break;
      case 'end':
        next.working = null;
        next.end = { reason: event.reason, message: event.message, at: event.at };
    }
  }
  return next;
}
