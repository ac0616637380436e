// How an app that is no integration proves who it is, and where it is turned away (FACTS §1.1, §1.3). Its kind comes before
// its secret: who may not ask at all is told so, whatever else is wrong (our reading).

import type { AppClient } from './app-client.ts';
import { isRightSecret } from './match-secret.ts';
import { oauthError } from './oauth-error.ts';
import { isHmac } from './read-assertion.ts';
import type { Credentials, TokenExchange, TokenStep } from './token-exchange.ts';

const METHODS: Record<Credentials['method'], string> = {
  basic: 'client_secret_basic',
  post: 'client_secret_post',
  none: 'none',
  assertion: 'private_key_jwt',
};

const methodOf = ({ method, assertion }: Credentials): string =>
  method === 'assertion' && isHmac(assertion) ? 'client_secret_jwt' : METHODS[method];

/** Client credentials at the org authorization server, the one grant that brings scopes of the API. */
const asksForApi = (exchange: TokenExchange): boolean =>
  exchange.ids.length === 0 && exchange.form.get('grant_type') === 'client_credentials';

function judge(exchange: TokenExchange, app: AppClient, credentials: Credentials): ReturnType<TokenStep> {
  if (!app.active) return oauthError('invalid_client');
  const method = methodOf(credentials);
  const service = app.type === 'service';
  if (service && asksForApi(exchange) && method !== 'private_key_jwt')
    return oauthError('unsupported_auth_method_client_creds');
  if (method !== app.method) return oauthError('invalid_token_endpoint_auth_method');
  if (!service && asksForApi(exchange)) return oauthError('invalid_application_type_client_credentials');
  if (method === 'private_key_jwt') return oauthError('client_assertion_jwks_not_configured');
  if (method === 'client_secret_jwt') return oauthError('invalid_client');
  if (method !== 'none' && !isRightSecret(credentials.secret, app.secrets)) return oauthError('invalid_client_secret');
  return undefined;
}

export const authenticateApp: TokenStep = (exchange) =>
  exchange.app && exchange.credentials ? judge(exchange, exchange.app, exchange.credentials) : undefined;
