// What the History page asks of the host.

import type { Exchange } from '../../../shared/model/exchange.ts';
import type { HistorySource } from '../../../shared/model/exchange-sources.ts';
import type { HistoryFilter } from '../../../shared/model/history.ts';
import { host } from '../../platform/client.ts';
import { isAbort, toUserError } from '../../platform/errors.ts';
import { changeAddress, readAddress } from '../../platform/navigation.ts';
import { saveText } from '../../platform/save-text.ts';
import { announceDone } from '../../ui/notices/announce-done.ts';
import { formatCounted } from '../../ui/values/format.ts';
import { changeFilter, historyAddress, sourceViewOf } from './history-address.ts';
import { historyStore } from './history-store.ts';
import { keepSourceView, type SourceView, sourcesOf } from './source-view.ts';

const PAGE = 200;
/** What the host gives in one answer at most. */
const MOST = 500;

/** Of what is shown, the sources apart. */
function currentFilter(): HistoryFilter {
  const { find, tenant, verdict, pinned } = readAddress(historyAddress);
  return {
    text: find.trim() === '' ? undefined : find.trim(),
    tenantId: tenant ?? undefined,
    verdict: verdict ?? undefined,
    pinnedOnly: pinned ? true : undefined,
  };
}

/** Only the answer to the newest question counts. */
let question = 0;
/** How many were wanted last: a list that is read again goes as far, also when its answer was still on its way. */
let reach = PAGE;

/** Reads on from what is there, or again, until so many are read or there are no more. */
async function read(fromStart: boolean, wanted: number): Promise<void> {
  question += 1;
  const mine = question;
  reach = wanted;
  const filter = currentFilter();
  const sources = sourcesOf(sourceViewOf(readAddress(historyAddress)));
  historyStore.setState({ loading: true, error: null });
  let entries = fromStart ? [] : historyStore.getState().entries;
  try {
    for (;;) {
      const page = await host.history.list({
        ...filter,
        sources,
        before: entries.at(-1)?.id,
        limit: Math.min(MOST, Math.max(1, wanted - entries.length)),
      });
      if (mine !== question) return;
      const known = new Set(entries.map(({ id }) => id));
      // The entry that it was to be read on from has left the history meanwhile.
      if (page.entries.some(({ id }) => known.has(id))) return await read(true, wanted);
      entries = [...entries, ...page.entries];
      const done = !page.more || entries.length >= wanted;
      const { more, total, matching, sources: counts, bytes } = page;
      if (!done) continue;
      historyStore.setState({ entries, more, total, matching, sources: counts, bytes, loading: false });
      break;
    }
    if (moreWanted) void readMore();
  } catch (thrown) {
    if (mine === question)
      historyStore.setState({ loading: false, error: isAbort(thrown) ? null : toUserError(thrown) });
  }
}

/** What the list was read by. */
let readBy = '';

/** Read from the newest on: as far as before, and another list, by another filter, from its beginning. */
export async function reloadHistory(): Promise<void> {
  const by = JSON.stringify([currentFilter(), sourceViewOf(readAddress(historyAddress))]);
  const wanted = by === readBy ? reach : PAGE;
  readBy = by;
  await read(true, wanted);
}

/** The end of the list was reached while it was being read again. */
let moreWanted = false;

/** Read on, unless all is read; after the answer that is on its way. */
export async function readMore(): Promise<void> {
  const { entries, more, loading } = historyStore.getState();
  moreWanted = loading;
  if (more && !loading) await read(false, entries.length + PAGE);
}

export async function readUpTo(count: number): Promise<void> {
  if (historyStore.getState().entries.length < count) await read(false, count);
}

export function showSources(source: SourceView): void {
  keepSourceView(source);
  changeFilter({ source });
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
  historyStore.setState(({ chosen }) => ({ chosen: chosen && new Set([...chosen].filter((id) => id !== exchangeId)) }));
  const next = entries[at + 1] ?? entries[at - 1];
  changeAddress(historyAddress, { with: null }, { rest: next?.id ?? '' });
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
  historyStore.setState({ opened: {}, chosen: null });
  changeAddress(historyAddress, { with: null }, { rest: '' });
  await reloadHistory();
  announceDone(`${formatCounted(removed, 'exchange')} removed`);
}

/** Exactly these exchanges, or what the filter shows of these sources. */
export type HarChoice = { exchangeIds: string[] } | { sources: HistorySource[] };

export async function exportHar(choice: HarChoice): Promise<void> {
  const { filename, text, exported } = await host.history.exportHar(
    'exchangeIds' in choice ? choice : { filter: { ...currentFilter(), ...choice } },
  );
  if (await saveText(filename, text)) announceDone(exported === 1 ? '1 exchange exported' : `${exported} exported`);
}
