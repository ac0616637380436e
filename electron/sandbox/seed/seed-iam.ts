// Custom admin roles, resource sets and who holds what, and the bundles of governed roles.
import type { Planter } from './planter.ts';

const IAM = '/api/v1/iam';

export function seedIam({ org, add, put }: Planter): void {
  const roles = `${IAM}/roles`;
  const role = add(roles, { label: 'Help desk', description: 'Reads people and resets their passwords' });
  for (const label of ['okta.users.read', 'okta.users.credentials.resetPassword'])
    add(`${roles}/${role}/permissions`, { id: label, label, conditions: null });
  const sets = `${IAM}/resource-sets`;
  const set = add(sets, { label: 'Engineering', description: 'The people of Engineering' });
  const [group] = org.store('/api/v1/groups').all().slice(1);
  const [user] = org.store('/api/v1/users').all();
  add(`${sets}/${set}/resources`, { orn: `orn:okta:directory:${org.id}:groups:${group?.id}`, conditions: null });
  add(`${sets}/${set}/bindings`, { id: role, label: 'Help desk' });
  add(`${sets}/${set}/bindings/${role}/members`, { orn: `orn:okta:directory:${org.id}:users:${user?.id}` });
  const bundles = `${IAM}/governance/bundles`;
  const bundle = add(bundles, { name: 'Help desk, on request', description: '', status: 'ACTIVE', orn: '' });
  const entitlement = add(`${bundles}/${bundle}/entitlements`, { name: 'Role', role: 'Help desk', targets: [] });
  add(`${bundles}/${bundle}/entitlements/${entitlement}/values`, { name: 'Help desk', value: role });
  put(`${IAM}/governance/optIn`, { optInStatus: 'OPTED_IN' });
}
