// A refresh token, turned into new tokens (FACTS §17): by its client, at its server, with the key that it is bound to. Where the app rotates them the answer has a new
// one, and the old one works for the leeway; shown after that it ends everything that the sign-in led to.

import { logged, logReuse } from '../log/log-grants.ts';
import { valueAt } from '../resources/behaviour.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { OAuthExchange, OAuthStep } from '../servers/oauth-exchange.ts';
import { splitScopes } from '../servers/oidc-scopes.ts';
import { mayUse } from '../sign-in/may-use.ts';
import { endLine } from '../tokens/end-line.ts';
import { issueToken } from '../tokens/issue-token.ts';
import { admitPerson } from './admit-person.ts';
import type { Grant } from './grant.ts';

const LEEWAY_S = 30;

const findToken: OAuthStep = (exchange) => {
  const { at, boundTo, client, form, org, server } = exchange;
  const token = form.get('refresh_token');
  if (!token) return oauthError('missing_token_request_parameter', 'refresh_token');
  const known = org.refreshTokens.find(token);
  if (!known || known.line.clientId !== client?.id || !org.refreshTokens.lives(known.line, at))
    return oauthError('invalid_refresh_token');
  const { line, replacedAt } = known;
  if (line.issuer !== server.issuer) return oauthError('mismatched_authorization_server');
  if (replacedAt !== null && at >= replacedAt + rotationOf(exchange).leewayMs) {
    endLine(org, line);
    logReuse(exchange, client, line.userId);
    return oauthError('invalid_refresh_token');
  }
  if (line.boundTo !== boundTo) return oauthError('invalid_dpop_proof_invalid_public_key_binding');
  const user = mayUse(org, line.userId, client.id);
  if (typeof user === 'string') return oauthError('invalid_refresh_token');
  exchange.subject = { user, authTime: line.authTime, nonce: null };
  exchange.refresh = { token, line };
  return undefined;
};

/** All of the sign-in, or fewer. */
const narrowScopes: OAuthStep = (exchange) => {
  const { form, refresh } = exchange;
  const all = refresh?.line.scopes ?? [];
  exchange.requested = splitScopes(form.get('scope') ?? '');
  const denied = exchange.requested.filter((scope) => !all.includes(scope));
  if (denied.length > 0) return oauthError('refresh_scopes_denied', denied.join(', '));
  exchange.granted = exchange.requested.length === 0 ? [...all] : exchange.requested;
  return undefined;
};

/** The last step that can refuse is behind: only now is the token used. */
const rotate: OAuthStep = (exchange) => {
  const { at, org, refresh } = exchange;
  if (!refresh) return undefined;
  refresh.line.lastUsed = at;
  if (rotationOf(exchange).rotates)
    exchange.refresh = { ...refresh, token: org.refreshTokens.replace(refresh.token, at) };
  return undefined;
};

/** As the app says; single-page apps rotate unless they say otherwise, others do not. */
function rotationOf({ client, org }: OAuthExchange): { rotates: boolean; leewayMs: number } {
  const settings = valueAt(org.store('/api/v1/apps').get(client?.id ?? ''), 'settings.oauthClient');
  const usual = valueAt(settings, 'application_type') === 'browser' ? 'ROTATE' : 'STATIC';
  const leeway = valueAt(settings, 'refresh_token.leeway');
  return {
    rotates: (valueAt(settings, 'refresh_token.rotation_type') ?? usual) === 'ROTATE',
    leewayMs: (typeof leeway === 'number' ? Math.min(60, Math.max(0, leeway)) : LEEWAY_S) * 1000,
  };
}

export const refreshToken: Grant = {
  type: 'refresh_token',
  stepsAt: () => [...[findToken, narrowScopes, admitPerson, rotate].map(logged), issueToken],
};
