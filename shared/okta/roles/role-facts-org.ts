// The second part of what is known of admin roles: the System Log, authorization servers, policies, devices, and what only a Super
// Administrator does. See role-facts.ts.
import type { RoleFact, RoleRow } from './role-fact.ts';

const superOnly = (operations: readonly string[], source: RoleRow['source'], permissions: readonly string[] = []) => ({
  operations,
  roles: [{ role: 'SUPER_ADMIN', source }] satisfies RoleRow[],
  permissions,
  resources: permissions.length > 0 ? ['identity and access management'] : [],
});

const ofServers = (
  operations: readonly string[],
  roles: readonly RoleRow[],
  permission: 'read' | 'manage',
): RoleFact => ({
  operations,
  roles,
  permissions: [`okta.authzServers.${permission}`],
  resources: ['authorization servers'],
});

const apiAccess: RoleRow = { role: 'API_ACCESS_MANAGEMENT_ADMIN', source: 'api-access' };

const onDevices = (operations: readonly string[], permission: string, roles: readonly RoleRow[]): RoleFact => ({
  operations,
  roles,
  permissions: [permission],
  resources: ['devices'],
});

const managed = (what: string): string[] => [`create${what}`, `replace${what}`, `delete${what}`];

export const POLICY_AND_SERVER_FACTS: readonly RoleFact[] = [
  {
    operations: ['listLogEvents'],
    roles: [
      { role: 'REPORT_ADMIN', source: 'report' },
      { role: 'READ_ONLY_ADMIN', source: 'read-only' },
      { role: 'APP_ADMIN', source: 'app' },
    ],
    permissions: [],
    resources: [],
  },
  ofServers(
    ['listOAuth2Scopes', 'getOAuth2Scope'],
    [{ role: 'READ_ONLY_ADMIN', source: 'read-only' }, apiAccess],
    'read',
  ),
  ofServers(
    ['listAuthorizationServers', 'getAuthorizationServer', 'listOAuth2Claims', 'getOAuth2Claim'],
    [{ ...apiAccess, implied: true }],
    'read',
  ),
  ofServers(
    [
      ...managed('AuthorizationServer'),
      ...managed('OAuth2Scope'),
      ...managed('OAuth2Claim'),
      ...managed('AuthorizationServerPolicy'),
      ...managed('AuthorizationServerPolicyRule'),
      'rotateAuthorizationServerKeys',
    ],
    [apiAccess],
    'manage',
  ),
  {
    operations: ['listPolicies', 'getPolicy'],
    // Sign-on policies are what its page names; the operations read every type.
    roles: [{ role: 'READ_ONLY_ADMIN', source: 'read-only', implied: true }],
    permissions: ['okta.policies.read'],
    resources: ['policies'],
  },
  {
    operations: managed('Policy'),
    roles: [{ role: 'ORG_ADMIN', source: 'org', implied: true }],
    permissions: ['okta.policies.manage'],
    resources: ['policies'],
  },
  onDevices(['listDevices', 'getDevice'], 'okta.devices.read', [{ role: 'READ_ONLY_ADMIN', source: 'read-only' }]),
  onDevices(['activateDevice'], 'okta.devices.lifecycle.activate', []),
  onDevices(['deactivateDevice'], 'okta.devices.lifecycle.deactivate', []),
  onDevices(['suspendDevice'], 'okta.devices.lifecycle.suspend', []),
  onDevices(['unsuspendDevice'], 'okta.devices.lifecycle.unsuspend', []),
  onDevices(['deleteDevice'], 'okta.devices.lifecycle.delete', []),
  superOnly(
    ['listScopeConsentGrants', 'getScopeConsentGrant', 'grantConsentToScope', 'revokeScopeConsentGrant'],
    'grants',
  ),
  superOnly(
    [
      'listAssignedRolesForUser',
      'getUserAssignedRole',
      'listGroupAssignedRoles',
      'getGroupAssignedRole',
      'listRolesForClient',
      'retrieveClientRole',
      'listRoles',
      'getRole',
    ],
    'roles',
    ['okta.iam.read'],
  ),
  superOnly(
    [
      'assignRoleToUser',
      'unassignRoleFromUser',
      'assignRoleToGroup',
      'unassignRoleFromGroup',
      'assignRoleToClient',
      'deleteRoleFromClient',
    ],
    'comparison',
  ),
  superOnly(
    ['createLogStream', 'replaceLogStream', 'deleteLogStream', 'activateLogStream', 'deactivateLogStream'],
    'comparison',
  ),
];
