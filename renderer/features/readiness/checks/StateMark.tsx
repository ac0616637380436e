// The state of a check: colour, icon and word.
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX, IconHandStop } from '@tabler/icons-react';
import type { VerdictFact } from '../../../../shared/okta/verdict/verdicts.ts';
import type { ReadinessState } from '../../../../shared/runs/readiness/readiness-report.ts';
import { ColourChip } from '../../../ui/chips/ColourChip.tsx';
import type { IconType } from '../../../ui/icon.ts';

const MARKS: Record<ReadinessState, { colour: VerdictFact['colour']; icon: IconType; label: string }> = {
  pass: { colour: 'green', icon: IconCircleCheck, label: 'Passed' },
  warn: { colour: 'amber', icon: IconAlertTriangle, label: 'Warning' },
  fail: { colour: 'red', icon: IconCircleX, label: 'Failed' },
  manual: { colour: 'blue', icon: IconHandStop, label: 'To confirm' },
  'not-run': { colour: 'grey', icon: IconCircleDashed, label: 'Not run' },
};

export function StateMark({ state }: { state: ReadinessState }) {
  return <ColourChip look="plain" {...MARKS[state]} />;
}
