// The refresh token that goes with the first tokens of a person: where `offline_access` was granted to an app that has the grant (FACTS §17).
import { kindOf } from '../clients/client-kinds.ts';
import type { OAuthStep } from '../servers/oauth-exchange.ts';

export const beginRefreshing: OAuthStep = (exchange) => {
  const { at, boundTo, client, form, granted, lifetimes, org, server, subject } = exchange;
  if (!client || !subject || !granted.includes('offline_access')) return undefined;
  if (!kindOf(client).grantsOf(client).includes('refresh_token')) return undefined;
  const { refreshS, refreshIdleS } = lifetimes;
  exchange.refresh = org.refreshTokens.begin({
    clientId: client.id,
    userId: subject.user.id,
    grantType: form.get('grant_type') ?? '',
    issuer: server.issuer,
    scopes: granted,
    authTime: subject.authTime,
    boundTo,
    created: at,
    endsAt: refreshS === null ? null : at + refreshS * 1000,
    idleMs: refreshIdleS === null ? null : refreshIdleS * 1000,
  });
  return undefined;
};
