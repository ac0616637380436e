// What the Scopes page shows: the ledger as the host last gave it, and how the person looks at it. The view outlives a
// visit to another page, not a reload; the chosen scope, or the view beside the ledger, is in the address.
import { createStore } from 'zustand/vanilla';
import type { LedgerView } from '../../../shared/model/ledger.ts';
import type { UserError } from '../../platform/errors.ts';
import { currentRoute, navigate } from '../../platform/navigation.ts';

/** The views beside the ledger, as they are in the address; anything else there is the name of a scope. */
export const OTHER_VIEWS = ['operations', 'least', 'catalogue'] as const;
export type ScopesView = 'scopes' | (typeof OTHER_VIEWS)[number];

export const viewOf = (rest: string): ScopesView => OTHER_VIEWS.find((view) => view === rest) ?? 'scopes';

export const LEDGER_FILTERS = ['registered', 'not-granted', 'effective', 'stale', 'unused'] as const;
export type LedgerFilter = (typeof LEDGER_FILTERS)[number];

export const LEDGER_SORTS = ['registered', 'name', 'state', 'opens'] as const;
export type LedgerSort = (typeof LEDGER_SORTS)[number];

interface ScopesState {
  /** The scope that was shown before another view. */
  scope: string;
  /** What the address had when the page was left. */
  left: string;
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
  scope: '',
  left: '',
  ledger: null,
  error: null,
  text: '',
  filter: null,
  sort: 'registered',
  operationText: '',
  operationId: null,
}));

/** Opens a view; the ledger with the scope that it showed last. */
export function openView(view: ScopesView): void {
  const { page, rest } = currentRoute();
  if (page === 'scopes' && viewOf(rest) === 'scopes') scopesStore.setState({ scope: rest });
  navigate('scopes', view === 'scopes' ? scopesStore.getState().scope : view, true);
}
