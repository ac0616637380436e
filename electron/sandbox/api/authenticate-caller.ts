// Who calls the API: an access token, as a bearer token or with a proof of the key that it is bound to, or an API token; or one of the ways
// in which these can be wrong (FACTS §2, §3.1).
import { refuseApiToken } from '../api-tokens/authenticate-api-token.ts';
import { findClient } from '../clients/client-kinds.ts';
import { admitsCaller } from '../clients/network.ts';
import { faultOfResourceProof } from '../dpop/resource-proof.ts';
import type { Exchange, Step } from '../http/exchange.ts';
import { oktaError } from '../http/okta-error.ts';
import type { Reply } from '../http/reply.ts';
import { logOutsideNetwork } from '../log/log-oauth.ts';
import { orgServer } from '../servers/org-server.ts';
import { readToken } from '../tokens/read-token.ts';
import { challenge } from './challenge.ts';

export const refuseTokenInQuery: Step = (exchange) =>
  exchange.url.searchParams.has('access_token') ? challenge(exchange, 'access_token_in_query') : undefined;

export const authenticateCaller: Step = async (exchange) => {
  const header = exchange.request.headers.get('authorization');
  if (header === null) return oktaError(exchange, exchange.org.switches.noAuthorization);
  const [, scheme = '', token = ''] = /^(\S*)\s*(.*)$/s.exec(header.trim()) ?? [];
  switch (scheme.toLowerCase()) {
    case 'bearer':
      if (token === '') return challenge(exchange, 'access_token_missing');
      return (await admit(exchange, token)) ?? refuseBoundToken(exchange);
    case 'dpop':
      if (token === '') return challenge(exchange, 'access_token_missing');
      // A bad token is refused for what it is, whatever the proof.
      return (await admit(exchange, token)) ?? (await refuseWithoutProof(exchange, token));
    case 'ssws':
      return refuseApiToken(exchange, token);
    default:
      // A scheme that the API does not know.
      return oktaError(exchange, 'E0000011');
  }
};

/** A token that is bound to a key is no bearer token, not even with a proof beside it. */
function refuseBoundToken(exchange: Exchange): Reply | undefined {
  if (!exchange.claims?.cnf) return undefined;
  const key = exchange.request.headers.has('dpop')
    ? 'dpop_authentication_scheme_required'
    : 'dpop_proof_required_for_token';
  return challenge(exchange, key, exchange.operation?.scopes);
}

async function refuseWithoutProof(exchange: Exchange, token: string): Promise<Reply | undefined> {
  const boundTo = exchange.claims?.cnf?.jkt;
  if (boundTo === undefined) return challenge(exchange, 'access_token_not_dpop_bound');
  const fault = await faultOfResourceProof(exchange, token, boundTo);
  return fault ? challenge(exchange, fault) : undefined;
}

/** The API takes the tokens of the org authorization server and of no other. */
async function admit(exchange: Exchange, token: string): Promise<Reply | undefined> {
  const read = await readToken(exchange, orgServer(exchange), token);
  if ('fault' in read) {
    const distinct = exchange.org.switches.bearerTexts === 'distinct';
    return challenge(exchange, distinct ? read.fault : 'access_token_invalid');
  }
  exchange.claims = read.claims;
  exchange.client = findClient(exchange.org, read.claims.cid);
  // What Okta does beyond writing it down is not known: the call goes on (FACTS §10).
  if (exchange.client && !admitsCaller(exchange.org, exchange.client.network))
    logOutsideNetwork(exchange, exchange.client);
  return undefined;
}
