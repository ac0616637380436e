// The history as far as it is read, with the filter that it was read by, and what is chosen in it.
import { createStore } from 'zustand/vanilla';
import type { Exchange, ExchangeSummary } from '../../../shared/model/exchange.ts';
import type { SourceCounts } from '../../../shared/model/exchange-sources.ts';
import type { UserError } from '../../platform/errors.ts';
import { keptSourceView, type SourceView } from './source-view.ts';

export interface HistoryFilterForm {
  text: string;
  tenantId: string | null;
  verdict: string | null;
  pinnedOnly: boolean;
}

interface HistoryState {
  filter: HistoryFilterForm;
  /** Whose doing is shown; kept over a reload. */
  sourceView: SourceView;
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
  /** The exchange that the next chosen one is compared with. */
  compareId: string | null;
  /** Several are being chosen, and these are; null while they are not. */
  chosen: ReadonlySet<string> | null;
  /** The question what to export is open. */
  exporting: boolean;
}

export const NO_FILTER: HistoryFilterForm = { text: '', tenantId: null, verdict: null, pinnedOnly: false };

export const historyStore = createStore<HistoryState>()(() => ({
  filter: NO_FILTER,
  sourceView: keptSourceView(),
  entries: [],
  more: false,
  total: null,
  matching: 0,
  sources: [],
  bytes: 0,
  loading: false,
  error: null,
  opened: {},
  compareId: null,
  chosen: null,
  exporting: false,
}));

export const isFiltered = ({ text, tenantId, verdict, pinnedOnly }: HistoryFilterForm): boolean =>
  text.trim() !== '' || tenantId !== null || verdict !== null || pinnedOnly;

/** Takes one more, or one less, into the choice. */
export function toggleChosen(exchangeId: string): void {
  const chosen = new Set(historyStore.getState().chosen);
  if (!chosen.delete(exchangeId)) chosen.add(exchangeId);
  historyStore.setState({ chosen });
}
