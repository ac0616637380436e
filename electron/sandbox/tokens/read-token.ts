// A token that was sent with a request, read as one of an authorization server: its claims, or why it is not usable there.
import { findClient } from '../clients/client-kinds.ts';
import type { Exchange } from '../http/exchange.ts';
import type { AccessClaims, Issuer, TokenFault } from './access-token.ts';

export async function readToken(
  { at, org }: Exchange,
  issuer: Issuer,
  token: string,
): Promise<{ claims: AccessClaims } | { fault: TokenFault }> {
  const read = await org.tokens.read(issuer, token, at);
  if ('fault' in read) return read;
  // Its client may be switched off, or gone.
  return findClient(org, read.claims.cid)?.active ? read : { fault: 'access_token_revoked' };
}
