// A refusal in the OAuth shape, whichever endpoint sends it: the token endpoint, introspect, revoke, userinfo. The description is
// looked up in the table of known texts (FACTS §1.3, §2); what is at fault there decides the verdict.

import type { Judgement } from '../../model/exchange.ts';
import type { OAuthErrorCode, OAuthFault } from '../errors/oauth-error-code.ts';
import { findOAuthError } from '../errors/oauth-error-lookup.ts';
import { type OktaErrorView, quoteError } from '../errors/okta-error.ts';
import { judgement } from './judgement.ts';
import type { Verdict } from './verdicts.ts';

const REFUSED: Record<OAuthFault, [verdict: Verdict, title: string]> = {
  client: ['client-refused', 'The org did not accept the client'],
  scope: ['scope-refused', 'The org did not accept the scopes'],
  grant: ['grant-refused', 'The client may not get a token in this way'],
  policy: ['policy-refused', 'A policy of the authorization server refused'],
  zone: ['zone-refused', 'Refused for this network'],
  dpop: ['dpop-invalid', 'The proof of the key is not accepted'],
  request: ['bad-request', 'The request is incomplete or not well-formed'],
  rate: ['rate-limited', 'Too many token requests'],
  token: ['token-invalid', 'The token is not accepted'],
  expired: ['token-expired', 'The token has expired'],
  user: ['grant-refused', 'The user was not signed in, or did not agree'],
  feature: ['feature-off', 'The org does not have this feature'],
  server: ['server-fault', 'The authorization server failed'],
};

/** Errors that ask for a proof where none was sent, or one without the nonce: the cause is what is missing, not a wrong proof. */
const PROOF_ABSENT = new Set([
  'use_dpop_nonce',
  'invalid_dpop_proof_missing_header',
  'dpop_proof_required_for_token',
  'dpop_authentication_scheme_required',
]);

export const asksForProof = ({ key }: OAuthErrorCode): boolean => PROOF_ABSENT.has(key);

/** Texts that name scopes which the token cannot have, or, of the last, needs in addition: by the place of the list in them.
 *  Others list scopes that may be had, only not like this (`illegal_scope_combination`). */
const LISTED: Record<string, number> = {
  illegal_scope: 0,
  scope_denied: 0,
  refresh_scopes_denied: 0,
  consent_required: 0,
  consent_required_client_credentials: 0,
  consent_required_ropf: 0,
  consent_required_token_exchange: 0,
  required_scope_combination: 1,
};

/** Null when neither description nor error is known. `requestedScopes` are named when none of them is granted. */
export function judgeOAuthRefusal(error: OktaErrorView, status: number, requestedScopes: string[]): Judgement | null {
  const match = findOAuthError(error.code, error.summary, status);
  if (!match) return null;
  const { entry, exact, values } = match;
  const place = exact && Object.hasOwn(LISTED, entry.key) ? LISTED[entry.key] : undefined;
  const listed =
    place === undefined ? [] : (values[place] ?? '').split(/[\s,]+/).filter((name) => /^[\w.:/-]+$/.test(name));
  const missingScopes = entry.key === 'no_org_scopes_granted' ? [...new Set(requestedScopes)] : listed;
  const [verdict, title]: [Verdict, string] = asksForProof(entry)
    ? [
        'dpop-required',
        entry.key === 'use_dpop_nonce' ? 'The server wants a nonce in the proof' : 'This app requires DPoP',
      ]
    : REFUSED[entry.fault];
  return judgement(verdict, title, entry.meaning, entry.fix, {
    evidence: [quoteError(status, error)],
    missingScopes,
    confidence: exact ? 'certain' : 'likely',
  });
}
