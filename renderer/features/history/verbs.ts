// The verbs of the History page.
import { IconFileExport, IconRefresh } from '@tabler/icons-react';
import type { Verb } from '../../platform/verbs.ts';
import { exportHar, reloadHistory } from './actions.ts';

export const historyVerbs: readonly Verb[] = [
  {
    id: 'history.export',
    label: 'Export the history as HAR',
    group: 'History',
    page: 'history',
    icon: IconFileExport,
    words: 'save archive',
    run: () => exportHar(),
  },
  {
    id: 'history.reload',
    label: 'Reload the history',
    group: 'History',
    page: 'history',
    keys: 'r',
    icon: IconRefresh,
    run: reloadHistory,
  },
];
