// What a host may choose about the sandbox org, and the shapes that it gives back.
import type { JWK } from 'jose';
import type { Catalogue } from '../../shared/okta/catalogue/catalogue.ts';
import type { ClientKindName } from './clients/client.ts';
import type { Clock } from './clock.ts';
import type { SocketFault } from './faults/break-socket.ts';
import type { Fault, FaultSpec } from './faults/fault.ts';
import type { Switches } from './switches.ts';

export type RateLimitPlan = 'workforce' | 'integrator' | 'off' | { perMinute: number };

/** An integration as its owner wants it. */
export interface ClientPlan {
  name: string;
  /** Both registered and granted. */
  scopes: readonly string[];
}

export interface SandboxOptions {
  catalogue: Catalogue;
  /** One seed and one clock give one org, byte for byte. Default `scopebench`. */
  seed?: string;
  /** Epoch milliseconds; default `Date.now`. */
  now?: () => number;
  /** The org's clock starts here and runs on, epoch milliseconds; absent: at `now`. */
  clockAt?: number;
  /** Integrations beside the four seeded ones, each time that it starts. */
  clients?: readonly ClientPlan[];
  /** Faults that are on from the start, in this order. */
  faults?: readonly FaultSpec[];
  /** Default `workforce`. The object form caps every bucket at that many calls a minute. */
  rateLimits?: RateLimitPlan;
  /** `http://127.0.0.1:PORT`, no slash. Absent: the origin of each request. `serveSandbox` fills it. */
  origin?: string;
  /** Same as the switch of that name, which it overrides. */
  roleMissingOnLists?: Switches['roleMissingOnLists'];
  switches?: Partial<Switches>;
}

export interface SandboxClientInfo {
  name: string;
  /** A client of a custom server is a kind of its own to whoever asks for tokens with it, though it is an app like others here. */
  kind: ClientKindName | 'custom-as-client';
  clientId: string;
  /** Null where it has none. */
  clientSecret: string | null;
  /** Beside that one, of an integration: another that works, or one that was switched off. */
  otherSecrets?: { id: string; secret: string }[];
  /** Null where it has none; its public half is registered. */
  privateJwk: JWK | null;
  /** It demands DPoP. */
  dpop: boolean;
  /** Granted scopes, sorted. */
  scopes: string[];
  /** Scopes of the submission, sorted. */
  registered: string[];
  /** Admin roles, such as `SUPER_ADMIN`. */
  roles: string[];
  /** Of a client in whose name people sign in. */
  redirectUris?: string[];
  /** The id of the custom authorization server that it is a client of. */
  authorizationServer?: string;
}

/** An integration as its submission says it, for an admin to authorize. */
export interface DraftPlan {
  name: string;
  description?: string | undefined;
  /** Of the configuration guide. */
  guide?: string | undefined;
  scopes: readonly string[];
}

/** An instance of an API service integration, without what it authenticates by. */
export interface InstanceInfo {
  id: string;
  name: string;
  /** Epoch milliseconds by the org's clock. */
  createdAt: number;
  /** Granted, sorted. */
  scopes: string[];
  active: boolean;
  secrets: { id: string; status: 'ACTIVE' | 'INACTIVE'; createdAt: number; lastFour: string }[];
}

/** An API token with its value, which no answer of the org shows. */
export interface ApiTokenInfo {
  name: string;
  /** Login of its owner. */
  owner: string;
  /** The first of the admin roles that the owner has now; null for none. */
  role: string | null;
  token: string;
}

export interface JournalEntry {
  seq: number;
  /** Epoch milliseconds by the org's clock. */
  at: number;
  method: string;
  /** Path and query as sent; the value of a parameter that can carry a secret is replaced by `***`. */
  path: string;
  /** Of the client, or of the API token; null: nobody known. */
  clientId: string | null;
  scopeNeeded: string[];
  /** 0 when a fault cut the connection before any answer. */
  status: number;
  /** `E0000007`, `invalid_scope`, `insufficient_scope`, ... or null. */
  error: string | null;
  requestId: string;
  /** The delay of a fault included. */
  durationMs: number;
  /** Texts of the faults that struck it, with ` + ` between; null for none. */
  fault: string | null;
}

