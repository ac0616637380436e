// The verbs of the History page, whose code is loaded when one of them runs.
import { IconFileExport, IconRefresh } from '@tabler/icons-react';
import type { Verb } from '../../platform/verbs.ts';

export const historyVerbs: readonly Verb[] = [
  {
    id: 'history.export',
    label: 'Export the history as HAR',
    group: 'History',
    page: 'history',
    icon: IconFileExport,
    words: 'save archive',
    run: async () => (await import('./history-store.ts')).historyStore.setState({ exporting: true }),
  },
  {
    id: 'history.reload',
    label: 'Reload the history',
    group: 'History',
    page: 'history',
    keys: 'r',
    icon: IconRefresh,
    run: async () => (await import('./actions.ts')).reloadHistory(),
  },
];
