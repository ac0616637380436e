// The proof of a token request: what decides whether its tokens are bound to a key, and to which (FACTS §2, FACTS-D §14). It comes after
// the client's own credentials, so that a request which lacks only the nonce has used up its client assertion.
import { calledAddresses } from '../http/called-addresses.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { OAuthStep } from '../servers/oauth-exchange.ts';
import { currentNonce, isFreshNonce } from './nonce.ts';
import { readProof } from './read-proof.ts';
import { faultOfUse } from './use-once.ts';

export const checkTokenProof: OAuthStep = async (exchange) => {
  const { at, client, method, org, request } = exchange;
  const header = request.headers.get('dpop');
  const demanded = client?.demandsProof ?? false;
  if (!demanded && (header === null || org.switches.unaskedProof === 'ignored')) return undefined;
  const read = await readProof(header, { method, addresses: calledAddresses(exchange), now: at / 1000 });
  if ('fault' in read) return oauthError(read.fault);
  if (!isFreshNonce(exchange, read.proof.nonce))
    return { ...oauthError('use_dpop_nonce'), headers: [['dpop-nonce', currentNonce(exchange)]] };
  const used = faultOfUse(exchange, read.proof);
  if (used) return oauthError(used);
  exchange.boundTo = read.proof.thumbprint;
  return undefined;
};
