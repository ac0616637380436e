// Everything that the org holds when it starts, in the order in which one thing needs another.
import type { Org } from '../org.ts';
import { seedAppSecrets, seedApps } from './seed-apps.ts';
import { seedClients } from './seed-clients.ts';
import { seedGroups } from './seed-groups.ts';
import { seedLimits } from './seed-limits.ts';
import { seedLog } from './seed-log.ts';
import { seedSettings } from './seed-settings.ts';
import { seedUsers } from './seed-users.ts';

export function seedOrg(org: Org): void {
  seedUsers(org);
  seedGroups(org);
  seedApps(org);
  seedSettings(org);
  seedClients(org);
  seedAppSecrets(org);
  seedLimits(org);
  seedLog(org);
}
