// Which call each list and each change is: method, path, operation and scope (FACTS §10, §20 to §23). The page shows it before it is sent, and
// the engine sends it. The secrets of an API service integration have an address and a scope of their own.
import type { AccessChange, AccessPart } from '../../model/app-access.ts';

export interface AccessCall {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  operationId: string;
  /** Without its operation: `okta.appGrants`; a read wants `.read`, anything else `.manage`. */
  resource: string;
}

interface Target {
  appId: string;
  integration: boolean;
}

export const scopeOf = ({ method, resource }: Pick<AccessCall, 'method' | 'resource'>): string =>
  `${resource}.${method === 'GET' ? 'read' : 'manage'}`;

const INTEGRATIONS_PATH = '/integrations/api/v1/api-services';

const grantsPath = (appId: string) => `/api/v1/apps/${encodeURIComponent(appId)}/grants`;
const rolesPath = (appId: string) => `/oauth2/v1/clients/${encodeURIComponent(appId)}/roles`;
const keysPath = (appId: string) => `/api/v1/apps/${encodeURIComponent(appId)}/credentials/jwks`;
const secretsPath = ({ appId, integration }: Target) =>
  `${integration ? INTEGRATIONS_PATH : '/api/v1/apps'}/${encodeURIComponent(appId)}/credentials/secrets`;

const GRANTS = 'okta.appGrants';
const ROLES = 'okta.roles';
const APPS = 'okta.apps';
const INTEGRATIONS = 'okta.oauthIntegrations';

export function readCall(part: AccessPart, target: Target): AccessCall {
  const { appId, integration } = target;
  const get = (path: string, operationId: string, resource: string): AccessCall => ({
    method: 'GET',
    path,
    operationId,
    resource,
  });
  switch (part) {
    case 'grants':
      return get(grantsPath(appId), 'listScopeConsentGrants', GRANTS);
    case 'roles':
      return get(rolesPath(appId), 'listRolesForClient', ROLES);
    case 'secrets':
      return integration
        ? get(secretsPath(target), 'listApiServiceIntegrationInstanceSecrets', INTEGRATIONS)
        : get(secretsPath(target), 'listOAuth2ClientSecrets', APPS);
    case 'keys':
      return get(keysPath(appId), 'listJwk', APPS);
    case 'integrations':
      return get(INTEGRATIONS_PATH, 'listApiServiceIntegrationInstances', INTEGRATIONS);
  }
}

/** What a custom role is assigned of (FACTS-D §22): the org's own roles, and its sets of resources. */
export const CUSTOM_ROLES: AccessCall = {
  method: 'GET',
  path: '/api/v1/iam/roles',
  operationId: 'listRoles',
  resource: ROLES,
};
export const RESOURCE_SETS: AccessCall = {
  method: 'GET',
  path: '/api/v1/iam/resource-sets',
  operationId: 'listResourceSets',
  resource: ROLES,
};

/** The list that a change is about. */
export function partOf({ kind }: Pick<AccessChange, 'kind'>): 'grants' | 'roles' | 'secrets' | 'keys' {
  if (kind === 'grant' || kind === 'revoke') return 'grants';
  if (kind.endsWith('role')) return 'roles';
  return kind.endsWith('secret') ? 'secrets' : 'keys';
}

export function changeCall(change: AccessChange, target: Target): AccessCall {
  const { appId } = target;
  const call = (method: 'POST' | 'DELETE', path: string, operationId: string, resource: string): AccessCall => ({
    method,
    path,
    operationId,
    resource,
  });
  switch (change.kind) {
    case 'grant':
      return call('POST', grantsPath(appId), 'grantConsentToScope', GRANTS);
    case 'revoke':
      return call('DELETE', itemPath(grantsPath(appId), change.id), 'revokeScopeConsentGrant', GRANTS);
    case 'assign-role':
    case 'assign-custom-role':
      return call('POST', rolesPath(appId), 'assignRoleToClient', ROLES);
    case 'remove-role':
      return call('DELETE', itemPath(rolesPath(appId), change.id), 'deleteRoleFromClient', ROLES);
    case 'create-secret':
    case 'activate-secret':
    case 'deactivate-secret':
    case 'delete-secret':
      return secretCall(change, target);
    case 'add-key':
    case 'add-held-key':
      return call('POST', keysPath(appId), 'addJwk', APPS);
    case 'activate-key':
      return call('POST', turnPath(keysPath(appId), change.id, 'activate'), 'activateOAuth2ClientJsonWebKey', APPS);
    case 'deactivate-key':
      return call('POST', turnPath(keysPath(appId), change.id, 'deactivate'), 'deactivateOAuth2ClientJsonWebKey', APPS);
    case 'delete-key':
      return call('DELETE', itemPath(keysPath(appId), change.id), 'deletejwk', APPS);
  }
}

type SecretChange = Extract<
  AccessChange,
  { kind: 'create-secret' | 'activate-secret' | 'deactivate-secret' | 'delete-secret' }
>;

function secretCall(change: SecretChange, target: Target): AccessCall {
  const path = secretsPath(target);
  const resource = target.integration ? INTEGRATIONS : APPS;
  const thing = target.integration ? 'ApiServiceIntegrationInstanceSecret' : 'OAuth2ClientSecret';
  switch (change.kind) {
    case 'create-secret':
      return { method: 'POST', path, operationId: `create${thing}`, resource };
    case 'delete-secret':
      return { method: 'DELETE', path: itemPath(path, change.id), operationId: `delete${thing}`, resource };
    default: {
      const verb = change.kind === 'activate-secret' ? 'activate' : 'deactivate';
      return { method: 'POST', path: turnPath(path, change.id, verb), operationId: `${verb}${thing}`, resource };
    }
  }
}

const itemPath = (list: string, id: string): string => `${list}/${encodeURIComponent(id)}`;
const turnPath = (list: string, id: string, verb: 'activate' | 'deactivate'): string =>
  `${itemPath(list, id)}/lifecycle/${verb}`;
