// What an exchange means: icon, word and colour of its verdict, as in every matrix, report and terminal.
import { IconHelpCircle } from '@tabler/icons-react';
import { VERDICT_FACTS, type VerdictFact } from '../../shared/okta/verdicts.ts';
import { ColourChip, type ColourChipProps } from './ColourChip.tsx';
import { VERDICT_ICONS } from './verdict-icons.ts';

export interface VerdictChipProps extends Pick<ColourChipProps, 'look' | 'size'> {
  verdict: string;
}

/** The row of the verdict table; a verdict of a newer host reads as `unclear`. */
export function verdictFact(verdict: string): VerdictFact {
  return Object.hasOwn(VERDICT_FACTS, verdict)
    ? VERDICT_FACTS[verdict as keyof typeof VERDICT_FACTS]
    : VERDICT_FACTS.unclear;
}

export function VerdictChip({ verdict, look, size }: VerdictChipProps) {
  const { label, colour, icon } = verdictFact(verdict);
  return (
    <ColourChip
      colour={colour}
      icon={VERDICT_ICONS[icon] ?? IconHelpCircle}
      label={label}
      {...(look && { look })}
      {...(size && { size })}
    />
  );
}
