// Apps of the org that are OAuth clients but no OIN integrations: web apps, single-page apps, API Services apps. They are here
// to be refused as Okta refuses them (FACTS §1.1); none of them gets a token of the org authorization server.
import { ANYWHERE, type ClientNetwork } from '../clients.ts';
import type { Org } from '../org.ts';
import { type Fields, valueAt } from '../resources/behaviour.ts';
import type { Entity } from '../store.ts';
import { readNetwork } from './network.ts';

export interface AppClient {
  id: string;
  name: string;
  active: boolean;
  /** `service` for an API Services app. */
  type: string;
  /** `client_secret_basic`, `private_key_jwt`, `none`, ... */
  method: string;
  grants: string[];
  /** Those that are active. */
  secrets: string[];
  network: ClientNetwork;
}

const APPS = '/api/v1/apps';

/** The OAuth client that an app is, or null when there is no such app or it speaks another protocol. */
export function appClientOf(org: Org, id: string): AppClient | null {
  const app = org.store(APPS).get(id);
  if (app?.signOnMode !== 'OPENID_CONNECT') return null;
  const settings = (field: string): unknown => valueAt(app, `settings.oauthClient.${field}`);
  const grants = settings('grant_types');
  const network = readNetwork(org, settings('network'));
  return {
    id,
    name: String(app.label),
    active: app.status === 'ACTIVE',
    type: String(settings('application_type') ?? 'web'),
    method: String(valueAt(app, 'credentials.oauthClient.token_endpoint_auth_method') ?? 'client_secret_basic'),
    grants: Array.isArray(grants) ? grants.map(String) : ['authorization_code'],
    secrets: org.store(secretsPath(id)).all().filter(isActive).map(secretText),
    network: 'fault' in network ? ANYWHERE : network,
  };
}

export const secretsPath = (appId: string): string => `${APPS}/${appId}/credentials/secrets`;
const isActive = ({ status }: Fields): boolean => status === 'ACTIVE';
const secretText = ({ client_secret }: Entity): string => String(client_secret);
