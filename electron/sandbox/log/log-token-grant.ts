// What a request for a token leaves in the System Log once its client is known: the grant with what was asked for and given, or the refusal
// under Okta's own key for it (FACTS §10, FACTS-D §24). A client of a kind that never calls the API is in it where it got something.
import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { methodOf } from '../clients/app-client.ts';
import type { Client } from '../clients/client.ts';
import { namedClient } from '../clients/client-kinds.ts';
import type { OAuthExchange, OAuthStep } from '../servers/oauth-exchange.ts';
import { userParty } from './log-api-token.ts';
import { clientParty, originOf } from './log-oauth.ts';
import type { LogParty } from './system-log.ts';

export function logTokenGrant(exchange: OAuthExchange, client: Client, token: string): void {
  const { granted, org, subject } = exchange;
  org.log.add({
    ...commonOf(exchange),
    actor: clientParty(client),
    targets: [...(subject ? [userParty(subject.user)] : []), tokenParty(token)],
    debug: { ...debugOf(exchange), grantedScopes: granted.join(', ') },
  });
}

/** A step whose refusal of a client that calls the API lands in the log. */
export const logged =
  (step: OAuthStep): OAuthStep =>
  async (exchange) => {
    const refused = await step(exchange);
    const client = namedClient(exchange.client);
    if (refused && client)
      exchange.org.log.add({
        ...commonOf(exchange),
        severity: 'WARN',
        result: 'FAILURE',
        reason: refused.reason ?? refused.error ?? null,
        actor: clientParty(client),
        debug: debugOf(exchange),
      });
    return refused;
  };

/** Tokens of a custom server have an event type of their own. */
function commonOf(exchange: OAuthExchange) {
  const eventType = `app.oauth2${exchange.server.forApi ? '' : '.as'}.token.grant.access_token`;
  return {
    ...originOf(exchange),
    eventType,
    legacyEventType: `${eventType}_success`,
    displayMessage: 'OIDC access token is granted',
  };
}

function debugOf({ credentials, form, requested, url }: OAuthExchange): Record<string, string> {
  return {
    ...(credentials && { clientAuthType: methodOf(credentials) }),
    grantType: form.get('grant_type') ?? '',
    requestedScopes: requested.join(', '),
    url: `${url.pathname}?`,
    threatSuspected: 'False',
  };
}

function tokenParty(token: string): LogParty {
  const { jti = '', exp = 0, sub = '' } = decodeJwt(token);
  return {
    id: jti,
    type: 'access_token',
    alternateId: null,
    displayName: 'Access Token',
    detailEntry: {
      expires: new Date(exp * 1000).toISOString(),
      subject: sub,
      hash: createHash('sha256').update(token).digest('base64url'),
    },
  };
}
