// The Sweep page: its sign and key, its verbs, and from where its code is read, which is not before it is shown or one of them runs.
import { IconGridDots } from '@tabler/icons-react';
import { navigate } from '../../platform/navigation.ts';
import { onDemand } from '../../platform/on-demand.tsx';
import type { Verb } from '../../platform/verbs.ts';
import type { PageFacts } from '../../ui/page.ts';
import { NEW } from './sweep-address.ts';

const sweepVerbs: readonly Verb[] = [
  {
    id: 'sweep.new',
    label: 'New sweep',
    group: 'Sweep',
    page: 'sweep',
    keys: 'n',
    icon: IconGridDots,
    words: 'matrix scopes probe try all',
    run: () => navigate('sweep', NEW),
  },
];

export const sweepPage: PageFacts<'sweep'> = {
  id: 'sweep',
  icon: IconGridDots,
  key: 'e',
  verbs: sweepVerbs,
  component: onDemand(async () => (await import('./SweepPage.tsx')).SweepPage),
};
