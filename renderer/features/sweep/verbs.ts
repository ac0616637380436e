// The verbs of the Sweep page.
import { IconGridDots } from '@tabler/icons-react';
import { navigate } from '../../platform/navigation.ts';
import type { Verb } from '../../platform/verbs.ts';
import { NEW } from './actions.ts';

export const sweepVerbs: readonly Verb[] = [
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
