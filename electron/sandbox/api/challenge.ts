// Refusals of a token: an empty body, and everything to know in `WWW-Authenticate`, under the scheme that the token was sent by
// (FACTS §2, §3.1; FACTS-D §14). The header names the org by `http://` although the org is served by https: so captured, and the sandbox
// keeps to it.
import { PUBLISHED_OAUTH_ERRORS, type PublishedOAuthKey } from '../../../shared/okta/errors/published/oauth-errors.ts';
import { PROOF_ALGORITHMS } from '../dpop/read-proof.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';

/** `scopes`: those that the call needs, given where the header names them; then it also names the resource, as captured. */
export function challenge(exchange: Exchange, key: PublishedOAuthKey, scopes: readonly string[] = []): Reply {
  const [status, error, description] = PUBLISHED_OAUTH_ERRORS[key];
  const org = `http://${new URL(exchange.origin).host}`;
  const dpop = /^dpop\b/i.test(exchange.request.headers.get('authorization') ?? '');
  const named = scopes.length > 0;
  const parts = [
    ...(dpop ? [`algs="${PROOF_ALGORITHMS.join(' ')}"`] : []),
    `authorization_uri="${org}/oauth2/v1/authorize"`,
    ...(dpop && !named ? [] : [`realm="${org}"`]),
    ...(named ? [`scope="${scopes.join(' ')}"`] : []),
    `error="${error}"`,
    `error_description="${description}"`,
    ...(named || dpop ? [`resource="${exchange.url.pathname}"`] : []),
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
