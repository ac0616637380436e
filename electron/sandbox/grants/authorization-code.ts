// A code that the authorize endpoint sent back, turned into tokens (FACTS §16.2): by the client, at the server, for the redirect URI and with the verifier that it was
// issued for. It is used up by the first try that gets as far as being that client's.
import { createHash, timingSafeEqual } from 'node:crypto';
import { logged } from '../log/log-grants.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { OAuthExchange, OAuthStep } from '../servers/oauth-exchange.ts';
import { mayUse } from '../sign-in/may-use.ts';
import type { AuthorizeRequest } from '../sign-in/request.ts';
import { issueToken } from '../tokens/issue-token.ts';
import { admitPerson } from './admit-person.ts';
import { beginRefreshing } from './begin-refreshing.ts';
import type { Grant } from './grant.ts';

const requireCode: OAuthStep = ({ form }) =>
  form.get('code') ? undefined : oauthError('missing_token_request_parameter', 'code');

const useCode: OAuthStep = (exchange) => {
  const { at, client, form, org, server } = exchange;
  const code = form.get('code') ?? '';
  const known = org.signIns.codes.get(code, at);
  if (!known) return oauthError('invalid_authorization_code');
  if (known.request.clientId !== client?.id) return oauthError('mismatched_client');
  if (known.issuer !== server.issuer) return oauthError('mismatched_authorization_server');
  if (!form.get('redirect_uri')) return oauthError('missing_token_request_parameter', 'redirect_uri');
  org.signIns.codes.take(code, at);
  if (known.request.redirectUri !== form.get('redirect_uri')) return oauthError('mismatched_redirect_uri');
  const wrongVerifier = refuseVerifier(exchange, known.request);
  if (wrongVerifier) return wrongVerifier;
  const user = mayUse(org, known.session.userId, client.id);
  if (typeof user === 'string') return oauthError('invalid_authorization_code');
  exchange.subject = { user, authTime: known.session.authTime, nonce: known.request.nonce };
  exchange.requested = [...known.request.scopes];
  exchange.granted = known.scopes;
  return undefined;
};

function refuseVerifier({ form }: OAuthExchange, { challenge }: AuthorizeRequest) {
  const verifier = form.get('code_verifier');
  if (challenge === null) return verifier === null ? undefined : oauthError('pkce_missing_challenge_verifier_present');
  if (!verifier) return oauthError('pkce_missing_verifier');
  const made = createHash('sha256').update(verifier).digest('base64url');
  const right = made.length === challenge.length && timingSafeEqual(Buffer.from(made), Buffer.from(challenge));
  return right ? undefined : oauthError('pkce_verification_failed');
}

export const authorizationCode: Grant = {
  type: 'authorization_code',
  stepsAt: () => [...[requireCode, useCode, admitPerson, beginRefreshing].map(logged), issueToken],
};
