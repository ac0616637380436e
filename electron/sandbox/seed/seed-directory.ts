// How people and groups hang together: realms, schemas, mappings, rules, owners, links between people.
import { valueAt } from '../resources/behaviour.ts';
import type { Planter } from './planter.ts';

const GROUPS = '/api/v1/groups';

export function seedDirectory({ org, born, add, put }: Planter): void {
  const realm = add('/api/v1/realms', {
    isDefault: true,
    profile: { name: 'Default Realm', realmType: 'DEFAULT', domains: [] },
  });
  const assignment = {
    name: 'Everybody to the default realm',
    status: 'ACTIVE',
    isDefault: true,
    priority: 499,
    actions: { assignUserToRealm: { realmId: realm } },
    conditions: {},
  };
  const assigned = add('/api/v1/realm-assignments', assignment);
  add('/api/v1/realm-assignments/operations', {
    type: 'realm:assign',
    status: 'COMPLETED',
    realmId: realm,
    assignmentOperation: { configuration: { id: assigned, name: assignment.name } },
    numUserMoved: 0,
    started: born,
    completed: born,
  });

  const groups = org.store(GROUPS).all();
  const [first] = org.store('/api/v1/users').all();
  const everyone = groups.find(({ type }) => type === 'BUILT_IN');
  const engineering = groups.find((group) => valueAt(group, 'profile.name') === 'Engineering');
  add(`${GROUPS}/rules`, {
    type: 'group_rule',
    name: 'Engineers by department',
    status: 'ACTIVE',
    allGroupsValid: true,
    conditions: {
      expression: { type: 'urn:okta:expression:1.0', value: 'user.department == "Engineering"' },
      people: { users: { exclude: [] }, groups: { exclude: [] } },
    },
    actions: { assignUserToGroups: { groupIds: engineering ? [engineering.id] : [] } },
  });
  for (const group of [everyone, engineering]) {
    if (!group || !first) continue;
    add(`${GROUPS}/${group.id}/owners`, {
      id: first.id,
      type: 'USER',
      resolved: true,
      originId: null,
      originType: 'OKTA_DIRECTORY',
      displayName: `${valueAt(first, 'profile.firstName')} ${valueAt(first, 'profile.lastName')}`,
    });
  }

  const relation = (name: string, title: string) => ({ name, title, description: title, type: 'USER' });
  add('/api/v1/meta/schemas/user/linkedObjects', {
    id: 'manager',
    primary: relation('manager', 'Manager'),
    associated: relation('report', 'Report'),
  });
  const base = { id: '#base', type: 'object', properties: {}, required: [] };
  put('/api/v1/meta/schemas/group/default', {
    name: 'group',
    title: 'Okta group',
    type: 'object',
    definitions: { base },
    created: born,
  });
  for (const app of org.store('/api/v1/apps').all())
    put(`/api/v1/meta/schemas/apps/${app.id}/default`, {
      name: app.name,
      title: `${app.label} User`,
      type: 'object',
      definitions: { base },
    });
  for (const type of ['aws_eventbridge', 'splunk_cloud_logstreaming'])
    add('/api/v1/meta/schemas/logStream', { id: type, name: type, title: type, type: 'object', properties: {} });
  add('/api/v1/meta/uischemas', { uiSchema: { type: 'Group', label: 'Sign in', buttonLabel: 'Submit', elements: [] } });

  const userType = org.id.replace(/^00o/, 'oty');
  for (const app of org.store('/api/v1/apps').all().slice(0, 4)) {
    add('/api/v1/mappings', {
      source: { id: userType, name: 'user', type: 'user' },
      target: { id: app.id, name: String(app.name), type: 'appuser' },
      properties: {},
    });
  }
}
