// The record of an integration: made here, and shown here as the app and the registered client that it is as well (FACTS §9, §10).
import { timestamp } from '../resources/behaviour.ts';
import type { Integration } from './client.ts';

export const INTEGRATION_GRANTS = ['client_credentials'];
const AUTH_METHOD = 'client_secret_basic';

/** Nothing demands DPoP of an integration (FACTS §2). */
export const createIntegration = (fields: Omit<Integration, 'kind' | 'demandsProof'>): Integration => ({
  kind: 'oin-integration',
  demandsProof: false,
  ...fields,
});

/** As the apps of the org show it. */
export const toApp = (client: Integration, origin: string): Record<string, unknown> => ({
  id: client.id,
  name: client.type,
  label: client.name,
  status: client.active ? 'ACTIVE' : 'INACTIVE',
  created: timestamp(client.created),
  lastUpdated: timestamp(client.lastUpdated),
  features: [],
  signOnMode: 'OPENID_CONNECT',
  credentials: {
    oauthClient: { client_id: client.id, token_endpoint_auth_method: AUTH_METHOD, autoKeyRotation: true },
  },
  settings: {
    oauthClient: {
      application_type: 'service',
      grant_types: INTEGRATION_GRANTS,
      response_types: ['token'],
      redirect_uris: [],
      dpop_bound_access_tokens: client.demandsProof,
      network: client.network,
    },
  },
  _links: { self: { href: `${origin}/api/v1/apps/${client.id}` } },
});

/** As the client registration API shows it: without its secrets. */
export const toRegisteredClient = (client: Integration): Record<string, unknown> => ({
  client_id: client.id,
  client_id_issued_at: Math.floor(client.created / 1000),
  client_name: client.name,
  application_type: 'service',
  grant_types: INTEGRATION_GRANTS,
  response_types: ['token'],
  redirect_uris: [],
  token_endpoint_auth_method: AUTH_METHOD,
});
