// How an outcome of a cell is shown, in every report alike: word, sign and colour of the verdict, plus the two that only a
// sweep knows: skipped, and allowed in doubt because the list was empty.
import { VERDICT_FACTS, type VerdictFact } from '../../okta/verdict/verdicts.ts';
import type { SweepCell } from './sweep-types.ts';

export interface OutcomeFact {
  label: string;
  sign: string;
  colour: VerdictFact['colour'];
}

export function outcomeFact({ outcome, emptyList }: Pick<SweepCell, 'outcome' | 'emptyList'>): OutcomeFact {
  if (outcome === 'skipped') return { label: 'Skipped', sign: '·', colour: 'grey' };
  const { label, sign, colour } = VERDICT_FACTS[outcome];
  return outcome === 'allowed' && emptyList
    ? { label: 'Allowed, empty list', sign: '∅', colour: 'green' }
    : { label, sign, colour };
}

/** With the reason where a call was not made: a cell must not look as if nobody had thought of it. */
export function outcomeWords(cell: Pick<SweepCell, 'outcome' | 'emptyList' | 'note'>): string {
  const { label } = outcomeFact(cell);
  return cell.outcome === 'skipped' && cell.note ? `${label}: ${cell.note}` : label;
}
