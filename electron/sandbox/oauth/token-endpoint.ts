// POST /oauth2/v1/token and its custom-server sibling. The list is the behaviour: an earlier step decides first.
// A refused or granted request lands in the System Log (FACTS §10, event types).
import { countedAfter } from '../http/count-call.ts';
import type { Exchange } from '../http/exchange.ts';
import { runSteps } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import { logTokenGrant, logTokenRefusal } from '../log/log-oauth.ts';
import { LIFETIME_S } from './access-token.ts';
import { refuseApp } from './app-grants.ts';
import { authenticateClient } from './authenticate-client.ts';
import { findServer, isCustomServer } from './find-server.ts';
import { oauthError } from './oauth-error.ts';
import { readForm, refuseCredentialsInQuery, refuseDuplicates } from './read-form.ts';
import { scopeSteps } from './scope-steps.ts';
import type { TokenExchange, TokenStep } from './token-exchange.ts';

/** The grants of the org authorization server; the client-credentials grant is the one that an integration has. */
const ORG_GRANTS = [
  'authorization_code',
  'client_credentials',
  'implicit',
  'interaction_code',
  'password',
  'refresh_token',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:openid:params:grant-type:ciba',
];
const INTEGRATION_GRANTS = ['client_credentials'];

const refuseCustomServer: TokenStep = (exchange) =>
  exchange.client && isCustomServer(exchange) ? oauthError('org_authorization_server_only_client') : undefined;

const checkGrantType: TokenStep = (exchange) => {
  const grant = exchange.form.get('grant_type');
  if (!grant) return oauthError('token_request_missing_grant_type', ORG_GRANTS.join(', '));
  if (!ORG_GRANTS.includes(grant)) return oauthError('unsupported_grant_type', ORG_GRANTS.join(', '));
  const configured = exchange.app?.grants ?? INTEGRATION_GRANTS;
  if (!configured.includes(grant)) return oauthError('unauthorized_client', configured.join(', '));
  return undefined;
};

const issueToken: TokenStep = async (exchange): Promise<Reply | undefined> => {
  const { client, granted } = exchange;
  if (!client) return undefined;
  const token = await exchange.org.tokens.issue(exchange, client, granted);
  logTokenGrant(exchange, client, granted);
  return {
    status: 200,
    json: { token_type: 'Bearer', expires_in: LIFETIME_S, access_token: token, scope: granted.join(' ') },
    headers: [['set-cookie', 'sid="";Version=1;Path=/;Max-Age=0']],
  };
};

const logged =
  (step: TokenStep): TokenStep =>
  async (exchange) => {
    const refused = await step(exchange);
    if (refused && exchange.client) logTokenRefusal(exchange, exchange.client, refused);
    return refused;
  };

const tokenSteps: readonly TokenStep[] = [
  countedAfter(readForm, refuseCredentialsInQuery, refuseDuplicates, findServer, authenticateClient),
  logged(refuseCustomServer),
  logged(checkGrantType),
  refuseApp,
  ...scopeSteps.map(logged),
  issueToken,
];

export function answerToken(exchange: Exchange): Promise<Reply> {
  return runSteps(tokenSteps, toTokenExchange(exchange));
}

/** The same object, widened: what the steps write stays readable from outside. */
export function toTokenExchange(exchange: Exchange): TokenExchange {
  return Object.assign(exchange, {
    form: new URLSearchParams(),
    credentials: null,
    app: null,
    requested: [],
    granted: [],
  });
}
