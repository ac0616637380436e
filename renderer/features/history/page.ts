// The History page: its sign and key, its verbs, and from where its code is read, which is not before it is shown or one of them runs.
import { IconFileExport, IconHistory, IconRefresh } from '@tabler/icons-react';
import { onDemand } from '../../platform/on-demand.tsx';
import type { Verb } from '../../platform/verbs.ts';
import type { PageFacts } from '../../ui/page.ts';

const historyVerbs: readonly Verb[] = [
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

export const historyPage: PageFacts<'history'> = {
  id: 'history',
  icon: IconHistory,
  key: 'h',
  verbs: historyVerbs,
  component: onDemand(async () => (await import('./HistoryPage.tsx')).HistoryPage),
};
