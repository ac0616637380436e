// The verbs of the Scopes page.
import { IconListSearch, IconRefresh } from '@tabler/icons-react';
import type { Verb } from '../../platform/verbs.ts';
import { reloadLedger } from './actions.ts';
import { scopesStore } from './scopes-store.ts';

export const scopesVerbs: readonly Verb[] = [
  {
    id: 'scopes.reload',
    label: 'Reload the ledger',
    group: 'Scopes',
    page: 'scopes',
    keys: 'r',
    icon: IconRefresh,
    run: reloadLedger,
  },
  {
    id: 'scopes.by-operation',
    label: 'Find which scopes an operation needs',
    group: 'Scopes',
    page: 'scopes',
    icon: IconListSearch,
    words: 'explore satisfied requirement',
    run: () => scopesStore.setState({ view: 'operations' }),
  },
];
