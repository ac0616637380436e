// An app under /api/v1/apps as an OAuth client: web apps, single-page apps, API Services apps. They are here to be refused as
// Okta refuses them (FACTS §1.1); none of them gets a token of the org authorization server.
import type { Reply } from '../http/reply.ts';
import type { Org } from '../org.ts';
import { type Fields, valueAt } from '../resources/behaviour.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { Credentials, OAuthExchange } from '../servers/oauth-exchange.ts';
import type { Entity } from '../store.ts';
import { ANYWHERE, type AppFields } from './client.ts';
import { isRightSecret } from './match-secret.ts';
import { readNetwork } from './network.ts';
import { isHmac } from './read-assertion.ts';

const APPS = '/api/v1/apps';

/** The app of that id as a client; `service` for an API Services app. Null when there is none or it speaks another protocol. */
export function readApp(org: Org, id: string): (AppFields & { service: boolean }) | null {
  const app = org.store(APPS).get(id);
  if (app?.signOnMode !== 'OPENID_CONNECT') return null;
  const settings = (field: string): unknown => valueAt(app, `settings.oauthClient.${field}`);
  const grants = settings('grant_types');
  const network = readNetwork(org, settings('network'));
  return {
    id,
    type: String(app.name),
    name: String(app.label),
    active: app.status === 'ACTIVE',
    granted: [],
    roles: [],
    service: String(settings('application_type')) === 'service',
    method: String(valueAt(app, 'credentials.oauthClient.token_endpoint_auth_method') ?? 'client_secret_basic'),
    grants: Array.isArray(grants) ? grants.map(String) : ['authorization_code'],
    secrets: org.store(secretsPath(id)).all().filter(isActive).map(secretText),
    network: 'fault' in network ? ANYWHERE : network,
  };
}

export const secretsPath = (appId: string): string => `${APPS}/${appId}/credentials/secrets`;
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

/** No app here has published a key, and none signs with its secret. */
export function refuseSecret(app: AppFields, credentials: Credentials): Reply | undefined {
  const method = methodOf(credentials);
  if (method === 'private_key_jwt') return oauthError('client_assertion_jwks_not_configured');
  if (method === 'client_secret_jwt') return oauthError('invalid_client');
  if (method !== 'none' && !isRightSecret(credentials.secrets, app.secrets)) return oauthError('invalid_client_secret');
  return undefined;
}
