// A refusal in OAuth's terms that is not about scopes, and 401 in general: the token itself is the trouble.
// The body is empty in the usual case and all detail is in the header (FACTS §3.1); which text is sent for which fault on
// the API is not certain (FACTS §12.2), so a text counts for what it says and never for more.

import type { OAuthFault } from '../errors/oauth-error-code.ts';
import { findOAuthError } from '../errors/oauth-error-lookup.ts';
import { type OktaErrorView, quoteError } from '../errors/okta-error.ts';
import { findOktaErrorCode } from '../errors/okta-error-codes.ts';
import { type HeaderList, headerValue, headerValues } from '../wire-text/headers.ts';
import { parseWwwAuthenticate } from './denial.ts';
import { asksForProof } from './judge-oauth-refusal.ts';
import { type JudgedResponse, type Judgement, judgement } from './judgement.ts';
import type { Refusal } from './refusal.ts';
import type { Verdict } from './verdicts.ts';

const VERDICT_OF: Partial<Record<OAuthFault, [verdict: Verdict, title: string]>> = {
  token: ['token-invalid', 'The token is not accepted'],
  expired: ['token-expired', 'The token has expired'],
  dpop: ['dpop-invalid', 'The proof of the key is not accepted'],
  request: ['bad-request', 'The token was sent in a way that Okta refuses'],
  user: ['policy-refused', 'The sign-in behind the token is not strong enough'],
};

/** Null when the refusal names no error that is known: the caller judges by status. */
export function judgeDenial(refusal: Refusal, status: number): Judgement | null {
  const match = findOAuthError(refusal.error, refusal.description, status);
  const known = match && VERDICT_OF[match.entry.fault];
  if (!match || !known) return null;
  const { entry, exact } = match;
  const evidence = [refusal.quote];
  const confidence = exact ? 'certain' : 'likely';
  if (asksForProof(entry))
    return judgement('dpop-required', 'Okta wants a proof of the key', entry.meaning, entry.fix, {
      evidence,
      confidence,
    });
  if (entry.key === 'access_token_missing')
    return judgement('token-missing', 'No token was sent', entry.meaning, entry.fix, { evidence, confidence });
  const title = entry.key === 'access_token_not_dpop_bound' ? 'A plain token was sent as DPoP' : known[1];
  return judgement(known[0], title, entry.meaning, entry.fix, { evidence, confidence });
}

const RENEW = 'Request a new token from this tenant and send again.';

/** The schemes of the challenges when none is one of Okta's and no header is Okta's: `Negotiate`, `Basic`. */
function foreignSchemes(headers: HeaderList): string[] {
  if (headerValue(headers, 'x-okta-request-id') !== null) return [];
  const schemes = parseWwwAuthenticate(headerValues(headers, 'www-authenticate')).map(({ scheme }) => scheme);
  return schemes.some((scheme) => /^(?:bearer|dpop|ssws)$/i.test(scheme)) ? [] : [...new Set(schemes)];
}

/** 401 of calls that sign a user in: the credentials in their body are at fault, not the token. */
const SIGN_IN_CODES = new Set(['E0000004', 'E0000064', 'E0000207']);

/** 401 without a header that gives a reason. */
export function judgeUnauthorized(
  response: JudgedResponse,
  error: OktaErrorView | null,
  refusal: Refusal | null,
): Judgement {
  const { operation, heldScopes, scheme, status } = response;
  const code = findOktaErrorCode(error?.code ?? null);
  const said = error ? quoteError(status, error) : refusal?.quote;
  const evidence = [said || 'HTTP 401 without a reason.'];
  if (code?.code === 'E0000015')
    return judgement('feature-off', 'The org does not have this feature', code.meaning, code.fix, { evidence });
  if (code && SIGN_IN_CODES.has(code.code))
    return judgement('bad-request', 'The sign-in was refused', code.meaning, code.fix, { evidence });
  const foreign = error ? [] : foreignSchemes(response.headers);
  if (foreign.length > 0)
    return judgement(
      'not-okta',
      'This answer is not from the Okta API',
      `It asks for ${foreign.join(' or ')}; the API asks for Bearer or DPoP. A proxy or another server answered.`,
      "Check the tenant's address, and whether a proxy is in between.",
      { evidence: [`WWW-Authenticate: ${foreign.join(', ')}`], confidence: 'likely' },
    );
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
  const known = code?.code === 'E0000011' && (scheme === 'Bearer' || scheme === 'DPoP');
  if (code)
    return judgement('token-invalid', 'The token is not accepted', code.meaning, known ? RENEW : code.fix, {
      evidence,
      confidence: code.code === 'E0000011' && scheme === 'SSWS' ? 'certain' : 'likely',
    });
  return judgement(
    'token-invalid',
    'The token is not accepted',
    error?.summary || refusal?.description || 'Okta gives no reason.',
    RENEW,
    { evidence, confidence: error || refusal?.error ? 'likely' : 'uncertain' },
  );
}
