// The verbs of the Scopes page.
import { IconBooks, IconListSearch, IconRefresh, IconShieldCheck } from '@tabler/icons-react';
import type { Verb } from '../../platform/verbs.ts';
import { reloadLedger } from './actions.ts';
import { openView } from './scopes-address.ts';

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
    run: () => openView('operations'),
  },
  {
    id: 'scopes.least-privilege',
    label: 'Find and check the smallest set of scopes',
    group: 'Scopes',
    page: 'scopes',
    icon: IconShieldCheck,
    words: 'least privilege infer har postman access log verify check',
    run: () => openView('least'),
  },
  {
    id: 'scopes.catalogue',
    label: 'Import a newer catalogue',
    group: 'Scopes',
    page: 'scopes',
    icon: IconBooks,
    words: 'openapi specification drift version',
    run: () => openView('catalogue'),
  },
];
