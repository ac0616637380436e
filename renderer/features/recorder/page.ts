// The Recorder page: its sign and key, its verbs, and from where its code is read, which is not before it is shown or one of them runs.
import { IconCircleDot, IconPlayerStop } from '@tabler/icons-react';
import { onDemand } from '../../platform/on-demand.tsx';
import { goesOn } from '../../platform/runs/shown-run-state.ts';
import type { Verb } from '../../platform/verbs.ts';
import type { PageFacts } from '../../ui/page.ts';
import { recorderStore } from './recorder-store.ts';

const own = { group: 'Recorder', page: 'recorder' } as const;
const records = (): boolean => goesOn(recorderStore.getState().run);

const recorderVerbs: readonly Verb[] = [
  {
    ...own,
    id: 'recorder.start',
    label: 'Record my program',
    keys: 'mod+enter',
    icon: IconCircleDot,
    words: 'proxy listen capture sdk integration behaviour back off',
    when: () => !records(),
    run: async () => (await import('./run-recorder.ts')).recordDraft(),
  },
  {
    ...own,
    id: 'recorder.end',
    label: 'End the recording',
    keys: 'mod+.',
    icon: IconPlayerStop,
    when: records,
    run: async () => (await import('./run-recorder.ts')).endRecording(),
  },
];

export const recorderPage: PageFacts<'recorder'> = {
  id: 'recorder',
  icon: IconCircleDot,
  key: 'r',
  verbs: recorderVerbs,
  component: onDemand(async () => (await import('./RecorderPage.tsx')).RecorderPage),
};
