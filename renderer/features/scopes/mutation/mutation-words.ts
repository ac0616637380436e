// The outcome of a mutation, in words: the whole, and each of its rounds.
import type { MutationEnd } from '../../../../shared/runs/mutation/mutation-events.ts';
import type { MutationRound } from '../../../../shared/runs/mutation/reduce-mutation.ts';
import { formatCounted } from '../../../ui/values/format.ts';

export interface MutationWords {
  tone: 'good' | 'warning' | 'info';
  title: string;
}

/** The result in three words or so; what it rests on is the end's own message. */
export function mutationWords({ reason, sufficient, necessary }: MutationEnd): MutationWords {
  const counter = necessary.filter(({ counterExample }) => counterExample).length;
  const open = necessary.some(({ shownBy, counterExample }) => shownBy === null && !counterExample);
  if (reason === 'cancelled') return { tone: 'info', title: 'Cancelled' };
  if (!sufficient) return { tone: 'warning', title: 'Not shown to be sufficient' };
  if (counter > 0) return { tone: 'warning', title: 'Sufficient, but not all of it is necessary' };
  if (open) return { tone: 'info', title: 'Sufficient; not every scope is shown to be necessary' };
  if (necessary.some(({ readOnly }) => readOnly))
    return { tone: 'good', title: 'Sufficient, and necessary as far as reads can show' };
  return { tone: 'good', title: 'Necessary and sufficient' };
}

/** The outcome of a round: known at the end, for a scope that was left out. */
export function roundWords(round: MutationRound, end: MutationEnd | null): string | null {
  if (round.leftOut === null) {
    const sent = round.steps.filter(({ verdict }) => verdict !== 'skipped');
    const passed = sent.filter(({ verdict }) => verdict === 'allowed').length;
    return sent.length === 0 ? null : `${passed} of ${formatCounted(sent.length, 'call')} passed`;
  }
  const found = end?.necessary.find(({ scope }) => scope === round.leftOut);
  if (!found) return null;
  if (found.counterExample) return 'not needed: nothing was refused without it';
  return found.shownBy === null ? 'not shown' : 'needed';
}
