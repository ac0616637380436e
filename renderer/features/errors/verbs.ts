// The verbs of the Error lab.
import { IconMessageQuestion } from '@tabler/icons-react';
import type { Verb } from '../../platform/verbs.ts';
import { showView } from './errors-route.ts';
import { focusPasteField } from './explain/paste-focus.ts';

export const errorsVerbs: readonly Verb[] = [
  {
    id: 'errors.explain',
    label: 'Explain a response…',
    group: 'Error lab',
    icon: IconMessageQuestion,
    words: 'paste curl error code meaning www-authenticate what',
    run: () => {
      showView('explain');
      focusPasteField();
    },
  },
];
