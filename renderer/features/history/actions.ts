// What the History page asks of the host.
import type { Exchange } from '../../../shared/contract/exchange.ts';
import type { HistoryFilter } from '../../../shared/contract/history.ts';
import { host } from '../../platform/client.ts';
import { isAbort, toUserError } from '../../platform/errors.ts';
import { navigate } from '../../platform/navigation.ts';
import { saveText } from '../../platform/save-text.ts';
import { announceDone } from '../../ui/announce-done.ts';
import { type HistoryFilterForm, historyStore } from './history-store.ts';

const PAGE = 200;

function toFilter({ text, tenantId, verdict, pinnedOnly }: HistoryFilterForm): HistoryFilter {
  return {
    text: text.trim() === '' ? undefined : text.trim(),
    tenantId: tenantId ?? undefined,
    verdict: verdict ?? undefined,
    pinnedOnly: pinnedOnly ? true : undefined,
  };
}

/** Only the answer to the newest question counts. */
let question = 0;

async function read(before: string | undefined): Promise<void> {
  question += 1;
  const mine = question;
  historyStore.setState({ loading: true, error: null });
  try {
    const page = await host.history.list({ ...toFilter(historyStore.getState().filter), before, limit: PAGE });
    if (mine !== question) return;
    historyStore.setState(({ entries }) => ({
      entries: before === undefined ? page.entries : [...entries, ...page.entries],
      more: page.more,
      total: page.total,
      bytes: page.bytes,
      loading: false,
    }));
  } catch (thrown) {
    if (mine === question)
      historyStore.setState({ loading: false, error: isAbort(thrown) ? null : toUserError(thrown) });
  }
}

/** Read from the newest on. */
export const reloadHistory = (): Promise<void> => read(undefined);

/** Read on, unless all is read or an answer is on its way. */
export async function readMore(): Promise<void> {
  const { entries, more, loading } = historyStore.getState();
  if (more && !loading) await read(entries.at(-1)?.id);
}

export async function changeFilter(part: Partial<HistoryFilterForm>): Promise<void> {
  historyStore.setState(({ filter }) => ({ filter: { ...filter, ...part } }));
  await reloadHistory();
}

/** The whole exchange, from here or from the host. */
export async function openExchange(exchangeId: string): Promise<Exchange> {
  const known = historyStore.getState().opened[exchangeId];
  if (known) return known;
  const exchange = await host.history.get({ exchangeId });
  historyStore.setState(({ opened }) => ({ opened: { ...opened, [exchangeId]: exchange } }));
  return exchange;
}

export async function setPinned(exchangeId: string, pinned: boolean): Promise<void> {
  const summary = await host.history.pin({ exchangeId, pinned });
  historyStore.setState(({ entries, opened }) => {
    const known = opened[exchangeId];
    return {
      entries: entries.map((entry) => (entry.id === exchangeId ? summary : entry)),
      opened: known ? { ...opened, [exchangeId]: { ...known, pinned } } : opened,
    };
  });
}

export async function removeExchange(exchangeId: string): Promise<void> {
  const { entries } = historyStore.getState();
  const at = entries.findIndex((entry) => entry.id === exchangeId);
  await host.history.remove({ exchangeIds: [exchangeId] });
  const next = entries[at + 1] ?? entries[at - 1];
  navigate('history', next?.id ?? '', true);
  await reloadHistory();
}

export interface Purge {
  olderThanDays: number | null;
  tenantId: string | null;
  pinnedToo: boolean;
}

export async function purgeHistory({ olderThanDays, tenantId, pinnedToo }: Purge): Promise<void> {
  const { removed } = await host.history.purge({
    olderThanDays: olderThanDays ?? undefined,
    tenantId: tenantId ?? undefined,
    pinnedToo,
  });
  historyStore.setState({ opened: {}, compareId: null });
  await reloadHistory();
  announceDone(removed === 1 ? '1 exchange removed' : `${removed} exchanges removed`);
}

/** Everything that the filter shows, or one exchange. */
export async function exportHar(exchangeId?: string): Promise<void> {
  const { filename, text } = await host.history.exportHar(
    exchangeId === undefined ? { filter: toFilter(historyStore.getState().filter) } : { exchangeIds: [exchangeId] },
  );
  if (await saveText(filename, text)) announceDone('Exported');
}
