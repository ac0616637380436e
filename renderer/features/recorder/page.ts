// The Recorder page: its sign and key, its verbs, and from where its code is read, which is not before it is shown or one of them runs.
import { IconPlayerRecord } from '@tabler/icons-react';
import { onDemand } from '../../platform/on-demand.tsx';
import type { PageFacts } from '../../ui/page.ts';

export const recorderPage: PageFacts<'recorder'> = {
  id: 'recorder',
  icon: IconPlayerRecord,
  key: 'r',
  verbs: [],
  component: onDemand(async () => (await import('./RecorderPage.tsx')).RecorderPage),
};
