// What the token panel knows besides the tokens themselves (those are shared by the whole window): the request that runs,
// the last answer per credential, and what was asked about a token. Nothing of it outlives the page.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Exchange } from '../../../../shared/model/exchange.ts';
import type { TokenResult } from '../../../../shared/model/token.ts';
import type { UserError } from '../../../platform/errors.ts';

export interface TokenCheck {
  kind: 'introspect' | 'verify';
  good: boolean;
  title: string;
  text: string;
  /** Epoch ms at which the org said so. */
  at: number;
  exchange: Exchange | null;
}

export type TokenView = 'grant' | 'decoded' | 'id' | 'wire';

interface TokenPanelState {
  /** The request in flight, under the key that cancels it. */
  running: { requestKey: string; since: number } | null;
  /** Credential id → the last answer to a token request. */
  results: Readonly<Record<string, TokenResult>>;
  /** Token id → the exchange that brought it, while the page remembers. */
  exchanges: Readonly<Record<string, Exchange>>;
  checks: Readonly<Record<string, TokenCheck>>;
  error: UserError | null;
  view: TokenView;
  /** The large view of the token. */
  detailsOpen: boolean;
}

export const tokenPanelStore = createStore<TokenPanelState>()(() => ({
  running: null,
  results: {},
  exchanges: {},
  checks: {},
  error: null,
  view: 'grant',
  detailsOpen: false,
}));

export const useTokenPanel = <Value>(pick: (state: TokenPanelState) => Value): Value => useStore(tokenPanelStore, pick);

export function showTokenView(view: TokenView): void {
  tokenPanelStore.setState({ view });
}

export function setTokenDetails(detailsOpen: boolean): void {
  tokenPanelStore.setState({ detailsOpen });
}
