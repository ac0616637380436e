// The responses of this session, the newest last, and what is going on right now. Only ids are kept across a reload:
// the exchanges themselves are read back from history.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Exchange } from '../../../../shared/model/exchange.ts';
import type { TokenInfo } from '../../../../shared/model/token.ts';
import type { FetchAllView } from '../../../../shared/runs/fetch-all/reduce-fetch-all.ts';
import type { UserError } from '../../../platform/errors.ts';
import { writeKept } from '../../../platform/kept-value.ts';
import { tenantsStore } from '../../../platform/session-state/tenants.ts';
import { requestStore } from '../request/request-store.ts';

export const MOST_RESPONSES = 20;
export const KEPT_RESPONSES = 'workbench.responses';

/** A list as far as it was fetched, as one body. */
export interface JoinedList {
  runId: string;
  bodyId: string;
  size: number;
  items: number;
  /** To the end of the list. */
  complete: boolean;
  /** It ends in the middle of a page. */
  cut: boolean;
  message: string;
}

export interface ResponseEntry {
  exchange: Exchange;
  /** `no-token`: nothing was sent; the exchange is the token request that ended without one. */
  outcome: 'answered' | 'no-token';
  /** What it was sent with. */
  token: TokenInfo | null;
  /** What led here, when it was more than a click on Send. */
  steps: readonly string[];
  joined: JoinedList | null;
}

/** A list that is being fetched. */
export interface Fetching {
  /** Null until the host has taken it. */
  runId: string | null;
  view: FetchAllView;
}

export type ResponseTab = 'body' | 'headers' | 'request' | 'timing' | 'token';

interface ResponseState {
  entries: readonly ResponseEntry[];
  /** Exchange id of the one in view. */
  shownId: string | null;
  running: { requestKey: string; since: number; words: string } | null;
  /** A resend that waits for the rate limit. */
  waiting: { exchangeId: string; requestKey: string; until: number } | null;
  /** By the exchange id of the response that it belongs to. */
  fetching: Readonly<Record<string, Fetching | undefined>>;
  /** Why the last Send sent nothing: said beside the button. */
  notSent: string | null;
  /** What kept the bench from asking. */
  error: UserError | null;
  /** The outcome of an action beside an answer, when nothing was sent after all. */
  cureReport: { exchangeId: string; text: string } | null;
  /** By exchange: scopes that the org left out when it was asked again from there. */
  leftOut: Readonly<Record<string, readonly string[]>>;
  tab: ResponseTab;
  /** Show the joined list in place of the page. */
  showJoined: boolean;
  comparing: boolean;
}

export const responseStore = createStore<ResponseState>()(() => ({
  entries: [],
  shownId: null,
  running: null,
  waiting: null,
  fetching: {},
  notSent: null,
  error: null,
  cureReport: null,
  leftOut: {},
  tab: 'body',
  showJoined: false,
  comparing: false,
}));

responseStore.subscribe(({ entries, shownId }, before) => {
  if (entries !== before.entries || shownId !== before.shownId)
    writeKept(KEPT_RESPONSES, { ids: entries.map((entry) => entry.exchange.id), shownId });
});

// A reason is about the request as it was: what changes the request takes it away.
const forgetReason = (changed: boolean): void => {
  if (changed && responseStore.getState().notSent !== null) responseStore.setState({ notSent: null });
};
requestStore.subscribe((request, before) =>
  forgetReason(
    request.draft !== before.draft ||
      request.pasted !== before.pasted ||
      request.armed !== before.armed ||
      request.confirmName !== before.confirmName,
  ),
);
tenantsStore.subscribe(({ selectedTenantId, selectedCredentialIds }, before) => {
  const changed =
    selectedTenantId !== before.selectedTenantId || selectedCredentialIds !== before.selectedCredentialIds;
  forgetReason(changed);
  // What kept the bench from asking one org says nothing about another.
  if (changed && responseStore.getState().error !== null) responseStore.setState({ error: null });
});

export const useResponseState = <Value>(pick: (state: ResponseState) => Value): Value => useStore(responseStore, pick);

export const shownEntry = (state = responseStore.getState()): ResponseEntry | null =>
  state.entries.find((entry) => entry.exchange.id === state.shownId) ?? null;
export const shownFetching = (state = responseStore.getState()): Fetching | null =>
  (state.shownId !== null && state.fetching[state.shownId]) || null;
export const useShownEntry = (): ResponseEntry | null => useResponseState(shownEntry);
