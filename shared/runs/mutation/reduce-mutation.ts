// The events of a mutation as what a person sees: a round for the whole set, then one for each scope that is left out, the wait
// that goes on, the end. Page and command line reduce the same events with this one function.
import { freshEvents, type Numbered } from '../numbered.ts';
import type { FoundSet, MutationEnd, MutationEntry, MutationStep, TokenGot } from './mutation-events.ts';

export interface MutationRound extends TokenGot {
  steps: readonly MutationStep[];
}

export interface MutationView {
  scopes: readonly string[];
  operationIds: readonly string[];
  found: FoundSet | null;
  /** Epoch ms; 0 before it has begun. */
  startedAt: number;
  rounds: readonly MutationRound[];
  /** Epoch ms until when the org's rate limit is waited for; the next answer ends it. */
  waitingUntil: number | null;
  /** Token requests and calls so far. */
  sent: number;
  /** `message`: why it paused by itself. Null when it is not paused. */
  paused: { message: string | null } | null;
  /** Null before its end. */
  end: MutationEnd | null;
  lastSeq: number;
}

export const EMPTY_MUTATION: MutationView = {
  scopes: [],
  operationIds: [],
  found: null,
  startedAt: 0,
  rounds: [],
  waitingUntil: null,
  sent: 0,
  paused: null,
  end: null,
  lastSeq: 0,
};

/** `view` stays as it is: what changes of it is copied once, however many events there are. */
export function reduceMutation(view: MutationView, events: readonly Numbered<MutationEntry>[]): MutationView {
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
    next.paused = event.type === 'paused' ? { message: event.message } : null;
    switch (event.type) {
      case 'started':
        next.scopes = event.scopes;
        next.operationIds = event.operationIds;
        next.found = event.found;
        next.startedAt = event.at;
        break;
      case 'token': {
        const { leftOut, scopes, granted, problem, refused } = event;
        next.sent += 1;
        // A resumed run asks for the token of its round once more: what the round has done stays.
        if (rounds.at(-1)?.leftOut === leftOut) rounds.pop();
        else steps = [];
        rounds.push({ leftOut, scopes, granted, problem, refused, steps });
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
