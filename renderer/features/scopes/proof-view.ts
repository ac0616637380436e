// A proof as it is drawn, reduced from its events: a round for the whole set, then one for each scope that is left out.
import type { ProofEvent, ProofStep } from '../../../shared/contract/infer.ts';

export type ProofEnd = Extract<ProofEvent, { type: 'end' }>;

export interface ProofRound {
  /** Null: the whole set. */
  leftOut: string | null;
  scopes: readonly string[];
  granted: readonly string[];
  problem: string | null;
  steps: readonly ProofStep[];
}

export interface ProofView {
  rounds: readonly ProofRound[];
  /** Until when the org's rate limit is waited for; the next answer ends it. */
  waitingUntil: number | null;
  /** Token requests and calls so far. */
  sent: number;
  end: ProofEnd | null;
}

export const EMPTY_PROOF: ProofView = { rounds: [], waitingUntil: null, sent: 0, end: null };

export function reduceProof(view: ProofView, event: ProofEvent): ProofView {
  switch (event.type) {
    case 'waiting':
      return { ...view, waitingUntil: event.until };
    case 'token': {
      const { type: _, ...round } = event;
      return { ...view, waitingUntil: null, sent: view.sent + 1, rounds: [...view.rounds, { ...round, steps: [] }] };
    }
    case 'step': {
      const rounds = view.rounds.map((round, at) =>
        at === view.rounds.length - 1 ? { ...round, steps: [...round.steps, event.step] } : round,
      );
      const sent = view.sent + (event.step.exchangeId === null ? 0 : 1);
      return { ...view, waitingUntil: null, sent, rounds };
    }
    case 'end':
      return { ...view, waitingUntil: null, end: event };
  }
}

export interface ProofWords {
  tone: 'good' | 'warning' | 'info';
  title: string;
}

/** The result in three words or so; what it rests on is the end's own message. */
export function proofWords({ sufficient, necessary }: ProofEnd, cancelled: boolean): ProofWords {
  const counter = necessary.filter(({ counterExample }) => counterExample).length;
  const open = necessary.some(({ provenBy, counterExample }) => provenBy === null && !counterExample);
  if (cancelled) return { tone: 'info', title: 'Cancelled' };
  if (!sufficient) return { tone: 'warning', title: 'Not shown to be sufficient' };
  if (counter > 0) return { tone: 'warning', title: 'Sufficient, and not all of it is necessary' };
  if (open) return { tone: 'info', title: 'Sufficient; not each scope is shown to be necessary' };
  if (necessary.some(({ readOnly }) => readOnly))
    return { tone: 'good', title: 'Sufficient, and necessary as far as reads can show' };
  return { tone: 'good', title: 'Necessary and sufficient' };
}

/** How a round came out: known at the end, for a scope that was left out. */
export function roundWords(round: ProofRound, end: ProofEnd | null): string | null {
  if (round.leftOut === null) {
    const sent = round.steps.filter(({ verdict }) => verdict !== 'skipped');
    const passed = sent.filter(({ verdict }) => verdict === 'allowed').length;
    return sent.length === 0 ? null : `${passed} of ${sent.length} passed`;
  }
  const found = end?.necessary.find(({ scope }) => scope === round.leftOut);
  if (!found) return null;
  if (found.counterExample) return 'not needed: nothing was refused without it';
  return found.provenBy === null ? 'not shown' : 'needed';
}
