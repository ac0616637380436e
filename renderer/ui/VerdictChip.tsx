// What an exchange means: icon, word and colour of its verdict, as in every matrix, report and terminal.
import { IconHelpCircle } from '@tabler/icons-react';
import { VERDICT_FACTS, type VerdictFact } from '../../shared/okta/verdicts.ts';
import { classNames } from './class-names.ts';
import css from './VerdictChip.module.css';
import colours from './VerdictColours.module.css';
import { VERDICT_ICONS } from './verdict-icons.ts';

export interface VerdictChipProps {
  verdict: string;
  /** `plain`: without ground, for dense lists. */
  look?: 'chip' | 'plain';
  size?: 'normal' | 'large';
}

/** The row of the verdict table; a verdict of a newer host reads as `unclear`. */
export function verdictFact(verdict: string): VerdictFact {
  return Object.hasOwn(VERDICT_FACTS, verdict)
    ? VERDICT_FACTS[verdict as keyof typeof VERDICT_FACTS]
    : VERDICT_FACTS.unclear;
}

export function VerdictChip({ verdict, look = 'chip', size = 'normal' }: VerdictChipProps) {
  const { label, colour, icon } = verdictFact(verdict);
  const Icon = VERDICT_ICONS[icon] ?? IconHelpCircle;
  return (
    <span className={classNames(css.verdict, colours[colour], css[look], size === 'large' && css.large)}>
      <Icon size={size === 'large' ? 18 : 14} stroke={2} aria-hidden />
      <span className={css.label}>{label}</span>
    </span>
  );
}
