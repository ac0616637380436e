// Why a request was refused, in OAuth's terms, wherever Okta says so: in WWW-Authenticate as a rule (FACTS §3.1), in the body
// of some endpoints, there in the OAuth shape or in the management one (FACTS §1.4). One view, so that all are judged alike.

import { findOAuthError } from '../errors/oauth-error-lookup.ts';
import { type OktaErrorView, quoteError } from '../errors/okta-error.ts';
import { type HeaderList, headerValues } from '../wire-text/headers.ts';
import { type Denial, findDenial } from './denial.ts';

export interface Refusal extends Denial {
  /** Where the reason is; null when there is a challenge without any. */
  place: 'WWW-Authenticate' | 'the body' | null;
  /** The reason as evidence; '' without one. */
  quote: string;
}

/** Null without a challenge and without a reason about the token in the body. The header wins over the body. */
export function findRefusal(headers: HeaderList, error: OktaErrorView | null, status: number): Refusal | null {
  const denial = findDenial(headerValues(headers, 'www-authenticate'));
  if (denial?.error) {
    const rest =
      denial.error === 'insufficient_scope' ? `scope="${denial.scopes.join(' ')}"` : `"${denial.description ?? ''}"`;
    return { ...denial, place: 'WWW-Authenticate', quote: `WWW-Authenticate: error="${denial.error}", ${rest}` };
  }
  const said = error?.code ? findOAuthError(error.code, error.summary, status)?.entry : undefined;
  const isOfToken = said?.error === error?.code && (said?.where === 'api' || said?.fault === 'dpop');
  if (!error?.code || !isOfToken) return denial && { ...denial, place: null, quote: '' };
  return {
    scheme: denial?.scheme ?? 'Bearer',
    error: error.code,
    description: error.summary || null,
    scopes: [],
    resource: denial?.resource ?? null,
    realm: denial?.realm ?? null,
    algorithms: [],
    place: 'the body',
    quote: quoteError(status, error),
  };
}

/** Errors in OAuth's names, in whichever shape: `invalid_client`, not `E0000011`. */
export function isOAuthNamed(error: OktaErrorView): boolean {
  return error.shape === 'oauth' || (error.code !== null && /^[a-z][a-z_]*$/.test(error.code));
}
