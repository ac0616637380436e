// The verbs of the History page.
import { IconFileExport, IconRefresh } from '@tabler/icons-react';
import type { Verb } from '../../platform/verbs.ts';
import { reloadHistory } from './actions.ts';
import { historyStore } from './history-store.ts';

export const historyVerbs: readonly Verb[] = [
  {
    id: 'history.export',
    label: 'Export the history as HAR',
    group: 'History',
    page: 'history',
    icon: IconFileExport,
    words: 'save archive',
    run: () => historyStore.setState({ exporting: true }),
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
