// How a case came out: icon, word and colour, the same in list and detail. Never colour alone.
import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDotted,
  IconEqualNot,
  IconHomeCheck,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import { classNames } from '../../../ui/class-names.ts';
import type { IconType } from '../../../ui/icon.ts';
import css from './OutcomeChip.module.css';
import { SHOWN_OUTCOMES, type ShownOutcome } from './outcomes.ts';

const ICONS: Record<ShownOutcome, IconType> = {
  'as-expected': IconCircleCheck,
  'as-this-org': IconHomeCheck,
  differs: IconEqualNot,
  unreachable: IconPlugConnectedX,
  skipped: IconCircleDotted,
  'not-run': IconCircleDashed,
};

export function OutcomeChip({ outcome, look = 'chip' }: { outcome: ShownOutcome; look?: 'chip' | 'plain' }) {
  const Icon = ICONS[outcome];
  const { label, colour } = SHOWN_OUTCOMES[outcome];
  const faint = outcome === 'not-run';
  return (
    <span className={classNames(css.chip, css[colour], faint && css.faint, look === 'plain' && css.plain)}>
      <Icon size={14} stroke={2} aria-hidden />
      {label}
    </span>
  );
}
