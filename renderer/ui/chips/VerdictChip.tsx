// What an exchange means: icon, word and colour of its verdict, as in every matrix, report and terminal.
import { IconCircleDashed, IconHelpCircle } from '@tabler/icons-react';
import { VERDICT_FACTS, type VerdictFact } from '../../../shared/okta/verdict/verdicts.ts';
import { outcomeFact } from '../../../shared/runs/sweep/outcome-facts.ts';
import { ColourChip, type ColourChipProps } from './ColourChip.tsx';
import { VERDICT_ICONS } from './verdict-icons.ts';

export interface VerdictChipProps extends Pick<ColourChipProps, 'look' | 'size'> {
  verdict: string;
  /** Allowed, and the list was empty: that has a word and a sign of its own, as in the matrix of a sweep. */
  emptyList?: boolean;
}

const EMPTY_LIST = outcomeFact({ outcome: 'allowed', emptyList: true });

/** The row of the verdict table; a verdict of a newer host reads as `unclear`. */
export function verdictFact(verdict: string): VerdictFact {
  return Object.hasOwn(VERDICT_FACTS, verdict)
    ? VERDICT_FACTS[verdict as keyof typeof VERDICT_FACTS]
    : VERDICT_FACTS.unclear;
}

export function VerdictChip({ verdict, emptyList = false, look, size }: VerdictChipProps) {
  const { label, colour, icon } = verdictFact(verdict);
  return (
    <ColourChip
      colour={colour}
      icon={emptyList ? IconCircleDashed : (VERDICT_ICONS[icon] ?? IconHelpCircle)}
      label={emptyList ? EMPTY_LIST.label : label}
      {...(look && { look })}
      {...(size && { size })}
    />
  );
}
