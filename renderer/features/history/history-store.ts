// The history as far as it is read, with the filter that it was read by, and what is chosen in it.
import { createStore } from 'zustand/vanilla';
import type { Exchange, ExchangeSummary } from '../../../shared/contract/exchange.ts';
import type { UserError } from '../../platform/errors.ts';

export interface HistoryFilterForm {
  text: string;
  tenantId: string | null;
  verdict: string | null;
  pinnedOnly: boolean;
}

interface HistoryState {
  filter: HistoryFilterForm;
  /** Newest first. */
  entries: readonly ExchangeSummary[];
  more: boolean;
  /** Of the whole history; null before the first answer. */
  total: number | null;
  bytes: number;
  loading: boolean;
  error: UserError | null;
  /** Exchanges that were opened, by id. */
  opened: Readonly<Record<string, Exchange>>;
  /** The exchange that the next chosen one is compared with. */
  compareId: string | null;
}

export const NO_FILTER: HistoryFilterForm = { text: '', tenantId: null, verdict: null, pinnedOnly: false };

export const historyStore = createStore<HistoryState>()(() => ({
  filter: NO_FILTER,
  entries: [],
  more: false,
  total: null,
  bytes: 0,
  loading: false,
  error: null,
  opened: {},
  compareId: null,
}));

export const isFiltered = ({ text, tenantId, verdict, pinnedOnly }: HistoryFilterForm): boolean =>
  text.trim() !== '' || tenantId !== null || verdict !== null || pinnedOnly;
