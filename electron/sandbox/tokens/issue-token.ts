// The last step of a grant that succeeds: a token of the authorization server for the client, with the scopes that it was granted.
import { currentNonce } from '../dpop/nonce.ts';
import type { Reply } from '../http/reply.ts';
import { logTokenGrant } from '../log/log-oauth.ts';
import type { OAuthExchange } from '../servers/oauth-exchange.ts';
import { LIFETIME_S } from './access-token.ts';

export async function issueToken(exchange: OAuthExchange): Promise<Reply | undefined> {
  const { at, boundTo, client, form, granted, org, server } = exchange;
  if (!client) return undefined;
  const token = await org.tokens.issue(server, { at, client, scopes: granted, boundTo });
  logTokenGrant(exchange, client, form.get('grant_type') ?? '', granted);
  return {
    status: 200,
    json: {
      token_type: boundTo === null ? 'Bearer' : 'DPoP',
      expires_in: LIFETIME_S,
      access_token: token,
      scope: granted.join(' '),
    },
    headers: [
      ['set-cookie', 'sid="";Version=1;Path=/;Max-Age=0'],
      ...(boundTo === null ? [] : [['dpop-nonce', currentNonce(exchange)] as [string, string]]),
    ],
  };
}
