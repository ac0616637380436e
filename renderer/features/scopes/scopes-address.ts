// The address of the Scopes page: `#/scopes` is the ledger, `#/scopes/{scope}` a scope of it, `#/scopes/operations`, `/least` and `/catalogue` are the
// views beside it; behind it how each is looked at. Files of calls, and what was found in them, are never in it.
import {
  type AddressKey,
  changeAddress,
  choiceKey,
  flagKey,
  idKey,
  listKey,
  optionKey,
  pageAddress,
  textKey,
  useAddress,
} from '../../platform/navigation.ts';

/** The views beside the ledger; anything else in their place is the name of a scope. */
const OTHER_VIEWS = ['operations', 'least', 'catalogue'] as const;
export type ScopesView = 'scopes' | (typeof OTHER_VIEWS)[number];

export const LEDGER_FILTERS = ['registered', 'not-granted', 'effective', 'stale', 'unused'] as const;
export type LedgerFilter = (typeof LEDGER_FILTERS)[number];

const LEDGER_SORTS = ['registered', 'name', 'state', 'opens'] as const;
export type LedgerSort = (typeof LEDGER_SORTS)[number];

const MUTATION_SETS = ['needed', 'registered'] as const;

export const HISTORY_TIMES = ['any', 'hour', 'day', 'week', 'month', 'between'] as const;
export type HistoryTime = (typeof HISTORY_TIMES)[number];

/** In place of the id of a tenant or credential. */
export const IN_USE = 'in use';
export const ANY = 'any';

const whoseKey: AddressKey<string> = {
  read: (text) => text || IN_USE,
  write: (value) => (value === IN_USE ? null : value),
};

export const scopesAddress = pageAddress('scopes', {
  // The ledger.
  find: textKey,
  state: optionKey(LEDGER_FILTERS),
  sort: choiceKey(LEDGER_SORTS, 'registered'),
  // By operation.
  search: textKey,
  operation: idKey,
  // Least privilege: the choice of operations, which part of the history, the set that is checked and the step that is shown.
  choosing: flagKey,
  chosen: listKey,
  choose: textKey,
  chosenOnly: flagKey,
  narrow: flagKey,
  tenant: whoseKey,
  credential: whoseKey,
  time: choiceKey(HISTORY_TIMES, 'any'),
  from: textKey,
  to: textKey,
  everySource: flagKey,
  check: choiceKey(MUTATION_SETS, 'needed'),
  step: idKey,
});

/** The scope that was shown before another view. */
let lastScope = '';

const toView = (rest: string): ScopesView => OTHER_VIEWS.find((view) => view === rest) ?? 'scopes';

export function useScopesView(): ScopesView {
  const { rest } = useAddress(scopesAddress);
  const view = toView(rest);
  if (view === 'scopes') lastScope = rest;
  return view;
}

/** Opens a view; the ledger with the scope that it showed last. */
export function openView(view: ScopesView): void {
  changeAddress(scopesAddress, {}, { rest: view === 'scopes' ? lastScope : view, step: true });
}

/** `step`: it is opened, not passed on the way to another. */
export const chooseScope = (name: string, step: boolean): void =>
  changeAddress(scopesAddress, {}, { rest: name, step });

/** Show a scope in the ledger, found by its name whatever was filtered before. */
export function showScope(name: string): void {
  changeAddress(scopesAddress, { find: '', state: null }, { rest: name, step: true });
}

export function showOperation(operationId: string): void {
  changeAddress(scopesAddress, { search: '', operation: operationId }, { rest: 'operations', step: true });
}

/** The exchange behind a step of the mutation; null to close it. */
export const showStep = (exchangeId: string | null): void =>
  changeAddress(scopesAddress, { step: exchangeId }, { step: true });
