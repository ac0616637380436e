// The ledger that the Scopes page shows, as the host last gave it. How it is looked at is in the address (scopes-address.ts).
import { createStore } from 'zustand/vanilla';
import type { LedgerView } from '../../../shared/model/ledger.ts';
import type { UserError } from '../../platform/errors.ts';

interface ScopesState {
  ledger: LedgerView | null;
  error: UserError | null;
}

export const scopesStore = createStore<ScopesState>()(() => ({ ledger: null, error: null }));
