// What a host may choose about the sandbox org, and the shapes that it gives back. The switches are the points of
// FACTS §12 that nobody could settle from outside Okta: each has the likelier answer as its default.
import type { Catalogue } from '../../shared/okta/catalogue.ts';
import type { Clock } from './clock.ts';
import type { TokenMoment } from './oauth/access-token.ts';

export type RateLimitPlan = 'workforce' | 'integrator' | 'off' | { perMinute: number };

export interface Switches {
  /** §12.1: the status of an unknown client_id at the token endpoint. */
  unknownClientStatus: 401 | 400;
  /** §12.1, §1.4: whether that body is shaped like a management error (as captured) or like an OAuth one. */
  unknownClientBody: 'management' | 'oauth';
  /** §12.2: one text for each way in which a bearer token is bad, or always the same one. */
  bearerTexts: 'distinct' | 'generic';
  /** §12.3: an unknown path under the org. A known path with a wrong method is always 405 E0000022. */
  unknownPath: 'E0000008' | 'E0000022';
  /** §3.1: a management call without any Authorization header. */
  noAuthorization: 'E0000005' | 'E0000011';
  /** §12.4: whether an instance created through the API starts with SUPER_ADMIN. */
  newInstanceIsSuperAdmin: boolean;
  /** §12.6: `okta.` and a name that does not exist. */
  oktaTypo: 'no_matching_scope' | 'illegal_custom_scope';
  /** §12.7: a list call of a client that holds the scope but no admin role. */
  roleMissingOnLists: 'forbidden' | 'empty';
  /** §12.10: `okta.x.read` requested while only `okta.x.manage` is granted. */
  readUnderManage: 'literal' | 'implied';
  /** §12.11: the historic integrator figures, or those seen live in 2026 (the workforce table). */
  integratorFigures: 'historic' | 'live';
}

export const DEFAULT_SWITCHES: Switches = {
  unknownClientStatus: 401,
  unknownClientBody: 'management',
  bearerTexts: 'distinct',
  unknownPath: 'E0000008',
  noAuthorization: 'E0000005',
  newInstanceIsSuperAdmin: true,
  oktaTypo: 'no_matching_scope',
  roleMissingOnLists: 'forbidden',
  readUnderManage: 'literal',
  integratorFigures: 'historic',
};

export interface SandboxOptions {
  catalogue: Catalogue;
  /** One seed and one clock give one org, byte for byte. Default `scopebench`. */
  seed?: string;
  /** Epoch milliseconds; default `Date.now`. */
  now?: () => number;
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
  kind: 'oin-integration';
  clientId: string;
  clientSecret: string;
  /** Granted scopes, sorted. */
  scopes: string[];
  /** Scopes of the submission, sorted. */
  registered: string[];
  /** Admin roles, such as `SUPER_ADMIN`. */
  roles: string[];
}

export interface JournalEntry {
  seq: number;
  /** Epoch milliseconds by the org's clock. */
  at: number;
  method: string;
  /** Path and query as sent; the value of a parameter that can carry a secret is replaced by `***`. */
  path: string;
  clientId: string | null;
  scopeNeeded: string[];
  status: number;
  /** `E0000007`, `invalid_scope`, `insufficient_scope`, ... or null. */
  error: string | null;
  requestId: string;
  durationMs: number;
}

export interface RateWindow {
  bucket: string;
  /** The client id whose share this is; `anonymous` for calls without a usable token. */
  principal: string;
  limit: number;
  remaining: number;
  /** Epoch milliseconds. */
  resetAt: number;
}

/** What the socket knows and a Request does not tell. */
export interface WireFacts {
  /** True when a POST or PUT came with neither Content-Length nor chunks (answered with 411). */
  lengthMissing?: boolean;
}

export interface Sandbox {
  readonly seed: string;
  fetch(request: Request, wire?: WireFacts): Promise<Response>;
  /** The org's OIN integrations that still have an active secret; the first is the full one. */
  clients(): SandboxClientInfo[];
  /** Deactivate or reactivate an integration as an admin would. Its tokens die for good (FACTS §1.4). False: no such client. */
  setClientActive(clientId: string, active: boolean): boolean;
  /** A token as the org would have issued it at that moment, past or future. Null: no such client. */
  issueToken(clientId: string, scopes: string[], moment: TokenMoment): Promise<string | null>;
  journal: {
    /** Entries with `seq > after`, oldest first; the newest `limit` of them when more match. */
    list(after?: number, limit?: number): JournalEntry[];
  };
  clock: Clock;
  rateLimits: { snapshot(): RateWindow[] };
}
