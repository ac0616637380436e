// How severe a finding is: icon, word and colour.
import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle, IconPointFilled } from '@tabler/icons-react';
import { SEVERITY_COLOURS, SEVERITY_LABELS, type Severity } from '../../../../shared/runs/audit/findings/finding.ts';
import { ColourChip } from '../../../ui/chips/ColourChip.tsx';
import type { IconType } from '../../../ui/icon.ts';

const ICONS: Record<Severity, IconType> = {
  high: IconAlertOctagon,
  medium: IconAlertTriangle,
  low: IconPointFilled,
  info: IconInfoCircle,
};

export const SeverityMark = ({ severity }: { severity: Severity }) => (
  <ColourChip
    colour={SEVERITY_COLOURS[severity]}
    icon={ICONS[severity]}
    label={SEVERITY_LABELS[severity]}
    look="plain"
  />
);
