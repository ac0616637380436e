// Where an exchange comes from, as icon and word.
import {
  IconAlertHexagon,
  IconFlask,
  IconGridDots,
  IconHelpCircle,
  IconListCheck,
  IconPlayerRecord,
  IconPlugConnected,
  IconReportSearch,
  IconShieldCheck,
  IconShieldLock,
  IconTerminal2,
  IconUserShield,
} from '@tabler/icons-react';
import { type HistorySource, SOURCE_FACTS } from '../../../shared/model/exchange-sources.ts';
import type { IconType } from '../../ui/icon.ts';
import css from './SourceMark.module.css';

const ICONS: Record<HistorySource, IconType> = {
  workbench: IconFlask,
  'command-line': IconTerminal2,
  sweep: IconGridDots,
  'error-cases': IconAlertHexagon,
  mutation: IconShieldCheck,
  protect: IconShieldLock,
  plan: IconListCheck,
  check: IconPlugConnected,
  access: IconUserShield,
  recording: IconPlayerRecord,
  audit: IconReportSearch,
  unknown: IconHelpCircle,
};

export function SourceMark({ source }: { source: HistorySource }) {
  const { label, meaning } = SOURCE_FACTS[source];
  const Icon = ICONS[source];
  return (
    <span className={css.source} title={meaning}>
      <Icon size={12} stroke={2} aria-hidden />
      {label}
    </span>
  );
}
