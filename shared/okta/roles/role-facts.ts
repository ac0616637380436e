// What each standard admin role is known to allow, by operation, and which permission of a custom role does the same. Only what a
// source says: an operation that is not here is unknown, which is not the same as refused. Roles are `stated` unless marked.
// Sources: role-sources.ts; permissions are those of Okta's catalogue of permissions, by their descriptions.
import type { RoleFact, RoleRow } from './role-fact.ts';
import { POLICY_AND_SERVER_FACTS } from './role-facts-org.ts';

const readOnly: RoleRow = { role: 'READ_ONLY_ADMIN', source: 'read-only' };
const membership: RoleRow = { role: 'GROUP_MEMBERSHIP_ADMIN', source: 'membership' };
const membershipOfGroups: RoleRow = { ...membership, limit: 'groups' };
const helpDesk: RoleRow = { role: 'HELP_DESK_ADMIN', source: 'help-desk', limit: 'groups' };
const group: RoleRow = { role: 'USER_ADMIN', source: 'group', limit: 'groups' };
const app: RoleRow = { role: 'APP_ADMIN', source: 'app' };
const apps: RoleRow = { ...app, limit: 'apps' };
/** It cannot view users outside of its groups, so it can view those in them. */
const groupReads: RoleRow = { ...group, implied: true };
/** Its page gives it user management and names what it cannot do: what is not among that is implied. */
const org: RoleRow = { role: 'ORG_ADMIN', source: 'org', implied: true };

/** One task of a person who looks after users, for which a permission of its own exists. */
const onUsers = (operations: readonly string[], permission: string, roles: readonly RoleRow[]): RoleFact => ({
  operations,
  roles,
  permissions: [permission],
  resources: ['users'],
});

const USER_FACTS: readonly RoleFact[] = [
  onUsers(['listUsers', 'getUser'], 'okta.users.read', [readOnly, membership, helpDesk, groupReads, app, org]),
  onUsers(['createUser'], 'okta.users.create', [group, org]),
  onUsers(['updateUser', 'replaceUser'], 'okta.users.userprofile.manage', [group, org]),
  onUsers(['activateUser'], 'okta.users.lifecycle.activate', [group, org]),
  onUsers(['deactivateUser'], 'okta.users.lifecycle.deactivate', [group, org]),
  onUsers(['suspendUser'], 'okta.users.lifecycle.suspend', [group, org]),
  onUsers(['unsuspendUser'], 'okta.users.lifecycle.unsuspend', []),
  onUsers(['deleteUser'], 'okta.users.lifecycle.delete', [{ ...group, source: 'comparison' }, org]),
  onUsers(['unlockUser'], 'okta.users.lifecycle.unlock', [helpDesk, group, org]),
  onUsers(['revokeUserSessions'], 'okta.users.lifecycle.clearSessions', [helpDesk, org]),
  onUsers(['resetPassword'], 'okta.users.credentials.resetPassword', [helpDesk, group, org]),
  onUsers(['expirePassword', 'expirePasswordWithTempPassword'], 'okta.users.credentials.expirePassword', []),
  onUsers(['resetFactors'], 'okta.users.credentials.resetFactors', [helpDesk, group, org]),
];

const GROUP_FACTS: readonly RoleFact[] = [
  {
    operations: ['listGroups', 'getGroup', 'listGroupUsers'],
    roles: [readOnly, membership, groupReads, app, org],
    permissions: ['okta.groups.read'],
    resources: ['groups'],
  },
  {
    operations: ['assignUserToGroup', 'unassignUserFromGroup'],
    roles: [membershipOfGroups, group, org],
    permissions: ['okta.groups.members.manage'],
    resources: ['groups'],
  },
  // "Create or delete groups" is what a group admin cannot do.
  { operations: ['addGroup'], roles: [org], permissions: ['okta.groups.create'], resources: ['groups'] },
  { operations: ['deleteGroup'], roles: [org], permissions: ['okta.groups.manage'], resources: ['groups'] },
  { operations: ['replaceGroup'], roles: [group, org], permissions: ['okta.groups.manage'], resources: ['groups'] },
];

const APP_FACTS: readonly RoleFact[] = [
  {
    operations: ['listApplications', 'getApplication'],
    roles: [readOnly, app],
    permissions: ['okta.apps.read'],
    resources: ['apps'],
  },
  {
    operations: [
      'listApplicationUsers',
      'getApplicationUser',
      'listApplicationGroupAssignments',
      'getApplicationGroupAssignment',
    ],
    roles: [
      { ...readOnly, implied: true },
      { ...app, implied: true },
    ],
    permissions: ['okta.apps.read'],
    resources: ['apps'],
  },
  {
    operations: [
      'createApplication',
      'replaceApplication',
      'deleteApplication',
      'activateApplication',
      'deactivateApplication',
    ],
    roles: [apps],
    permissions: ['okta.apps.manage'],
    resources: ['apps'],
  },
  {
    operations: ['assignUserToApplication', 'updateApplicationUser', 'unassignUserFromApplication'],
    roles: [apps],
    permissions: ['okta.apps.assignment.manage', 'okta.users.appAssignment.manage'],
    resources: ['apps', 'users'],
  },
  {
    operations: ['assignGroupToApplication', 'updateGroupAssignmentToApplication', 'unassignApplicationFromGroup'],
    roles: [apps],
    permissions: ['okta.apps.assignment.manage', 'okta.groups.appAssignment.manage'],
    resources: ['apps', 'groups'],
  },
];

export const ROLE_FACTS: readonly RoleFact[] = [
  ...USER_FACTS,
  ...GROUP_FACTS,
  ...APP_FACTS,
  ...POLICY_AND_SERVER_FACTS,
];
