// The last step of a grant that succeeds: a token of the authorization server for the client, with the scopes that it was granted, in the
// name of the person who signed in where one did, and bound to a key where the request proved one.
import { currentNonce } from '../dpop/nonce.ts';
import type { Reply } from '../http/reply.ts';
import { logTokenGrant } from '../log/log-oauth.ts';
import { valueAt } from '../resources/behaviour.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { OAuthExchange } from '../servers/oauth-exchange.ts';

export async function issueToken(exchange: OAuthExchange): Promise<Reply | undefined> {
  const { at, boundTo, client, form, granted, lifetimes, org, server, subject } = exchange;
  if (!client) return undefined;
  const grantType = form.get('grant_type') ?? '';
  const user = subject?.user ?? null;
  const own = server.accessClaims({ clientId: client.id, grantType, user, scopes: granted });
  if ('refused' in own) return oauthError(own.refused, own.argument);
  const bound = boundTo === null ? null : { cnf: { jkt: boundTo } };
  const more = { ...personClaims(exchange), ...own.claims, ...bound };
  const token = await org.tokens.issue(server, { at, client, scopes: granted, lifetimeS: lifetimes.accessS, more });
  logTokenGrant(exchange, client, grantType, granted);
  return {
    status: 200,
    json: {
      token_type: bound ? 'DPoP' : 'Bearer',
      expires_in: lifetimes.accessS,
      access_token: token,
      scope: granted.join(' '),
    },
    headers: [
      ['set-cookie', 'sid="";Version=1;Path=/;Max-Age=0'],
      ...(bound ? [['dpop-nonce', currentNonce(exchange)] as [string, string]] : []),
    ],
  };
}

/** What an access token says of the person (FACTS §7): `sub` is the login, `uid` the id. */
function personClaims({ subject }: OAuthExchange): Record<string, unknown> {
  if (!subject) return {};
  const { user, authTime } = subject;
  return { uid: user.id, auth_time: Math.floor(authTime / 1000), sub: valueAt(user, 'profile.login') };
}
