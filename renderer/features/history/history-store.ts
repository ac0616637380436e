// The history as far as it is read, and what is chosen in it. The filter that it is read by is in the address (history-address.ts).
import { createStore } from 'zustand/vanilla';
import type { Exchange, ExchangeSummary } from '../../../shared/model/exchange.ts';
import type { SourceCounts } from '../../../shared/model/exchange-sources.ts';
import type { UserError } from '../../platform/errors.ts';

interface HistoryState {
  /** Newest first. */
  entries: readonly ExchangeSummary[];
  more: boolean;
  /** Of the whole history; null before the first answer. */
  total: number | null;
  /** Under the filter and the chosen source. */
  matching: number;
  /** By source, under the filter. */
  sources: SourceCounts;
  bytes: number;
  loading: boolean;
  error: UserError | null;
  /** Exchanges that were opened, by id. */
  opened: Readonly<Record<string, Exchange>>;
  /** Several are being chosen, and these are; null while they are not. */
  chosen: ReadonlySet<string> | null;
  /** The question what to export is open. */
  exporting: boolean;
}

export const historyStore = createStore<HistoryState>()(() => ({
  entries: [],
  more: false,
  total: null,
  matching: 0,
  sources: [],
  bytes: 0,
  loading: false,
  error: null,
  opened: {},
  chosen: null,
  exporting: false,
}));

/** Takes one more, or one less, into the choice. */
export function toggleChosen(exchangeId: string): void {
  const chosen = new Set(historyStore.getState().chosen);
  if (!chosen.delete(exchangeId)) chosen.add(exchangeId);
  historyStore.setState({ chosen });
}
