// Refusals of a bearer token: an empty body, and everything to know in `WWW-Authenticate` (FACTS §3.1). The header names
// the org by `http://` although the org is served by https: so captured, and the sandbox keeps to it.
import { PUBLISHED_OAUTH_ERRORS, type PublishedOAuthKey } from '../../../shared/okta/errors/published/oauth-errors.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';

/** `scopes` is given for a missing scope only; then the header also names the resource, as captured. */
export function challenge(exchange: Exchange, key: PublishedOAuthKey, scopes: readonly string[] = []): Reply {
  const [status, error, description] = PUBLISHED_OAUTH_ERRORS[key];
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
