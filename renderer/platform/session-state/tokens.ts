// The tokens that the host holds, as the page knows them: what they say, never what they are. The current token is the one
// that the chosen credential works with; an expired one stays in view until it is replaced, so that its end is visible.
// A token ends by its org's clock: what is shown is turned into local time by the latest Date of that org.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { TokenInfo } from '../../../shared/model/token.ts';
import { nextOrgClockOffset } from '../../../shared/okta/wire-text/clock-skew.ts';
import { headerValue } from '../../../shared/okta/wire-text/headers.ts';
import { sandboxStore } from './sandbox.ts';
import { selectedCredential, tenantsStore, useSelectedCredential } from './tenants.ts';

interface TokensState {
  /** As the host gave them: `expiresAt` by the org's clock. */
  held: readonly TokenInfo[];
  /** The same with `expiresAt` and `rejectedAt` by the local clock. */
  tokens: readonly TokenInfo[];
  /** Tenant id → ms that the org's clock is ahead. */
  orgClocks: Readonly<Record<string, number>>;
  /** Credential id → token id. */
  currentIds: Readonly<Record<string, string>>;
}

export const tokensStore = createStore<TokensState>()(() => ({ held: [], tokens: [], orgClocks: {}, currentIds: {} }));

const inLocalTime = (held: readonly TokenInfo[], orgClocks: TokensState['orgClocks']): readonly TokenInfo[] =>
  held.map((token) => {
    const ahead = orgClocks[token.tenantId] ?? 0;
    if (ahead === 0) return token;
    const { expiresAt, rejectedAt } = token;
    return {
      ...token,
      expiresAt: expiresAt === null ? null : expiresAt - ahead,
      rejectedAt: rejectedAt === null ? null : rejectedAt - ahead,
    };
  });

/** Ms that the org's clock is ahead: what an org says of a time is this much earlier here. */
export const useOrgClock = (tenantId: string): number =>
  useStore(tokensStore, ({ orgClocks }) => orgClocks[tenantId] ?? 0);

function update(change: (state: TokensState) => Partial<Pick<TokensState, 'held' | 'orgClocks' | 'currentIds'>>): void {
  tokensStore.setState((state) => {
    const next = { ...state, ...change(state) };
    const same = next.held === state.held && next.orgClocks === state.orgClocks;
    return { ...next, tokens: same ? state.tokens : inLocalTime(next.held, next.orgClocks) };
  });
}

const setOrgClock = (tenantId: string, ahead: number): void =>
  update(({ orgClocks }) =>
    (orgClocks[tenantId] ?? 0) === ahead ? {} : { orgClocks: { ...orgClocks, [tenantId]: ahead } },
  );

/** Clocks that are known without an answer: a person moves them. */
function knownClocks(): Record<string, number> {
  const ahead = sandboxStore.getState().status?.clockOffsetMs ?? 0;
  const { tenants } = tenantsStore.getState();
  return Object.fromEntries(tenants.filter(({ abilities }) => abilities.clock).map(({ id }) => [id, ahead]));
}

sandboxStore.subscribe(() => {
  for (const [tenantId, ahead] of Object.entries(knownClocks())) setOrgClock(tenantId, ahead);
});

/** `orgClocks`: as the host knows them; absent when it did not say. */
export function setTokens(held: readonly TokenInfo[], orgClocks?: Readonly<Record<string, number>>): void {
  update((state) => ({ held, orgClocks: { ...(orgClocks ?? state.orgClocks), ...knownClocks() } }));
}

/** What an answer says of its org's clock. */
export function noteOrgClock({ tenantId, at, timing, response }: Exchange): void {
  if (!response || tenantId in knownClocks()) return;
  const date = headerValue(response.headers, 'date');
  const known = tokensStore.getState().orgClocks[tenantId] ?? 0;
  const ahead = nextOrgClockOffset(known, { date, sentAt: at, receivedAt: at + timing.total });
  if (ahead !== null) setOrgClock(tenantId, ahead);
}

/** Put a token as the host returned it; it becomes the current one of its credential. */
export function putToken(token: TokenInfo): void {
  update(({ held, currentIds }) => ({
    held: [...held.filter((known) => known.tokenId !== token.tokenId), token],
    currentIds: { ...currentIds, [token.credentialId]: token.tokenId },
  }));
}

export function dropToken(tokenId: string): void {
  update(({ held }) => ({ held: held.filter((token) => token.tokenId !== tokenId) }));
}

/** Work with this token from now on. */
export function chooseToken(token: TokenInfo): void {
  update(({ currentIds }) => ({ currentIds: { ...currentIds, [token.credentialId]: token.tokenId } }));
}

/** The chosen token of a credential, else its newest; null when it has none. */
function currentTokenOf(credentialId: string | undefined, state: TokensState = tokensStore.getState()) {
  if (credentialId === undefined) return null;
  const own = state.tokens.filter((token) => token.credentialId === credentialId);
  return own.find((token) => token.tokenId === state.currentIds[credentialId]) ?? own.at(-1) ?? null;
}

export const currentToken = (): TokenInfo | null => currentTokenOf(selectedCredential()?.id);

/** No org takes it any more: its time is over, or the org has said so. `now`: local epoch ms. */
export const isOver = ({ expiresAt, rejectedAt }: TokenInfo, now: number): boolean =>
  rejectedAt !== null || (expiresAt !== null && expiresAt <= now);

export function useCurrentToken(): TokenInfo | null {
  const credential = useSelectedCredential();
  return useStore(tokensStore, (state) => currentTokenOf(credential?.id, state));
}
