// Put, show and drop responses of this session.
import type { Exchange } from '../../../../shared/contract/exchange.ts';
import { host } from '../../../platform/client.ts';
import { readKept } from '../../../platform/kept-value.ts';
import {
  type JoinedList,
  KEPT_RESPONSES,
  MOST_RESPONSES,
  type ResponseEntry,
  type ResponseTab,
  responseStore,
} from './response-store.ts';

export function putResponse(entry: ResponseEntry): void {
  responseStore.setState(({ entries, tab }) => ({
    entries: [...entries.filter((known) => known.exchange.id !== entry.exchange.id), entry].slice(-MOST_RESPONSES),
    shownId: entry.exchange.id,
    aftermath: null,
    showJoined: false,
    tab: tab === 'token' ? 'body' : tab,
  }));
}

export function showResponse(exchangeId: string): void {
  responseStore.setState({ shownId: exchangeId, aftermath: null, showJoined: false });
}

export function putJoined(exchangeId: string, joined: JoinedList): void {
  responseStore.setState(({ entries }) => ({
    entries: entries.map((entry) => (entry.exchange.id === exchangeId ? { ...entry, joined } : entry)),
    showJoined: true,
    tab: 'body',
  }));
}

export const showResponseTab = (tab: ResponseTab): void => responseStore.setState({ tab });
export const setShowJoined = (showJoined: boolean): void => responseStore.setState({ showJoined });
export const setComparing = (comparing: boolean): void => responseStore.setState({ comparing });

const restored = (exchange: Exchange): ResponseEntry => ({
  exchange,
  outcome: exchange.kind === 'token' ? 'no-token' : 'answered',
  token: null,
  input: null,
  steps: [],
  joined: null,
});

/** Read the responses of before a reload back from history; those that are gone there are gone here. */
export async function restoreResponses(): Promise<void> {
  const kept = readKept(KEPT_RESPONSES);
  if (responseStore.getState().entries.length > 0 || typeof kept !== 'object' || kept === null) return;
  const { ids, shownId } = kept as { ids?: unknown; shownId?: unknown };
  if (!Array.isArray(ids)) return;
  const wanted = ids.filter((id): id is string => typeof id === 'string').slice(-MOST_RESPONSES);
  const read = await Promise.allSettled(wanted.map((exchangeId) => host.history.get({ exchangeId })));
  const found = read.flatMap((each) => (each.status === 'fulfilled' ? [restored(each.value)] : []));
  if (found.length === 0 || responseStore.getState().entries.length > 0) return;
  const shown = found.find((entry) => entry.exchange.id === shownId) ?? found.at(-1);
  responseStore.setState({ entries: found, shownId: shown?.exchange.id ?? null });
}
