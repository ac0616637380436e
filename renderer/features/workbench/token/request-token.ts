// Request a token for the chosen scopes. A refusal is an answer and is shown as one; only what kept the bench from asking
// (a locked vault, a missing secret) is an error.
import type { TokenInfo, TokenResult } from '../../../../shared/model/token.ts';
import { batchScopes } from '../../../../shared/okta/scopes/scope-parameter.ts';
import { host } from '../../../platform/client.ts';
import { isAbort, toUserError } from '../../../platform/errors.ts';
import { askSignIn, asSignedIn } from '../../../platform/session-state/sign-in.ts';
import { selectedCredential, selectedTenant } from '../../../platform/session-state/tenants.ts';
import { noteOrgClock, putToken } from '../../../platform/session-state/tokens.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { selectedScopes } from '../scopes/scope-store.ts';
import { tokenPanelStore } from './token-store.ts';

export interface TokenRequest {
  /** Absent: the tenant and the credential in use. */
  tenantId?: string;
  credentialId?: string;
  /** Absent: the chosen scopes. */
  scopes?: readonly string[];
  /** Ask the org even when a token for exactly these scopes is held. */
  fresh?: boolean;
}

/** Note the answer to a token request whatever its source. */
export function noteTokenResult(credentialId: string, result: TokenResult): void {
  if (result.exchange) noteOrgClock(result.exchange);
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
export async function requestToken(request: TokenRequest = {}): Promise<TokenResult | null> {
  const tenantId = request.tenantId ?? selectedTenant()?.id;
  const credentialId = request.credentialId ?? selectedCredential()?.id;
  if (tenantId === undefined || credentialId === undefined || tokenPanelStore.getState().running) return null;
  const requestKey = crypto.randomUUID();
  tokenPanelStore.setState({ running: { requestKey, since: Date.now() }, error: null });
  try {
    const input = {
      tenantId,
      credentialId,
      scopes: [...(request.scopes ?? selectedScopes())],
      fresh: request.fresh ?? false,
      requestKey,
    };
    const answer = await withVault('overlay', () => host.token.request(input));
    const result = answer && asSignedIn(answer);
    if (result) noteTokenResult(credentialId, result);
    return result;
  } catch (thrown) {
    if (!isAbort(thrown)) tokenPanelStore.setState({ error: toUserError(thrown) });
    return null;
  } finally {
    tokenPanelStore.setState({ running: null });
  }
}

/** The sign-in page asks for the password again, so that another person can sign in. */
export async function signInAnew({ tenantId, credentialId, requested }: TokenInfo): Promise<void> {
  const result = await askSignIn({ tenantId, credentialId, scopes: requested, afresh: true });
  if (result) noteTokenResult(credentialId, asSignedIn(result));
}

/** What *Request token* does: one request, or as many as the scopes need. */
export async function requestChosen(): Promise<void> {
  await requestInParts({ scopes: selectedScopes() });
}

/** More scopes than one request takes are requested in parts, a token each; the first refusal ends it, and is shown. */
export async function requestInParts(request: TokenRequest): Promise<void> {
  const batches = batchScopes(request.scopes ?? []);
  for (const scopes of batches.length === 0 ? [[]] : batches) {
    const result = await requestToken({ ...request, scopes });
    if (result?.outcome !== 'granted') return;
  }
}

export async function cancelTokenRequest(): Promise<void> {
  const { running } = tokenPanelStore.getState();
  if (running) await host.request.cancel({ requestKey: running.requestKey });
}
