// Joins a proof to what authorizes a request, and reads of the answer which nonce its server wants (RFC 9449 §8, §9; FACTS §2): an
// authorization server says it in the body, an API in its challenge, and each may give the next one with any answer.
import type { Exchange } from '../../../shared/model/exchange.ts';
import { parseOktaError } from '../../../shared/okta/errors/okta-error.ts';
import { findDenial } from '../../../shared/okta/verdict/denial.ts';
import { headerValue, headerValues } from '../../../shared/okta/wire-text/headers.ts';
import type { Authorization, CallToAuthorize } from './credential-engine.ts';
import { type ProofKey, signProof } from './dpop-proof.ts';
import type { ProofBook } from './proof-book.ts';

interface Proving {
  book: ProofBook;
  key: ProofKey;
  /** Whose nonces count: origin and path of the authorization server, or of the API. */
  server: string;
  /** That goes out with the proof; null for a request to the authorization server. */
  accessToken: string | null;
}

/** The proof is signed while `given` may still be on its way. */
export async function withProof(
  given: Authorization | Promise<Authorization>,
  call: CallToAuthorize,
  { book, key, server, accessToken }: Proving,
): Promise<Authorization> {
  const nonce = call.nonce ?? book.nonce(server);
  const [authorization, proof] = await Promise.all([given, signProof(key, { ...call, nonce, accessToken })]);
  return {
    ...authorization,
    headers: [...authorization.headers, ['DPoP', proof.jwt]],
    secrets: [...authorization.secrets, proof.jwt],
    signed: [...authorization.signed, proof],
    nonceAsked({ response }) {
      const given = headerValue(response?.headers ?? [], 'dpop-nonce');
      if (!response || given === null) return null;
      book.learn(server, given);
      return given !== nonce && asksForNonce(response) ? given : null;
    },
  };
}

function asksForNonce({ status, headers, body }: NonNullable<Exchange['response']>): boolean {
  if (status !== 400 && status !== 401) return false;
  const said = findDenial(headerValues(headers, 'www-authenticate'))?.error ?? parseOktaError(body.text ?? '')?.code;
  return said === 'use_dpop_nonce';
}
