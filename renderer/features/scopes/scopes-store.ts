// What the Scopes page shows: the ledger as the host last gave it, and how the person looks at it. The view outlives a
// visit to another page, not a reload; the chosen scope or operation is in the address.
import { createStore } from 'zustand/vanilla';
import type { LedgerView } from '../../../shared/contract/ledger.ts';
import type { UserError } from '../../platform/errors.ts';

export const SCOPES_VIEWS = ['scopes', 'operations', 'least'] as const;
export type ScopesView = (typeof SCOPES_VIEWS)[number];

export const LEDGER_FILTERS = ['registered', 'not-granted', 'proven', 'stale', 'unused'] as const;
export type LedgerFilter = (typeof LEDGER_FILTERS)[number];

export const LEDGER_SORTS = ['name', 'state', 'opens'] as const;
export type LedgerSort = (typeof LEDGER_SORTS)[number];

interface ScopesState {
  view: ScopesView;
  ledger: LedgerView | null;
  error: UserError | null;
  text: string;
  filter: LedgerFilter | null;
  sort: LedgerSort;
  /** What is typed in the search of operations. */
  operationText: string;
  operationId: string | null;
}

export const scopesStore = createStore<ScopesState>()(() => ({
  view: 'scopes',
  ledger: null,
  error: null,
  text: '',
  filter: null,
  sort: 'name',
  operationText: '',
  operationId: null,
}));
