// Which known OAuth error an answer is. The description decides, because Okta uses one `error` for many causes; without
// a known description the `error` alone gives the general row of its kind, and that is said (`exact: false`).

import { OAUTH_ERROR_CODES, type OAuthErrorCode } from './oauth-error-codes.ts';

export interface OAuthErrorMatch {
  entry: OAuthErrorCode;
  /** The description was recognised; otherwise only the error was. */
  exact: boolean;
  /** What stood in the place of `{0}`, `{1}`. */
  values: string[];
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const PATTERNS = OAUTH_ERROR_CODES.map((entry) => {
  const source = entry.text
    .split(/\{\d\}/)
    .map(escapePattern)
    .join('(.*?)');
  // A full stop at the end is sometimes lost on the way through logs and wrappers.
  return { entry, pattern: new RegExp(`^${source.replace(/\\\.$/, '\\.?')}$`, 's') };
});

/** Rows that stand for their `error` when the description is new to us. */
const GENERAL: Record<string, string> = {
  invalid_client: 'invalid_client',
  invalid_scope: 'illegal_scopes',
  consent_required: 'no_org_scopes_granted',
  client_credentials_self_scope_requested: 'client_credentials_self_scope_requested',
  unsupported_grant_type: 'unsupported_grant_type',
  unauthorized_client: 'unauthorized_client',
  use_dpop_nonce: 'use_dpop_nonce',
  invalid_dpop_proof: 'invalid_dpop_proof',
  insufficient_scope: 'access_token_insufficient_scopes',
  invalid_token: 'access_token_invalid',
};

/** `status` only chooses between rows with one text (`invalid_client` has two); it never rules a text out. */
export function findOAuthError(
  error: string | null,
  description: string | null,
  status: number | null = null,
): OAuthErrorMatch | null {
  const text = (description ?? '').trim();
  if (text !== '' && text.length < 4000) {
    const hits = PATTERNS.map(({ entry, pattern }) => ({ entry, found: pattern.exec(text) })).filter(
      ({ found }) => found,
    );
    const best =
      hits.find(({ entry }) => entry.error === error && entry.key === error) ??
      hits.find(({ entry }) => entry.error === error && entry.status === status) ??
      hits.find(({ entry }) => entry.error === error) ??
      hits[0];
    if (best) return { entry: best.entry, exact: true, values: best.found?.slice(1) ?? [] };
  }
  const key = error !== null && Object.hasOwn(GENERAL, error) ? GENERAL[error] : undefined;
  const entry = OAUTH_ERROR_CODES.find((row) => row.key === key);
  return entry ? { entry, exact: false, values: [] } : null;
}
