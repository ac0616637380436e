// Put, show and drop responses of this session.
import type { Exchange } from '../../../../shared/model/exchange.ts';
import type { FetchAllEnd } from '../../../../shared/runs/fetch-all/fetch-all-events.ts';
import { host } from '../../../platform/client.ts';
import { readKept } from '../../../platform/kept-value.ts';
import {
  type Fetching,
  type JoinedList,
  KEPT_RESPONSES,
  MOST_RESPONSES,
  type ResponseEntry,
  type ResponseTab,
  responseStore,
} from './response-store.ts';

/** The oldest go, but for those that something is still being fetched for. */
function newest(
  entries: readonly ResponseEntry[],
  fetching: Readonly<Record<string, Fetching | undefined>>,
): readonly ResponseEntry[] {
  const idle = entries.filter(({ exchange }) => !fetching[exchange.id]);
  const gone = new Set(idle.slice(0, Math.max(0, entries.length - MOST_RESPONSES)));
  return entries.filter((entry) => !gone.has(entry));
}

export function putResponse(entry: ResponseEntry): void {
  responseStore.setState(({ entries, fetching, tab }) => ({
    entries: newest([...entries.filter((known) => known.exchange.id !== entry.exchange.id), entry], fetching),
    shownId: entry.exchange.id,
    cureReport: null,
    showJoined: false,
    tab: tab === 'token' ? 'body' : tab,
  }));
}

export function showResponse(exchangeId: string): void {
  responseStore.setState({ shownId: exchangeId, cureReport: null, showJoined: false });
}

/** A request was handed over to be written and sent: its own answer is shown, and nothing that belongs to another. */
export function showOnly(exchange: Exchange | null): void {
  const known = responseStore.getState().entries.some((entry) => entry.exchange.id === exchange?.id);
  if (exchange && !known) putResponse(restored(exchange));
  responseStore.setState({
    shownId: exchange?.id ?? null,
    cureReport: null,
    error: null,
    notSent: null,
    showJoined: false,
  });
}

/** Null when it is over. */
export function putFetching(exchangeId: string, run: Fetching | null): void {
  responseStore.setState(({ fetching: { [exchangeId]: _, ...others } }) => ({
    fetching: run ? { ...others, [exchangeId]: run } : others,
  }));
}

const withJoined = (exchangeId: string, joined: JoinedList | null): readonly ResponseEntry[] =>
  responseStore.getState().entries.map((entry) => (entry.exchange.id === exchangeId ? { ...entry, joined } : entry));

/** Shown at once when its response is in view. */
export function putJoined(exchangeId: string, runId: string, end: FetchAllEnd): void {
  const { bodyId, size, totalItems: items, cut, message } = end;
  const complete = end.reason === 'complete';
  const entries = withJoined(exchangeId, { runId, bodyId, size, items, complete, cut, message });
  const inView = responseStore.getState().shownId === exchangeId;
  responseStore.setState({ entries, ...(inView && { showJoined: true, tab: 'body' as const }) });
}

export const dropJoined = (exchangeId: string): void =>
  responseStore.setState({ entries: withJoined(exchangeId, null) });

export const showResponseTab = (tab: ResponseTab): void => responseStore.setState({ tab });
export const setShowJoined = (showJoined: boolean): void => responseStore.setState({ showJoined });
export const setComparing = (comparing: boolean): void => responseStore.setState({ comparing });

const restored = (exchange: Exchange): ResponseEntry => ({
  exchange,
  outcome: exchange.kind === 'token' ? 'no-token' : 'answered',
  token: null,
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
