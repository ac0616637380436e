// The events of a proof as what a person sees: a round for the whole set, then one for each scope that is left out, the wait
// that goes on, the end. Page and command line reduce the same events with this one function.
import type { Verdict } from '../verdicts.ts';
import { freshEvents, type Numbered } from './numbered.ts';

export interface ProofStep {
  operationId: string;
  verdict: Verdict | 'skipped';
  /** Null when nothing was sent. */
  exchangeId: string | null;
  note: string | null;
}

export interface ProofEnd {
  reason: 'complete' | 'cancelled';
  /** With exactly the set, every safe operation passed. */
  sufficient: boolean;
  /**
   * For each scope the operation that was refused without it. `counterExample`: everything still passed. Neither: it
   * could not be tried, and `note` says why.
   */
  necessary: {
    scope: string;
    provenBy: string | null;
    counterExample: boolean;
    /** Shown as far as its read only: what the manage adds is for operations that a proof does not send. */
    readOnly: boolean;
    note: string | null;
  }[];
  message: string;
}

interface ProofTokenGot {
  /** Null: the whole set. */
  leftOut: string | null;
  scopes: string[];
  granted: string[];
  problem: string | null;
}

/** What happens in a proof, without its number and time. `found`: what the set was found from, for who shows it again. */
export type ProofHappening<Found> =
  | { type: 'started'; scopes: string[]; operationIds: string[]; found: Found | null }
  | ({ type: 'token' } & ProofTokenGot)
  /** A 429: the proof waits by the org's own clock and goes on. */
  | { type: 'waiting'; waitMs: number; until: number }
  | { type: 'step'; leftOut: string | null; step: ProofStep }
  | ({ type: 'end' } & ProofEnd);

export interface ProofRound extends ProofTokenGot {
  steps: readonly ProofStep[];
}

export interface ProofView<Found> {
  scopes: readonly string[];
  operationIds: readonly string[];
  found: Found | null;
  /** Epoch ms; 0 before it has begun. */
  startedAt: number;
  rounds: readonly ProofRound[];
  /** Epoch ms until when the org's rate limit is waited for; the next answer ends it. */
  waitingUntil: number | null;
  /** Token requests and calls so far. */
  sent: number;
  /** Null while it goes on. */
  end: ProofEnd | null;
  lastSeq: number;
}

export const EMPTY_PROOF: ProofView<never> = {
  scopes: [],
  operationIds: [],
  found: null,
  startedAt: 0,
  rounds: [],
  waitingUntil: null,
  sent: 0,
  end: null,
  lastSeq: 0,
};

/** `view` stays as it is: what changes of it is copied once, however many events there are. */
export function reduceProof<Found>(
  view: ProofView<Found>,
  events: readonly Numbered<ProofHappening<Found>>[],
): ProofView<Found> {
  const fresh = freshEvents(events, view.lastSeq);
  if (fresh.length === 0) return view;
  const rounds = [...view.rounds];
  const next = { ...view, rounds };
  const last = rounds.pop();
  let steps = [...(last?.steps ?? [])];
  if (last) rounds.push({ ...last, steps });
  for (const event of fresh) {
    next.lastSeq = event.seq;
    next.waitingUntil = event.type === 'waiting' ? event.until : null;
    switch (event.type) {
      case 'started':
        next.scopes = event.scopes;
        next.operationIds = event.operationIds;
        next.found = event.found;
        next.startedAt = event.at;
        break;
      case 'token': {
        const { leftOut, scopes, granted, problem } = event;
        next.sent += 1;
        steps = [];
        rounds.push({ leftOut, scopes, granted, problem, steps });
        break;
      }
      case 'step':
        if (event.step.exchangeId !== null) next.sent += 1;
        steps.push(event.step);
        break;
      case 'end': {
        const { reason, sufficient, necessary, message } = event;
        next.end = { reason, sufficient, necessary, message };
      }
    }
  }
  return next;
}
