// What can be asked about, and done with, a token that is held: introspect, verify, copy, revoke, discard, renew.
import type { TokenInfo } from '../../../../shared/model/token.ts';
import { host } from '../../../platform/client.ts';
import { toUserError } from '../../../platform/errors.ts';
import { dropToken } from '../../../platform/session-state/tokens.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { announceDone } from '../../../ui/notices/announce-done.ts';
import { requestToken } from './request-token.ts';
import { type TokenCheck, tokenPanelStore } from './token-store.ts';

async function guarded<Result>(work: () => Promise<Result>): Promise<Result | null> {
  tokenPanelStore.setState({ error: null });
  try {
    return await withVault('overlay', work);
  } catch (thrown) {
    tokenPanelStore.setState({ error: toUserError(thrown) });
    return null;
  }
}

function noteCheck(tokenId: string, check: Omit<TokenCheck, 'at'>): void {
  const at = check.exchange?.at ?? Date.now();
  tokenPanelStore.setState(({ checks }) => ({ checks: { ...checks, [tokenId]: { ...check, at } } }));
}

export async function introspectToken({ tokenId }: TokenInfo): Promise<void> {
  const answer = await guarded(() => host.token.introspect({ tokenId }));
  if (!answer) return;
  const { active, exchange, claims } = answer;
  const title =
    active === null ? 'The org did not say' : active ? 'The org calls it active' : 'The org calls it inactive';
  const scope = typeof claims?.scope === 'string' ? `Its scopes at the org: ${claims.scope}.` : '';
  const text =
    active === null
      ? `${exchange.verdict.title}. ${exchange.verdict.next}`
      : active
        ? scope
        : 'It has expired, was revoked, or was never issued by this org: the answer does not say which.';
  noteCheck(tokenId, { kind: 'introspect', good: active === true, title, text, exchange });
}

export async function verifyToken({ tokenId }: TokenInfo): Promise<void> {
  const answer = await guarded(() => host.token.verify({ tokenId }));
  if (!answer) return;
  const { valid, reason, kid, algorithm, exchange } = answer;
  const key = kid ? ` Key ${kid}${algorithm ? `, ${algorithm}` : ''}.` : '';
  const title = valid ? 'Signature verified' : 'Signature not verified';
  noteCheck(tokenId, { kind: 'verify', good: valid, title, text: reason + key, exchange });
}

export async function revokeToken({ tokenId }: TokenInfo): Promise<void> {
  const answer = await guarded(() => host.token.revoke({ tokenId }));
  if (!answer) return;
  if (answer.revoked) {
    dropToken(tokenId);
    announceDone('Token revoked');
  } else
    noteCheck(tokenId, {
      kind: 'introspect',
      good: false,
      title: 'Not revoked',
      text: `${answer.exchange.verdict.title}. ${answer.exchange.verdict.next}`,
      exchange: answer.exchange,
    });
}

export async function discardToken({ tokenId }: TokenInfo): Promise<void> {
  const answer = await guarded(() => host.token.discard({ tokenId }));
  if (answer) dropToken(tokenId);
}

/** To the system clipboard by the host: the page never holds the raw token. */
export async function copyToken({ tokenId }: TokenInfo): Promise<void> {
  const answer = await guarded(() => host.token.copy({ tokenId }));
  if (answer?.copied) announceDone('Token copied');
}

/** A new token for the same scopes. */
export async function renewToken({ tenantId, credentialId, requested }: TokenInfo): Promise<void> {
  await requestToken({ tenantId, credentialId, scopes: requested, fresh: true });
}
