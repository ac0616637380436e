// The tokens that the host holds, as the page knows them: what they say, never what they are. The current token is the one
// that the chosen credential works with; an expired one stays in view until it is replaced, so that its end is visible.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { TokenInfo } from '../../../shared/contract/token.ts';
import { selectedCredential, useSelectedCredential } from './tenants.ts';

interface TokensState {
  tokens: readonly TokenInfo[];
  /** Credential id → token id. */
  currentIds: Readonly<Record<string, string>>;
}

export const tokensStore = createStore<TokensState>()(() => ({ tokens: [], currentIds: {} }));

export function setTokens(tokens: readonly TokenInfo[]): void {
  tokensStore.setState({ tokens });
}

/** Put a token as the host returned it; it becomes the current one of its credential. */
export function putToken(token: TokenInfo): void {
  tokensStore.setState(({ tokens, currentIds }) => ({
    tokens: [...tokens.filter((known) => known.tokenId !== token.tokenId), token],
    currentIds: { ...currentIds, [token.credentialId]: token.tokenId },
  }));
}

export function dropToken(tokenId: string): void {
  tokensStore.setState(({ tokens }) => ({ tokens: tokens.filter((token) => token.tokenId !== tokenId) }));
}

/** Work with this token from now on. */
export function chooseToken(token: TokenInfo): void {
  tokensStore.setState(({ currentIds }) => ({ currentIds: { ...currentIds, [token.credentialId]: token.tokenId } }));
}

/** The chosen token of a credential, else its newest; null when it has none. */
export function currentTokenOf(credentialId: string | undefined, state: TokensState = tokensStore.getState()) {
  if (credentialId === undefined) return null;
  const own = state.tokens.filter((token) => token.credentialId === credentialId);
  return own.find((token) => token.tokenId === state.currentIds[credentialId]) ?? own.at(-1) ?? null;
}

export const currentToken = (): TokenInfo | null => currentTokenOf(selectedCredential()?.id);

export function useCurrentToken(): TokenInfo | null {
  const credential = useSelectedCredential();
  return useStore(tokensStore, (state) => currentTokenOf(credential?.id, state));
}
