// How a proof came out, in words: the whole, and each of its rounds.

import type { ProofEnd, ProofRound } from '../../../shared/okta/runs/reduce-proof.ts';
import { formatCounted } from '../../ui/format.ts';

export interface ProofWords {
  tone: 'good' | 'warning' | 'info';
  title: string;
}

/** The result in three words or so; what it rests on is the end's own message. */
export function proofWords({ reason, sufficient, necessary }: ProofEnd): ProofWords {
  const counter = necessary.filter(({ counterExample }) => counterExample).length;
  const open = necessary.some(({ provenBy, counterExample }) => provenBy === null && !counterExample);
  if (reason === 'cancelled') return { tone: 'info', title: 'Cancelled' };
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
    return sent.length === 0 ? null : `${passed} of ${formatCounted(sent.length, 'call')} passed`;
  }
  const found = end?.necessary.find(({ scope }) => scope === round.leftOut);
  if (!found) return null;
  if (found.counterExample) return 'not needed: nothing was refused without it';
  return found.provenBy === null ? 'not shown' : 'needed';
}
