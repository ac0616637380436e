// The address of the History page: `#/history` is the newest exchange, `#/history/{exchange}` one of them; behind it what narrows the list, and what the
// exchange is compared with. Whose doing is shown is kept as well (source-view.ts), for whoever opens the page without saying: where the address says it,
// the address counts.
import { VERDICTS } from '../../../shared/okta/verdict/verdicts.ts';
import {
  changeAddress,
  choiceKey,
  flagKey,
  idKey,
  optionKey,
  pageAddress,
  readAddress,
  textKey,
  type ViewOf,
} from '../../platform/navigation.ts';
import { keptSourceView, SOURCE_VIEWS, type SourceView } from './source-view.ts';

const TABS = ['response', 'summary', 'request'] as const;

export const historyAddress = pageAddress('history', {
  find: textKey,
  tenant: idKey,
  verdict: optionKey(VERDICTS),
  pinned: flagKey,
  source: optionKey(SOURCE_VIEWS),
  tab: choiceKey(TABS, 'response'),
  /** The exchange that the one in view, or the next chosen one, is compared with. */
  with: idKey,
});

type HistoryView = ViewOf<typeof historyAddress>;

export const NO_FILTER = { find: '', tenant: null, verdict: null, pinned: false };

export const isFiltered = ({ find, tenant, verdict, pinned }: HistoryView): boolean =>
  find.trim() !== '' || tenant !== null || verdict !== null || pinned;

export const sourceViewOf = ({ source }: HistoryView): SourceView => source ?? keptSourceView();

/** Narrows the list; the exchange in view stays. */
export const changeFilter = (part: Partial<HistoryView>): void => changeAddress(historyAddress, part);

/** `opened`: by a click; the keys pass through many. */
export function showExchange(exchangeId: string, opened: boolean): void {
  changeAddress(historyAddress, { tab: 'response' }, { rest: exchangeId, step: opened });
}

export function showTab(exchangeId: string, value: string | null): void {
  const tab = TABS.find((one) => one === value) ?? 'response';
  changeAddress(historyAddress, { tab }, { rest: exchangeId, step: true });
}

/** The next chosen exchange is compared with this one; null ends comparing. */
export function compareWith(exchangeId: string | null): void {
  const { with: before } = readAddress(historyAddress);
  changeAddress(historyAddress, { with: exchangeId }, { rest: exchangeId ?? undefined, step: exchangeId !== before });
}
