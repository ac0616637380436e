// The tokens that one grant brings, and the body that carries them: an access token, and in the name of a person an id token and a refresh token where they were
// asked for. Whoever grants says what; nothing is decided here.
import { decodeJwt } from 'jose';
import type { Client } from '../clients/client.ts';
import type { Exchange } from '../http/exchange.ts';
import { logTokenGrant } from '../log/log-grants.ts';
import { valueAt } from '../resources/behaviour.ts';
import type { AuthorizationServer, Lifetimes, Refused, Subject } from '../servers/oauth-exchange.ts';
import { makeIdToken } from './id-token.ts';
import type { RefreshLine } from './refresh-tokens.ts';

export interface TokensPlan {
  server: AuthorizationServer;
  client: Client;
  grantType: string;
  /** As they were asked for, for the System Log. */
  requested: readonly string[];
  scopes: readonly string[];
  lifetimes: Lifetimes;
  /** Null: the client asks for itself. */
  subject: Subject | null;
  /** Thumbprint of the key that they are bound to; null: bearer tokens. */
  boundTo: string | null;
  /** The refresh token to hand out; null: none. */
  refresh: { token: string; line: RefreshLine } | null;
  /** Which of them, where not all that the scopes bring. */
  only?: readonly ('token' | 'id_token')[];
  /** The code that goes along. */
  code?: string;
}

export async function makeTokens(
  exchange: Exchange,
  plan: TokensPlan,
): Promise<{ body: Record<string, unknown> } | Refused> {
  const { client, scopes, lifetimes, subject, boundTo, refresh, only } = plan;
  const body: Record<string, unknown> = {};
  let accessToken: string | null = null;
  if (!only || only.includes('token')) {
    const made = await makeAccessToken(exchange, plan);
    if ('refused' in made) return made;
    accessToken = made.token;
    Object.assign(body, {
      token_type: boundTo === null ? 'Bearer' : 'DPoP',
      expires_in: lifetimes.accessS,
      access_token: accessToken,
      scope: scopes.join(' '),
    });
  }
  if (refresh) {
    body.refresh_token = refresh.token;
    logTokenGrant(exchange, { kind: 'refresh_token', token: refresh.token, expiresAt: refresh.line.endsAt, ...plan });
  }
  if (subject && (only ? only.includes('id_token') : scopes.includes('openid'))) {
    const { server, grantType, code = null } = plan;
    const made = await makeIdToken(exchange, {
      server,
      clientId: client.id,
      subject,
      scopes,
      grantType,
      accessToken,
      code,
    });
    if ('refused' in made) return made;
    body.id_token = made.token;
    logTokenGrant(exchange, { kind: 'id_token', token: made.token, expiresAt: exchange.at + 3_600_000, ...plan });
  }
  return { body };
}

async function makeAccessToken(exchange: Exchange, plan: TokensPlan): Promise<{ token: string } | Refused> {
  const { org, at } = exchange;
  const { server, client, grantType, scopes, lifetimes, subject, boundTo, refresh } = plan;
  const own = server.accessClaims({ clientId: client.id, grantType, user: subject?.user ?? null, scopes });
  if ('refused' in own) return own;
  const bound = boundTo === null ? null : { cnf: { jkt: boundTo } };
  const more = { ...inNameOf(subject), ...own.claims, ...bound };
  const token = await org.tokens.issue(server, { at, client, scopes, lifetimeS: lifetimes.accessS, more });
  refresh?.line.accessTokens.push(String(decodeJwt(token).jti));
  const expiresAt = at + lifetimes.accessS * 1000;
  logTokenGrant(exchange, { kind: 'access_token', token, expiresAt, ...plan });
  return { token };
}

/** What an access token says of the person (FACTS §7): `sub` is the login, `uid` the id. */
function inNameOf(subject: Subject | null): Record<string, unknown> {
  if (!subject) return {};
  const { user, authTime } = subject;
  return { uid: user.id, auth_time: Math.floor(authTime / 1000), sub: valueAt(user, 'profile.login') };
}
