// Builds the org in memory from its options and fills it with the seeded people and things.
import { createHash } from 'node:crypto';
import type { ClientRole } from './clients/client.ts';
import { createIntegrations } from './clients/integrations.ts';
import { createUsedOnce } from './clients/used-once.ts';
import { createClock } from './clock.ts';
import { createConsoleState } from './console/console-state.ts';
import { createInFlight } from './http/in-flight.ts';
import { createRateLimits } from './http/rate-limits.ts';
import { operationKey } from './http/route.ts';
import { createIds } from './ids.ts';
import { createJournal } from './journal.ts';
import { createSystemLog } from './log/system-log.ts';
import type { Org } from './org.ts';
import { shareOf, warningThreshold } from './resources/types/principal-rate-limits.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { seedOrg } from './seed/seed-org.ts';
import { createSignIns } from './sign-in/sign-ins.ts';
import { type Store, storeAt } from './store.ts';
import { DEFAULT_SWITCHES } from './switches.ts';
import { createAccessTokens } from './tokens/access-token.ts';
import { createRefreshTokens } from './tokens/refresh-tokens.ts';
import { createSigningKeys } from './tokens/signing-keys.ts';

export const DEFAULT_SEED = 'scopebench';

export async function createOrg(options: SandboxOptions): Promise<Org> {
  const seed = options.seed ?? DEFAULT_SEED;
  const clock = createClock(options.now ?? Date.now);
  if (options.clockAt !== undefined) clock.set(options.clockAt);
  const ids = createIds(seed);
  const keys = await createSigningKeys(seed);
  const switches = { ...DEFAULT_SWITCHES, ...options.switches };
  if (options.roleMissingOnLists) switches.roleMissingOnLists = options.roleMissingOnLists;
  const stores = new Map<string, Store>();
  const memberSets = new Map<string, Set<string>>();
  const appRoles = new Map<string, ClientRole[]>();
  const { catalogue, rateLimits: plan = 'workforce' } = options;
  const newRateLimits = () =>
    createRateLimits(plan, switches.integratorFigures, clock, {
      share: (principal) => shareOf(org, principal),
      warnAt: () => warningThreshold(org),
    });
  const org: Org = {
    id: `00o${createHash('sha256').update(`${seed}/org`).digest('hex').slice(0, 17)}`,
    catalogue,
    switches,
    clock,
    ids,
    keys,
    integrations: createIntegrations(),
    asSeen: (client) => client,
    tokens: createAccessTokens(ids),
    handedKeys: new Map(),
    apiTokenValues: new Map(),
    handedApps: new Map(),
    passwords: new Map(),
    signIns: createSignIns(ids),
    console: createConsoleState(ids),
    refreshTokens: createRefreshTokens(ids),
    usedAssertions: createUsedOnce(),
    // Of DPoP.
    usedProofs: createUsedOnce(),
    appRoles(appId) {
      const roles = appRoles.get(appId) ?? [];
      appRoles.set(appId, roles);
      return roles;
    },
    rateLimits: newRateLimits(),
    newRateLimits,
    inFlight: createInFlight(plan),
    journal: createJournal(),
    log: createSystemLog(ids),
    knownScopes: new Set(catalogue.scopes.filter(({ status }) => status !== 'retired').map(({ name }) => name)),
    operations: new Map(catalogue.operations.map((one) => [operationKey(one.method, one.path), one])),
    store: (path) => storeAt(stores, path),
    singles: new Map(),
    members(path) {
      const members = memberSets.get(path) ?? new Set<string>();
      memberSets.set(path, members);
      return members;
    },
  };
  seedOrg(org, seed);
  return org;
}
