// Tokens in the System Log: granted, refused, revoked, shown again after they were replaced (event types of FACTS §10, data of FACTS §24). A custom server's events have
// `as` in their type. What a refusal is called there is Okta's own key for it, which no answer shows.
import { createHash } from 'node:crypto';
import { methodOf } from '../clients/app-client.ts';
import type { Client } from '../clients/client.ts';
import { namedClient } from '../clients/client-kinds.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import { USERS } from '../resources/types/users.ts';
import type { AuthorizationServer, OAuthExchange, OAuthStep, Subject } from '../servers/oauth-exchange.ts';
import { userParty } from './log-api-token.ts';
import { clientParty, originOf } from './log-oauth.ts';
import type { LogParty } from './system-log.ts';

export type TokenKind = 'access_token' | 'id_token' | 'refresh_token';

const NAMES: Record<TokenKind, string> = {
  access_token: 'access token',
  id_token: 'id token',
  refresh_token: 'refresh token',
};

/** `app.oauth2.` of the org, `app.oauth2.as.` of a custom server. */
export const eventOf = ({ forApi }: AuthorizationServer, rest: string): string =>
  `app.oauth2.${forApi ? '' : 'as.'}${rest}`;

interface Granted {
  kind: TokenKind;
  token: string;
  /** Epoch milliseconds; null: without end. */
  expiresAt: number | null;
  server: AuthorizationServer;
  client: Client;
  grantType: string;
  requested: readonly string[];
  scopes: readonly string[];
  subject: Subject | null;
}

export function logTokenGrant(exchange: Exchange, granted: Granted): void {
  const { kind, token, expiresAt, server, client, subject } = granted;
  const eventType = eventOf(server, `token.grant.${kind}`);
  const user = subject && userParty(subject.user);
  exchange.org.log.add({
    ...originOf(exchange),
    eventType,
    legacyEventType: `${eventType}_success`,
    displayMessage: `OIDC ${NAMES[kind]} is granted`,
    actor: clientParty(client),
    targets: [
      ...(user ? [user] : []),
      {
        id: client.id,
        type: 'AppInstance',
        alternateId: client.type,
        displayName: client.name,
      },
      {
        id: fingerprint(token),
        type: kind,
        alternateId: null,
        displayName: kind === 'access_token' ? 'Access Token' : kind === 'id_token' ? 'ID Token' : 'Refresh Token',
        detail: {
          expires: expiresAt === null ? null : new Date(expiresAt).toISOString(),
          subject: user?.id ?? client.id,
          hash: fingerprint(token),
        },
      },
    ],
    debug: debugOf(exchange, granted),
  });
}

const fingerprint = (token: string): string => createHash('sha256').update(token).digest('base64url').slice(0, 22);

function debugOf(
  exchange: Exchange,
  { grantType, requested, scopes }: Pick<Granted, 'grantType' | 'requested' | 'scopes'>,
): Record<string, string> {
  return {
    clientAuthType: authTypeOf(exchange),
    grantType,
    grantedScopes: scopes.join(', '),
    requestedScopes: requested.join(', '),
    url: `${exchange.url.pathname}?`,
    threatSuspected: 'False',
  };
}

/** How the client showed who it is; a page that goes back to it needs nothing. */
const authTypeOf = (exchange: Exchange & Partial<OAuthExchange>): string =>
  exchange.credentials ? methodOf(exchange.credentials) : 'none';

/** A step of the token endpoint whose refusal of a known client lands in the log. */
export const logged =
  (step: OAuthStep): OAuthStep =>
  async (exchange) => {
    const refused = await step(exchange);
    const client = namedClient(exchange.client);
    if (refused && client) logTokenRefusal(exchange, client, refused);
    return refused;
  };

function logTokenRefusal(exchange: OAuthExchange, client: Client, refused: Reply): void {
  const { form, requested, server } = exchange;
  const denied = refused.reason === 'scope_denied';
  exchange.org.log.add({
    ...originOf(exchange),
    eventType: eventOf(server, denied ? 'authorize.scope_denied' : 'token.grant.access_token'),
    displayMessage: denied ? 'OAuth2 scope is denied by the policy' : 'OIDC access token is granted',
    severity: 'WARN',
    result: 'FAILURE',
    reason: refused.reason ?? refused.error ?? null,
    actor: clientParty(client),
    debug: debugOf(exchange, { grantType: form.get('grant_type') ?? '', requested, scopes: [] }),
  });
}

export function logRevocation(exchange: OAuthExchange, client: Client, kind: TokenKind, id: string): void {
  exchange.org.log.add({
    ...originOf(exchange),
    eventType: eventOf(exchange.server, 'token.revoke'),
    displayMessage: 'OAuth2 token revocation request',
    actor: clientParty(client),
    targets: [
      {
        id,
        type: kind,
        alternateId: client.id,
        displayName: kind === 'access_token' ? 'Access Token' : 'Refresh Token',
      },
    ],
  });
}

/** A refresh token that was replaced is shown again after its leeway. */
export function logReuse(exchange: OAuthExchange, client: Client, userId: string): void {
  exchange.org.log.add({
    ...originOf(exchange),
    eventType: eventOf(exchange.server, 'token.detect_reuse'),
    displayMessage: 'OAuth2 refresh token reuse is detected',
    severity: 'WARN',
    result: 'FAILURE',
    reason: 'invalid_refresh_token',
    actor: clientParty(client),
    targets: partiesOf(exchange, userId),
  });
}

export function partiesOf({ org }: Exchange, userId: string): LogParty[] {
  const user = org.store(USERS).get(userId);
  return user ? [userParty(user)] : [];
}
