// The simulated org: everything that lives in its memory, in one place. Built by createSandbox, read and changed by steps
// and behaviours, gone when the sandbox is dropped.
import type { JWK } from 'jose';
import type { Catalogue, Operation } from '../../shared/okta/catalogue/catalogue.ts';
import type { Client, ClientRole } from './clients/client.ts';
import type { Integrations } from './clients/integrations.ts';
import type { UsedOnce } from './clients/used-once.ts';
import type { Clock } from './clock.ts';
import type { ConsoleState } from './console/console-state.ts';
import type { InFlight } from './http/in-flight.ts';
import type { RateLimits } from './http/rate-limits.ts';
import type { Ids } from './ids.ts';
import type { Journal } from './journal.ts';
import type { SystemLog } from './log/system-log.ts';
import type { SignIns } from './sign-in/sign-ins.ts';
import type { Store } from './store.ts';
import type { Switches } from './switches.ts';
import type { AccessTokens } from './tokens/access-token.ts';
import type { RefreshTokens } from './tokens/refresh-tokens.ts';
import type { SigningKeys } from './tokens/signing-keys.ts';

export interface Org {
  id: string;
  catalogue: Catalogue;
  switches: Switches;
  clock: Clock;
  ids: Ids;
  keys: SigningKeys;
  integrations: Integrations;
  /** A client as the current request meets it; itself unless the request is marked (marked-requests.ts). */
  asSeen(client: Client): Client;
  tokens: AccessTokens;
  /** Private keys of its service apps, by client id, for whoever runs it. */
  handedKeys: Map<string, JWK>;
  /** Ids of API tokens by their values, in the order in which they were made. */
  apiTokenValues: Map<string, string>;
  /** The other apps that are handed out to whoever runs it, by client id, with the custom server that each is a client of, if it is of one. */
  handedApps: Map<string, { authorizationServer: string | null }>;
  signIns: SignIns;
  console: ConsoleState;
  refreshTokens: RefreshTokens;
  /** Passwords of the people who can sign in, by user id. */
  passwords: Map<string, string>;
  /** `jti` of client assertions, each with its client. */
  usedAssertions: UsedOnce;
  /** `jti` of DPoP proofs, each with the thumbprint of its key. */
  usedProofs: UsedOnce;
  /** Admin roles of an app that is a client: the list itself, to be changed in place. */
  appRoles(appId: string): ClientRole[];
  rateLimits: RateLimits;
  /** Windows of the same plan that nothing was counted into yet. */
  newRateLimits(): RateLimits;
  inFlight: InFlight;
  journal: Journal;
  log: SystemLog;
  /** Scopes that the org authorization server has configured, `.self` ones left out. */
  knownScopes: ReadonlySet<string>;
  /** Every operation that the org routes, by `METHOD /path/{}`. */
  operations: ReadonlyMap<string, Operation>;
  /** Entities of a collection, by its concrete path (`/api/v1/groups`, `/api/v1/apps/0oa…/grants`); kept from the first one on. */
  store(path: string): Store;
  /** Objects that exist once, by path: settings, links between entities. */
  singles: Map<string, Record<string, unknown>>;
  /** Members of a group and users of an app, by `${path}/users`: the ids in order of joining. */
  members(path: string): Set<string>;
}
