// An app under /api/v1/apps as an OAuth client: web apps, single-page apps, API Services apps. What it is, is read off the app, its
// credentials and its grants for each request, so that a change of any of them counts at once (FACTS §1.1, §20, §21).
import type { Reply } from '../http/reply.ts';
import type { Org } from '../org.ts';
import { type Fields, listAt, valueAt } from '../resources/behaviour.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { Credentials, OAuthExchange } from '../servers/oauth-exchange.ts';
import type { Entity } from '../store.ts';
import { ANYWHERE, type AppFields } from './client.ts';
import { publishedKeys } from './client-keys.ts';
import { refuseAssertion } from './judge-assertion.ts';
import { isRightSecret } from './match-secret.ts';
import { readNetwork } from './network.ts';
import { isHmac } from './read-assertion.ts';

const APPS = '/api/v1/apps';

/** The app of that id as a client; `service` for an API Services app. Null when there is none or it speaks another protocol. */
export function readApp(org: Org, id: string): (AppFields & { service: boolean }) | null {
  const app = org.store(APPS).get(id);
  if (app?.signOnMode !== 'OPENID_CONNECT') return null;
  const settings = (field: string): unknown => valueAt(app, `settings.oauthClient.${field}`);
  const network = readNetwork(org, settings('network'));
  return {
    id,
    type: String(app.name),
    name: String(app.label),
    active: app.status === 'ACTIVE',
    granted: org
      .store(grantsPath(id))
      .all()
      .map(({ scopeId }) => String(scopeId)),
    roles: org.appRoles(id),
    demandsProof: settings('dpop_bound_access_tokens') === true,
    service: String(settings('application_type')) === 'service',
    method: String(valueAt(app, 'credentials.oauthClient.token_endpoint_auth_method') ?? 'client_secret_basic'),
    grants:
      settings('grant_types') === undefined ? ['authorization_code'] : listAt(app, 'settings.oauthClient.grant_types'),
    redirectUris: listAt(app, 'settings.oauthClient.redirect_uris'),
    postLogoutRedirectUris: listAt(app, 'settings.oauthClient.post_logout_redirect_uris'),
    responseTypes:
      settings('response_types') === undefined ? ['code'] : listAt(app, 'settings.oauthClient.response_types'),
    pkceRequired: valueAt(app, 'credentials.oauthClient.pkce_required') === true,
    asksConsent: settings('consent_method') === 'REQUIRED',
    secrets: org.store(secretsPath(id)).all().filter(isActive).map(secretText),
    network: 'fault' in network ? ANYWHERE : network,
  };
}

export const secretsPath = (appId: string): string => `${APPS}/${appId}/credentials/secrets`;
export const grantsPath = (appId: string): string => `${APPS}/${appId}/grants`;
const isActive = ({ status }: Fields): boolean => status === 'ACTIVE';
const secretText = ({ client_secret }: Entity): string => String(client_secret);

/** Client credentials at a server whose tokens are for the API: the one grant that brings scopes of the API. */
export const asksForApi = ({ server, form }: OAuthExchange): boolean =>
  server.forApi && form.get('grant_type') === 'client_credentials';

const METHODS: Record<Credentials['method'], string> = {
  basic: 'client_secret_basic',
  post: 'client_secret_post',
  none: 'none',
  assertion: 'private_key_jwt',
};

/** How the caller authenticates, by Okta's name for it. */
export const methodOf = ({ method, assertion }: Credentials): string =>
  method === 'assertion' && isHmac(assertion) ? 'client_secret_jwt' : METHODS[method];

export const refuseMethod = (app: AppFields, credentials: Credentials): Reply | undefined =>
  methodOf(credentials) === app.method ? undefined : oauthError('invalid_token_endpoint_auth_method');

/** Whether what it authenticates by is right; how it may, is decided before. */
export async function refuseCredentials(
  app: AppFields,
  credentials: Credentials,
  exchange: OAuthExchange,
): Promise<Reply | undefined> {
  const { assertion } = credentials;
  switch (methodOf(credentials)) {
    case 'none':
      return undefined;
    case 'private_key_jwt':
      return refuseAssertion(exchange, assertion, app.id, { keys: publishedKeys(exchange.org, app.id) });
    case 'client_secret_jwt':
      return refuseAssertion(exchange, assertion, app.id, { secrets: app.secrets });
    default:
      return isRightSecret(credentials.secrets, app.secrets) ? undefined : oauthError('invalid_client_secret');
  }
}
