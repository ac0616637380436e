// Events of the System Log as sums for each client and scope (FACTS-D §24). What it holds grows with clients and scopes and not with events; what was
// added since the last `take` is handed out as one entry of the run.
import { asObject, asText } from '../../okta/wire-text/json-text.ts';
import type { LogChange, LogSums } from './audit-events.ts';

/** FACTS §10, §24. */
export const TOKEN_EVENT = 'app.oauth2.token.grant.access_token';
export const CONSENT_EVENT = 'app.oauth2.admin.consent.grant';
export const INSTALL_EVENT = 'integration.api_service.lifecycle.authorize';

/** So many clients are counted by themselves: every app that people sign in to is in these events, too. */
const MOST_CLIENTS = 20_000;
/** Texts of scopes that are known: a client sends the same one again and again. */
const MOST_TEXTS = 5_000;

interface ScopeSum {
  asked: number;
  issued: number;
  last: number;
}

interface ClientSum {
  tokens: number;
  last: number;
  silent: number;
  refused: number;
  scopes: Map<number, ScopeSum>;
}

export type TakenSums = Omit<LogSums, 'pages' | 'next'>;

export interface LogTally {
  /** One page, as the org sent it; what is no event is left out. */
  add(events: readonly unknown[]): void;
  take(): TakenSums;
}

/**
 * `known`: names that have their places already, of the part of the run before. `listed`: clients that are counted by themselves, however many
 * others there are.
 */
export function createLogTally(
  known: { clients: readonly string[]; scopes: readonly string[] },
  listed: Iterable<string> = [],
): LogTally {
  const tokens = createTokenSums(known, listed);
  let changes = new Map<string, LogChange>();
  let events = 0;
  let reached: number | null = null;
  return {
    add(page) {
      for (const one of page) {
        const event = asObject(one);
        const at = Date.parse(asText(event?.published) ?? '');
        if (!event || Number.isNaN(at)) continue;
        events += 1;
        reached = Math.max(reached ?? at, at);
        const type = asText(event.eventType);
        const token = type === TOKEN_EVENT ? tokenEventOf(event) : null;
        if (token) tokens.add(token, at);
        for (const change of type === null ? [] : changesOf(type, event, at))
          changes.set([change.what, change.clientId, change.scope].join(' '), change);
      }
    },
    take() {
      const taken: TakenSums = { events, reached, ...tokens.take(), changes: [...changes.values()] };
      changes = new Map();
      events = 0;
      return taken;
    },
  };
}

/** The tokens alone: rows, and the names that they are the first to name. */
function createTokenSums(known: { clients: readonly string[]; scopes: readonly string[] }, listed: Iterable<string>) {
  const clients = createPlaces(known.clients);
  for (const clientId of listed) clients.of(clientId);
  const scopes = createPlaces(known.scopes);
  const placesOf = createScopeTexts(scopes.of);
  /** Of clients since the last time. */
  const names = new Map<string, string>();
  let sums = new Map<number, ClientSum>();
  let others = 0;

  const sumOf = ({ clientId, name }: TokenEvent): ClientSum | null => {
    if (!clients.has(clientId)) {
      if (clients.count() >= MOST_CLIENTS) return null;
      names.set(clientId, name);
    }
    const place = clients.of(clientId);
    const sum = sums.get(place) ?? { tokens: 0, last: 0, silent: 0, refused: 0, scopes: new Map() };
    sums.set(place, sum);
    return sum;
  };

  return {
    add(event: TokenEvent, at: number): void {
      const sum = sumOf(event);
      if (sum === null) others += 1;
      else if (!event.issued) sum.refused += 1;
      else addToken(sum, at, placesOf(event.grantedScopes), placesOf(event.requestedScopes));
    },
    take(): Pick<TakenSums, 'clients' | 'names' | 'scopes' | 'rows' | 'others'> {
      const ids = clients.fresh();
      const taken = {
        clients: ids,
        names: ids.map((id) => names.get(id) ?? ''),
        scopes: scopes.fresh(),
        rows: [...sums].map(([place, sum]) => rowOf(place, sum)),
        others,
      };
      sums = new Map();
      names.clear();
      others = 0;
      return taken;
    },
  };
}

