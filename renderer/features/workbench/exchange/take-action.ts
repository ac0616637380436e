// Takes an action of an answer. The host makes the request out of the kept exchange; the page names the exchange and says under
// which scopes. So a draft, a tenant chosen meanwhile or a reload cannot change what goes out.
import type { Exchange } from '../../../../shared/model/exchange.ts';
import type { ResendAs } from '../../../../shared/model/request.ts';
import { guardWrite, type WriteGuard } from '../../../../shared/okta/write-guard.ts';
import { host } from '../../../platform/client.ts';
import { navigate } from '../../../platform/navigation.ts';
import { openAccess } from '../../../platform/session-state/app-access.ts';
import { bindToKey } from '../../../platform/session-state/bind-to-key.ts';
import { selectedCredential, selectedTenant, tenantsStore } from '../../../platform/session-state/tenants.ts';
import { attempt, waitForRateLimit } from '../response/send.ts';
import { setScopes } from '../scopes/change-scopes.ts';
import { selectedScopes } from '../scopes/scope-store.ts';
import { requestInParts, requestToken } from '../token/request-token.ts';
import { type ExchangeAction, requestOf } from './exchange-actions.ts';

/** What the person has done for a write to a production tenant. */
export interface Armed {
  armed: true;
  confirmName?: string;
}

/** What the write guard demands before the request of this exchange is sent again; null when nothing. */
export function guardOf(exchange: Exchange, action: ExchangeAction): (WriteGuard & { tenantName: string }) | null {
  const request = requestOf(exchange);
  const tenant = tenantsStore.getState().tenants.find((known) => known.id === exchange.tenantId);
  if (!request || !tenant || !['resend', 'wait', 'bind'].includes(action.id)) return null;
  const guard = guardWrite(request.method, tenant);
  return guard.level === 'none' ? null : { ...guard, tenantName: tenant.name };
}

export async function takeAction(exchange: Exchange, action: ExchangeAction, armed?: Armed): Promise<void> {
  switch (action.id) {
    case 'resend':
      return resend(exchange, action.as, action.done, armed);
    case 'wait':
      return waitAndSend(exchange, armed);
    case 'token':
      choiceFollows(exchange, action.scopes);
      await requestToken({ ...placeOf(exchange), scopes: action.scopes, fresh: true });
      return;
    case 'parts':
      return requestInParts({ ...placeOf(exchange), scopes: action.scopes });
    case 'bind':
      return bindAndSend(exchange, armed);
    case 'tenants':
      return navigate('tenants', exchange.tenantId);
    case 'roles':
      if (exchange.credentialId !== null)
        openAccess({ tenantId: exchange.tenantId, credentialId: exchange.credentialId, part: 'roles' });
      return;
    case 'settings':
      return navigate('settings');
  }
}

const placeOf = ({ tenantId, credentialId }: Exchange) => ({
  tenantId,
  ...(credentialId === null ? {} : { credentialId }),
});

async function resend(exchange: Exchange, as: ResendAs, done: string, armed?: Armed): Promise<void> {
  if (as.kind === 'scopes') choiceFollows(exchange, as.scopes);
  await attempt({
    words: 'Sending again',
    about: exchange.id,
    steps: [done],
    call: (requestKey) => host.request.resend({ exchangeId: exchange.id, as, requestKey, ...armed }),
  });
}

/** The scope picker follows when it holds just what this exchange was about; otherwise the choice is for something else. */
function choiceFollows(exchange: Exchange, scopes: readonly string[]): void {
  const { repeat } = exchange;
  const request = requestOf(exchange);
  const before = repeat?.kind === 'token' ? repeat.scopes : request?.auth.scopes;
  const credentialId = repeat?.kind === 'token' ? repeat.credentialId : request?.auth.credentialId;
  if (selectedTenant()?.id !== exchange.tenantId || selectedCredential()?.id !== credentialId || !before) return;
  const chosen = selectedScopes();
  if (chosen.length === before.length && chosen.every((name) => before.includes(name))) setScopes(scopes);
}

async function bindAndSend(exchange: Exchange, armed?: Armed): Promise<void> {
  if (exchange.credentialId === null) return;
  await bindToKey(exchange.tenantId, exchange.credentialId);
  if (requestOf(exchange)) return resend(exchange, { kind: 'same' }, 'Switched DPoP on. Sent again.', armed);
  await requestAgain(exchange);
}

/** Send again when the rate limit's window has ended: the host waits for that. */
async function waitAndSend(exchange: Exchange, armed?: Armed): Promise<void> {
  if (!(await waitForRateLimit(exchange))) return;
  if (requestOf(exchange)) return resend(exchange, { kind: 'same' }, 'Waited for the rate limit. Sent again.', armed);
  await requestAgain(exchange);
}

/** The token alone, as nothing waits for it. */
async function requestAgain(exchange: Exchange): Promise<void> {
  if (exchange.repeat?.kind === 'token')
    await takeAction(exchange, { id: 'token', label: '', scopes: exchange.repeat.scopes });
}
