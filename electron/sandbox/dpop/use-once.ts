// A proof counts once: its `jti` is used up by the first request that it was good for (FACTS §2).
import type { Exchange } from '../http/exchange.ts';
import type { Proof, ProofFault } from './read-proof.ts';

/** The last thing to be asked, so that a proof which is refused for something else is not used up. */
export function faultOfUse({ org, at }: Exchange, { thumbprint, jti, usableUntil }: Proof): ProofFault | null {
  if (typeof jti !== 'string' || jti === '') return 'invalid_dpop_proof_invalid_jti';
  // One second more, because a proof is still good in the second in which it gets too old.
  return org.usedProofs.take(`${thumbprint} ${jti}`, usableUntil + 1, at / 1000) ? null : 'dpop_proof_already_used';
}
