// A denial by WWW-Authenticate that is not about scopes, and 401 in general: the token itself is the trouble.
// The body is empty in the usual case and all detail is in the header (FACTS §3.1); which text comes for which fault on
// the API is not sure (FACTS §12.2), so a text counts for what it says and never for more.

import type { Denial } from './denial.ts';
import { type JudgedResponse, type Judgement, judgement } from './judgement.ts';
import type { OAuthFault } from './oauth-error-code.ts';
import { findOAuthError } from './oauth-error-lookup.ts';
import type { OktaErrorView } from './okta-error.ts';
import { findOktaErrorCode } from './okta-error-codes.ts';
import type { Verdict } from './verdicts.ts';

const VERDICT_OF: Partial<Record<OAuthFault, [verdict: Verdict, title: string]>> = {
  token: ['token-invalid', 'The token is not accepted'],
  expired: ['token-expired', 'The token has expired'],
  dpop: ['dpop-invalid', 'The proof of the key is not accepted'],
  request: ['bad-request', 'The token was sent in a way that Okta refuses'],
};

/** Errors that ask for a proof where none came: the cause is the missing proof, not a wrong one. */
const PROOF_ABSENT = new Set([
  'dpop_proof_required_for_token',
  'dpop_authentication_scheme_required',
  'invalid_dpop_proof_missing_header',
  'use_dpop_nonce',
]);

/** Null when the header names no error that is known: the caller judges by status. */
export function judgeDenial(denial: Denial, status: number): Judgement | null {
  const match = findOAuthError(denial.error, denial.description, status);
  const known = match && VERDICT_OF[match.entry.fault];
  if (!match || !known) return null;
  const { entry, exact } = match;
  const evidence = [`WWW-Authenticate: error="${denial.error ?? ''}", "${denial.description ?? ''}"`];
  const confidence = exact ? 'certain' : 'likely';
  if (PROOF_ABSENT.has(entry.key))
    return judgement('dpop-required', 'Okta wants a proof of the key', entry.meaning, entry.fix, {
      evidence,
      confidence,
    });
  if (entry.key === 'access_token_missing')
    return judgement('token-missing', 'No token was sent', entry.meaning, entry.fix, { evidence, confidence });
  return judgement(known[0], known[1], entry.meaning, entry.fix, { evidence, confidence });
}

/** 401 without a telling header. */
export function judgeUnauthorized(response: JudgedResponse, error: OktaErrorView | null): Judgement {
  const { operation, heldScopes, scheme } = response;
  const code = findOktaErrorCode(error?.code ?? null);
  const evidence = [error?.code ? `HTTP 401, ${error.code}: ${error.summary}` : 'HTTP 401 without a reason.'];
  if (code?.code === 'E0000015')
    return judgement('feature-off', 'The org does not have this feature', code.meaning, code.fix, { evidence });
  if (scheme === 'none')
    return judgement(
      'token-missing',
      'No token was sent',
      'The operation needs a credential.',
      'Choose a token and send again.',
      { evidence },
    );
  if (code?.code === 'E0000011' && scheme === 'SSWS' && heldScopes !== null)
    return judgement(
      'token-invalid',
      'An access token was sent as SSWS',
      'SSWS is for API tokens; an OAuth access token goes as Bearer.',
      'Send it as Bearer.',
      { evidence },
    );
  if (operation && operation.auth.length > 0 && !operation.auth.includes('oauth2') && scheme !== 'SSWS')
    return judgement(
      'api-token-only',
      'This operation takes no OAuth token',
      'The catalogue names an API token as its only credential.',
      'Use an API token for it, or leave it out of the integration.',
      { evidence, confidence: 'likely' },
    );
  if (code)
    return judgement('token-invalid', 'The token is not accepted', code.meaning, code.fix, {
      evidence,
      confidence: code.code === 'E0000011' && scheme === 'SSWS' ? 'certain' : 'likely',
    });
  return judgement(
    'token-invalid',
    'The token is not accepted',
    error?.summary || 'Okta gives no reason.',
    'Request a new token from this tenant and send again.',
    { evidence, confidence: error ? 'likely' : 'uncertain' },
  );
}
