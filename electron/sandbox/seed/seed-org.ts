// Everything that the org holds when it starts, in the order in which one thing needs another.
import type { Org } from '../org.ts';
import { seedClients } from './seed-clients.ts';
import { seedGroups } from './seed-groups.ts';
import { seedUsers } from './seed-users.ts';

export function seedOrg(org: Org): void {
  seedUsers(org);
  seedGroups(org);
  seedClients(org);
}
