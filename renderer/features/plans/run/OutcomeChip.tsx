// The outcome of a step, of a whole plan, or of a scope that was left out: icon, word and colour, as in every report. Never colour alone.
import {
  IconAlertCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDotted,
  IconCircleX,
  IconHelpCircle,
  IconPlugConnectedX,
  IconSend,
} from '@tabler/icons-react';
import {
  NEGATIVE_OUTCOME_FACTS,
  SCOPE_OUTCOME_FACTS,
  STEP_OUTCOME_FACTS,
} from '../../../../shared/runs/plan/outcome-facts.ts';
import type { ScopeResult } from '../../../../shared/runs/plan/plan-events.ts';
import { ColourChip, type ColourChipProps } from '../../../ui/chips/ColourChip.tsx';
import type { IconType } from '../../../ui/icon.ts';
import type { ShownOutcome } from './step-rows.ts';

type Look = Pick<ColourChipProps, 'look' | 'size'>;

const ICONS: Record<ShownOutcome, IconType> = {
  met: IconCircleCheck,
  failed: IconCircleX,
  'could-not-run': IconPlugConnectedX,
  skipped: IconCircleDotted,
  'on-its-way': IconSend,
  waiting: IconCircleDashed,
};

const FACTS = {
  ...STEP_OUTCOME_FACTS,
  'on-its-way': { label: 'On its way', colour: 'violet' },
  waiting: { label: 'Waiting', colour: 'grey' },
} as const;
const REFUSAL_FACTS = { ...FACTS, ...NEGATIVE_OUTCOME_FACTS };

/** `refusal`: of what has to be refused, which has words of its own. */
export function OutcomeChip({
  outcome,
  refusal = false,
  ...look
}: { outcome: ShownOutcome; refusal?: boolean } & Look) {
  const { label, colour } = refusal ? REFUSAL_FACTS[outcome] : FACTS[outcome];
  return <ColourChip colour={colour} icon={ICONS[outcome]} label={label} {...look} />;
}

const SCOPE_ICONS: Record<ScopeResult['outcome'], IconType> = {
  needed: IconCircleCheck,
  unneeded: IconAlertCircle,
  'not-provable': IconHelpCircle,
};

export function ScopeOutcomeChip({ outcome, ...look }: { outcome: ScopeResult['outcome'] } & Look) {
  const { label, colour } = SCOPE_OUTCOME_FACTS[outcome];
  return <ColourChip colour={colour} icon={SCOPE_ICONS[outcome]} label={label} {...look} />;
}
