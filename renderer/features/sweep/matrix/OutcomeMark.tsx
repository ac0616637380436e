// The outcome of a cell: icon, word and colour as everywhere, and the two that only a sweep has. `icon` has no word: that
// is shown elsewhere for those who do not know the icon.
import { IconCircleDashed, IconCircleDotted, IconHelpCircle } from '@tabler/icons-react';
import { VERDICT_FACTS } from '../../../../shared/okta/verdict/verdicts.ts';
import { outcomeFact } from '../../../../shared/runs/sweep/outcome-facts.ts';
import type { SweepCell } from '../../../../shared/runs/sweep/sweep-types.ts';
import { ColourChip } from '../../../ui/chips/ColourChip.tsx';
import colours from '../../../ui/chips/VerdictColours.module.css';
import { VERDICT_ICONS } from '../../../ui/chips/verdict-icons.ts';
import { classNames } from '../../../ui/class-names.ts';
import css from './OutcomeMark.module.css';

export interface OutcomeMarkProps {
  cell: Pick<SweepCell, 'outcome' | 'emptyList'>;
  look: 'icon' | 'plain' | 'chip';
  /** In place of the outcome's own word. */
  words?: string;
}

export function OutcomeMark({ cell, look, words }: OutcomeMarkProps) {
  const { label, colour } = outcomeFact(cell);
  const Icon =
    cell.outcome === 'skipped'
      ? IconCircleDotted
      : cell.outcome === 'allowed' && cell.emptyList
        ? IconCircleDashed
        : (VERDICT_ICONS[VERDICT_FACTS[cell.outcome].icon] ?? IconHelpCircle);
  if (look !== 'icon') return <ColourChip colour={colour} icon={Icon} label={words ?? label} look={look} />;
  return (
    <span className={classNames(css.icon, colours[colour])}>
      <Icon size={16} stroke={2} aria-hidden />
    </span>
  );
}
