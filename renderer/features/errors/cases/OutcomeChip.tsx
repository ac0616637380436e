// The outcome of a case: icon, word and colour, the same in list and detail. Never colour alone.
import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDotted,
  IconEqualNot,
  IconHomeCheck,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import { ColourChip } from '../../../ui/chips/ColourChip.tsx';
import type { IconType } from '../../../ui/icon.ts';
import { SHOWN_OUTCOMES, type ShownOutcome } from './outcomes.ts';

const ICONS: Record<ShownOutcome, IconType> = {
  'as-expected': IconCircleCheck,
  'as-this-org': IconHomeCheck,
  differs: IconEqualNot,
  unreachable: IconPlugConnectedX,
  skipped: IconCircleDotted,
  'not-run': IconCircleDashed,
  'left-out': IconCircleDotted,
};

export function OutcomeChip({ outcome, look = 'chip' }: { outcome: ShownOutcome; look?: 'chip' | 'plain' }) {
  const { label, colour } = SHOWN_OUTCOMES[outcome];
  // What was never run has no ground to stand out by.
  return (
    <ColourChip
      colour={colour}
      icon={ICONS[outcome]}
      label={label}
      look={outcome === 'not-run' || outcome === 'left-out' ? 'plain' : look}
    />
  );
}
