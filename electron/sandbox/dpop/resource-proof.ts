// The proof of a call with a token: that whoever sends the token holds the key that it is bound to, and sends it for this call
// (FACTS §2). It needs no nonce.
import { createHash } from 'node:crypto';
import { calledAddresses } from '../http/called-addresses.ts';
import type { Exchange } from '../http/exchange.ts';
import { type ProofFault, readProof } from './read-proof.ts';
import { faultOfUse } from './use-once.ts';

/** `boundTo`: the thumbprint in the token. Null for a good proof, which is used up by that. */
export async function faultOfResourceProof(
  exchange: Exchange,
  token: string,
  boundTo: string,
): Promise<ProofFault | null> {
  const { at, method, request } = exchange;
  const call = { method, addresses: calledAddresses(exchange), now: at / 1000 };
  const read = await readProof(request.headers.get('dpop'), call);
  if ('fault' in read) return read.fault;
  const { proof } = read;
  if (proof.ath !== createHash('sha256').update(token).digest('base64url')) return 'dpop_proof_invalid_ath';
  if (proof.thumbprint !== boundTo) return 'invalid_access_token_dpop_binding';
  return faultOfUse(exchange, proof);
}
