// Refusals of a bearer token: an empty body, and everything to know in `WWW-Authenticate` (FACTS §3.1). The header names
// the org by `http://` although the org is served by https: so captured, and the sandbox keeps to it.
import type { Exchange } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';

export const BEARER_ERRORS = {
  access_token_insufficient_scopes: [
    403,
    'insufficient_scope',
    'The access token provided does not contain the required scopes.',
  ],
  access_token_missing: [401, 'invalid_request', 'The access token is missing.'],
  access_token_in_query: [400, 'invalid_request', 'The access token cannot be presented in a query string.'],
  access_token_duplicate: [
    400,
    'invalid_request',
    'The access token cannot be specified in both the Authorization header and the request-body.',
  ],
  access_token_invalid: [401, 'invalid_token', 'The access token is invalid.'],
  token_expired: [401, 'invalid_token', 'The token has expired.'],
  access_token_revoked: [401, 'invalid_token', 'The access token has been revoked.'],
  access_token_invalid_audience: [401, 'invalid_token', 'The access token provided is not intended for Okta.'],
  access_token_invalid_issuer: [401, 'invalid_token', 'The access token provided has an invalid issuer.'],
  token_timestamp_invalid: [401, 'invalid_token', 'The token timestamp is invalid.'],
  access_token_not_dpop_bound: [401, 'invalid_token', 'The presented access_token is not DPoP bound.'],
} as const satisfies Record<string, readonly [status: number, error: string, description: string]>;

export type ChallengeKey = keyof typeof BEARER_ERRORS;

/** `scopes` is given for a missing scope only; then the header also names the resource, as captured. */
export function challenge(exchange: Exchange, key: ChallengeKey, scopes: readonly string[] = []): Reply {
  const [status, error, description] = BEARER_ERRORS[key];
  const org = `http://${new URL(exchange.origin).host}`;
  const dpop = key === 'access_token_not_dpop_bound';
  const parts = [
    ...(dpop ? ['algs="RS256 RS384 RS512 ES256 ES384 ES512"'] : []),
    `authorization_uri="${org}/oauth2/v1/authorize"`,
    ...(dpop ? [] : [`realm="${org}"`]),
    ...(scopes.length > 0 ? [`scope="${scopes.join(' ')}"`] : []),
    `error="${error}"`,
    `error_description="${description}"`,
    ...(scopes.length > 0 || dpop ? [`resource="${exchange.url.pathname}"`] : []),
  ];
  return {
    status,
    error,
    headers: [
      ['www-authenticate', `${dpop ? 'DPoP' : 'Bearer'} ${parts.join(', ')}`],
      ['access-control-expose-headers', 'WWW-Authenticate'],
    ],
  };
}