export interface RateWindow {
  bucket: string;
  /** The client or the API token whose share this is, by its id; `anonymous` for calls without a usable token. */
  principal: string;
  limit: number;
  remaining: number;
  /** Epoch milliseconds. */
  resetAt: number;
}

/** What the socket knows and a Request does not show. */
export interface WireFacts {
  /** True when a POST or PUT was sent with neither Content-Length nor chunks (answered with 411). */
  lengthMissing?: boolean;
  /** Observed how the answer is to be broken on its way; without a socket it arrives whole, or as a bare 503 if it was to be none. */
  onSocketFault?(fault: SocketFault): unknown;
}

/** A client refused for where it asks from, refused for good, or left with the manage scopes of what it was granted. */
export type ClientState = 'outside-zone' | 'inactive' | 'manage-only';

export type MarkedCondition =
  /** The compact text of a fault. */
  | { fault: string }
  | { clientId: string; state: ClientState }
  /** Rate windows that nobody else counts into. */
  | { budget: 'own' };

export interface RequestMark {
  /** What such a request carries. The org takes it off before anything else reads the request. */
  header: [name: string, value: string];
  /** Whether or not a request was received; a request that still carries the mark is like any other then. */
  end(): void;
}

/** What differs from a good token of the server; moments are epoch milliseconds. */
export interface TestTokenPlan {
  /** The org's own address, `http://127.0.0.1:PORT`. */
  origin: string;
  /** Default: `default`. */
  authorizationServer?: string;
  /** `id`: an id token, with the client as its audience and no scopes. */
  kind?: 'access' | 'id';
  /** Default: the client of that server that the org hands out. */
  clientId?: string;
  scopes?: readonly string[];
  audience?: string;
  issuer?: string;
  /** Default: the org's now. */
  issuedAt?: number;
  notBefore?: number;
  /** Default: an hour after `issuedAt`. */
  expiresAt?: number;
}

export interface Sandbox {
  readonly seed: string;
  fetch(request: Request, wire?: WireFacts): Promise<Response>;
  /** Clients with what they authenticate by: integrations with an active secret, service apps with a key, a client of a custom server, apps that people sign in to. The first is the full one. */
  clients(): SandboxClientInfo[];
  /** API tokens that work. */
  apiTokens(): ApiTokenInfo[];
  /** People with a password: a super admin, a read-only admin, and one without any admin role. */
  users(): { login: string; password: string }[];
  /** One more client, until a reset. @throws SandboxRefusal */
  makeClient(plan: ClientPlan): SandboxClientInfo;
  /** The path of the page on which an admin may authorize that draft. @throws SandboxRefusal */
  authorizePage(draft: DraftPlan): string;
  /** API service integrations as they stand, without their secrets. */
  instances(): InstanceInfo[];
  /**
   * Makes something true for the requests that carry the mark, and for no others, until it is ended.
   * @throws SandboxRefusal for the text of a fault that is not understood
   */
  markRequests(condition: MarkedCondition): RequestMark;
  /** A token as the org would have issued it at that moment, past or future. Null: no such client. */
  issueToken(clientId: string, scopes: string[], moment: { at: number; origin: string }): Promise<string | null>;
  /** A token of a custom server with something wrong, for whoever tries out an API. Null: no such server. */
  mintTestToken(plan: TestTokenPlan): Promise<string | null>;
  journal: {
    /** Entries with `seq > after`, oldest first; the newest `limit` of them when more match. */
    list(after?: number, limit?: number): JournalEntry[];
  };
  clock: Clock;
  faults: {
    list(): Fault[];
    /** Takes the compact text of a fault. @throws SandboxRefusal */
    add(text: string): Fault;
    /** False: there is none of that id. */
    remove(id: string): boolean;
    /** How many there were. */
    clear(): number;
  };
  /** Everything as it was at the start: state, journal, clock, and the faults of the options. */
  reset(): Promise<void>;
  rateLimits: {
    snapshot(): RateWindow[];
    /** Calls a minute of a client for that call; null when limits are off. */
    limitOf(clientId: string, method: string, path: string): number | null;
  };
}
