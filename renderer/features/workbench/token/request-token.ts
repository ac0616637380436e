// Request a token for the chosen scopes. A refusal is an answer and is shown as one; only what kept the bench from asking
// (a locked vault, a missing secret) is an error.
import type { TokenResult } from '../../../../shared/contract/token.ts';
import { host } from '../../../platform/client.ts';
import { isAbort, toUserError } from '../../../platform/errors.ts';
import { selectedCredential, selectedTenant } from '../../../platform/session-state/tenants.ts';
import { putToken } from '../../../platform/session-state/tokens.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { selectedScopes } from '../scopes/scope-store.ts';
import { tokenPanelStore } from './token-store.ts';

export interface TokenRequest {
  scopes?: readonly string[];
  /** Ask the org even when a token for exactly these scopes is held. */
  fresh?: boolean;
}

/** Note the answer to a token request wherever it came from. */
export function noteTokenResult(credentialId: string, result: TokenResult): void {
  if (result.outcome === 'granted') putToken(result.token);
  tokenPanelStore.setState((state) => ({
    results: { ...state.results, [credentialId]: result },
    exchanges:
      result.outcome === 'granted' && result.exchange
        ? { ...state.exchanges, [result.token.tokenId]: result.exchange }
        : state.exchanges,
    view: result.outcome === 'granted' && state.view === 'wire' ? 'grant' : state.view,
  }));
}

/** Null when nothing could be asked; the reason is in the panel then. */
export async function requestToken({ scopes, fresh = false }: TokenRequest = {}): Promise<TokenResult | null> {
  const tenant = selectedTenant();
  const credential = selectedCredential();
  if (!tenant || !credential || tokenPanelStore.getState().running) return null;
  const requestKey = crypto.randomUUID();
  tokenPanelStore.setState({ running: { requestKey, since: Date.now() }, error: null });
  try {
    const input = {
      tenantId: tenant.id,
      credentialId: credential.id,
      scopes: [...(scopes ?? selectedScopes())],
      fresh,
      requestKey,
    };
    const result = await withVault('overlay', () => host.token.request(input));
    if (result) noteTokenResult(credential.id, result);
    return result;
  } catch (thrown) {
    if (!isAbort(thrown)) tokenPanelStore.setState({ error: toUserError(thrown) });
    return null;
  } finally {
    tokenPanelStore.setState({ running: null });
  }
}

export async function cancelTokenRequest(): Promise<void> {
  const { running } = tokenPanelStore.getState();
  if (running) await host.request.cancel({ requestKey: running.requestKey });
}
