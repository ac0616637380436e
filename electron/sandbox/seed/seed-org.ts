// Everything that the org holds when it starts, in the order in which one thing needs another. New seeds go to the end: ids
// and secrets are drawn in order, and those of people, apps and integrations should stay what they are.
import type { Org } from '../org.ts';
import { createPlanter } from './planter.ts';
import { seedApiTokens } from './seed-api-tokens.ts';
import { seedAppParts } from './seed-app-parts.ts';
import { seedAppSecrets, seedApps } from './seed-apps.ts';
import { seedBrands } from './seed-brands.ts';
import { seedClients } from './seed-clients.ts';
import { seedConnections } from './seed-connections.ts';
import { seedCustomClients } from './seed-custom-clients.ts';
import { seedDevices } from './seed-devices.ts';
import { seedDirectory } from './seed-directory.ts';
import { seedGroups } from './seed-groups.ts';
import { seedIam } from './seed-iam.ts';
import { seedLimits } from './seed-limits.ts';
import { seedLog } from './seed-log.ts';
import { seedPeople } from './seed-people.ts';
import { seedServiceApps } from './seed-service-apps.ts';
import { seedSettings } from './seed-settings.ts';
import { seedUserApps } from './seed-user-apps.ts';
import { seedUsers } from './seed-users.ts';

export function seedOrg(org: Org, seed: string): void {
  seedUsers(org);
  seedGroups(org);
  seedApps(org);
  seedSettings(org);
  seedClients(org);
  seedLog(org);
  seedAppSecrets(org);
  seedLimits(org);
  const planter = createPlanter(org);
  for (const plant of [seedBrands, seedDevices, seedDirectory, seedPeople, seedAppParts, seedIam, seedConnections])
    plant(planter);
  seedServiceApps(org, seed);
  seedApiTokens(planter);
  seedCustomClients(planter);
  seedUserApps(org);
}
