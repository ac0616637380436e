// The state of a run as a word with an icon.
import {
  IconAlertTriangle,
  IconCheck,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import type { RunState } from '../../../shared/runs/run-state.ts';
import { Tag, type TagProps } from '../../ui/chips/Tag.tsx';

const STATES: Record<RunState, { word: string } & Pick<TagProps, 'tone' | 'icon'>> = {
  running: { word: 'Running', tone: 'accent', icon: IconPlayerPlay },
  paused: { word: 'Paused', tone: 'warning', icon: IconPlayerPause },
  interrupted: { word: 'Interrupted', tone: 'warning', icon: IconPlugConnectedX },
  complete: { word: 'Complete', tone: 'good', icon: IconCheck },
  cancelled: { word: 'Cancelled', tone: 'neutral', icon: IconPlayerStop },
  failed: { word: 'Failed', tone: 'danger', icon: IconAlertTriangle },
};

export function StateTag({ state }: { state: RunState }) {
  const { word, tone, icon } = STATES[state];
  return (
    <Tag tone={tone} icon={icon}>
      {word}
    </Tag>
  );
}
