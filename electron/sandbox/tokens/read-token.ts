// A token that was sent with a request, read as one of an authorization server: its claims, or why it is not usable there.
import { findClient } from '../clients/client-kinds.ts';
import type { Exchange } from '../http/exchange.ts';
import { USERS } from '../resources/types/users.ts';
import type { AccessClaims, Issuer, TokenFault } from './access-token.ts';

export async function readToken(
  { at, org }: Exchange,
  issuer: Issuer,
  token: string,
): Promise<{ claims: AccessClaims } | { fault: TokenFault }> {
  const read = await org.tokens.read(issuer, token, at);
  if ('fault' in read) return read;
  const { cid, uid } = read.claims;
  // Its client, or the person in whose name it is, may be switched off, or gone.
  const usable = findClient(org, cid)?.active && (uid === undefined || org.store(USERS).get(uid)?.status === 'ACTIVE');
  return usable ? read : { fault: 'access_token_revoked' };
}