function addToken(sum: ClientSum, at: number, granted: readonly number[], requested: readonly number[]): void {
  sum.tokens += 1;
  sum.last = Math.max(sum.last, at);
  // None for a token that was refreshed: its client asked for what it has.
  const asked = requested.length === 0 ? granted : requested;
  if (asked.length === 0) sum.silent += 1;
  for (const place of asked) {
    const scope = scopeSum(sum, place);
    scope.asked += 1;
    scope.last = Math.max(scope.last, at);
  }
  for (const place of granted) scopeSum(sum, place).issued += 1;
}

/** `okta.users.read, okta.logs.read` as the places of its scopes. */
function createScopeTexts(placeOf: (scope: string) => number): (text: string) => number[] {
  const texts = new Map<string, number[]>();
  return (text) => {
    const before = texts.get(text);
    if (before) return before;
    if (texts.size >= MOST_TEXTS) texts.clear();
    const places = [...new Set(text.split(/[,\s]+/).filter(Boolean))].map(placeOf);
    texts.set(text, places);
    return places;
  };
}

function scopeSum({ scopes }: ClientSum, place: number): ScopeSum {
  const sum = scopes.get(place) ?? { asked: 0, issued: 0, last: 0 };
  scopes.set(place, sum);
  return sum;
}

const rowOf = (place: number, { tokens, last, silent, refused, scopes }: ClientSum): number[] => [
  ...[place, tokens, last, silent, refused],
  ...[...scopes].flatMap(([scope, { asked, issued, last: at }]) => [scope, asked, issued, at]),
];

/** Names by their places, in the order in which they were first seen. */
function createPlaces(known: readonly string[]) {
  const places = new Map(known.map((name, place) => [name, place]));
  let fresh: string[] = [];
  return {
    has: (name: string) => places.has(name),
    count: () => places.size,
    of(name: string): number {
      const before = places.get(name);
      if (before !== undefined) return before;
      places.set(name, places.size);
      fresh.push(name);
      return places.size - 1;
    },
    /** Since the last time. */
    fresh() {
      const names = fresh;
      fresh = [];
      return names;
    },
  };
}

interface TokenEvent {
  clientId: string;
  name: string;
  issued: boolean;
  requestedScopes: string;
  grantedScopes: string;
}

type Fields = Record<string, unknown>;

function tokenEventOf(event: Fields): TokenEvent | null {
  const actor = asObject(event.actor);
  const clientId = asText(actor?.id);
  if (clientId === null) return null;
  const data = asObject(asObject(event.debugContext)?.debugData);
  return {
    clientId,
    name: asText(actor?.displayName) ?? '',
    issued: asText(asObject(event.outcome)?.result) === 'SUCCESS',
    requestedScopes: asText(data?.requestedScopes) ?? '',
    grantedScopes: asText(data?.grantedScopes) ?? '',
  };
}

const WHAT: Record<string, LogChange['what']> = { [CONSENT_EVENT]: 'consent', [INSTALL_EVENT]: 'install' };

/** The client is the target that is an app; scopes are named by any target, if at all. */
function changesOf(type: string, event: Fields, at: number): LogChange[] {
  const what = WHAT[type];
  const actor = asObject(event.actor);
  const by = asText(actor?.id);
  const list: unknown[] = Array.isArray(event.target) ? event.target : [];
  const targets = list.flatMap((one): Fields[] => [asObject(one) ?? {}]);
  const textsOf = (...names: string[]): string[] =>
    targets.flatMap((target) => names.flatMap((name) => asText(target[name]) ?? []));
  const clientId = textsOf('id').find((id) => id.startsWith('0oa'));
  if (what === undefined || by === null || clientId === undefined) return [];
  const scopes = [...new Set(textsOf('displayName', 'alternateId').filter((name) => /^okta\.[\w.]+$/.test(name)))];
  const change = { what, clientId, by, byName: asText(actor?.displayName) ?? by, at };
  return scopes.length === 0 ? [{ ...change, scope: null }] : scopes.map((scope) => ({ ...change, scope }));
}
