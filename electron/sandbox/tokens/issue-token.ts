// The last step of a grant that succeeds: what the steps before it found out, as the answer of the token endpoint.
import { currentNonce } from '../dpop/nonce.ts';
import type { Reply } from '../http/reply.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { OAuthExchange } from '../servers/oauth-exchange.ts';
import { makeTokens } from './make-tokens.ts';

export async function issueToken(exchange: OAuthExchange): Promise<Reply | undefined> {
  const { boundTo, client, form, granted, lifetimes, refresh, requested, server, subject } = exchange;
  if (!client) return undefined;
  const grantType = form.get('grant_type') ?? '';
  const plan = { server, client, grantType, requested, scopes: granted, lifetimes, subject, boundTo, refresh };
  const made = await makeTokens(exchange, plan);
  if ('refused' in made) return oauthError(made.refused, made.argument);
  return {
    status: 200,
    json: made.body,
    headers: [
      ['set-cookie', 'sid="";Version=1;Path=/;Max-Age=0'],
      ...(boundTo === null ? [] : [['dpop-nonce', currentNonce(exchange)] as [string, string]]),
    ],
  };
}
