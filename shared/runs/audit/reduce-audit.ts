// The events of an audit as what has been read so far: the clients as they are listed, what each holds, and the sums of the log. Engine, page and
// command line reduce the same events with this one function; what follows from it is `audit-result.ts`.
import { freshEvents, type Numbered } from '../numbered.ts';
import type {
  AuditBlind,
  AuditEnd,
  AuditEntry,
  AuditListName,
  AuditPerson,
  ClientDetail,
  ListedClient,
  LogChange,
  LogSums,
} from './audit-events.ts';

/** What a client asked for, as the log has it. */
export interface AskedSum {
  tokens: number;
  /** Epoch ms; 0 for never. */
  last: number;
  /** Tokens whose events name no scopes. */
  silent: number;
  refused: number;
  scopes: ReadonlyMap<string, { asked: number; issued: number; last: number }>;
}

export interface LogView {
  events: number;
  pages: number;
  /** Epoch ms of the last event. */
  reached: number | null;
  /** Where it goes on; undefined before its first page, null at its end. */
  next: string | null | undefined;
  others: number;
  /** Names by their places in the sums. */
  clients: readonly string[];
  /** Of clients by their ids, as the log calls them. */
  names: ReadonlyMap<string, string>;
  scopes: readonly string[];
  asked: ReadonlyMap<string, AskedSum>;
  changes: ReadonlyMap<string, LogChange>;
}

export interface AuditView {
  tenantName: string;
  origin: string;
  credentialName: string;
  days: number;
  startedAt: number;
  /** Null before the token; `held` null: the credential carries no scopes. */
  token: { held: string[] | null; from: number; to: number } | null;
  /** By id. */
  clients: ReadonlyMap<string, ListedClient>;
  /** Apps that people sign in to. */
  otherApps: number;
  /** Where each list goes on; null at its end, absent before it. */
  lists: Partial<Record<AuditListName, string | null>>;
  details: ReadonlyMap<string, ClientDetail>;
  people: ReadonlyMap<string, AuditPerson>;
  blinds: readonly AuditBlind[];
  log: LogView;
  /** A rate limit is waited for; the next answer ends it. */
  waiting: { until: number; bucket: string } | null;
  paused: { message: string | null } | null;
  /** Null before its end. */
  end: (AuditEnd & { at: number }) | null;
  lastSeq: number;
}

const EMPTY_LOG: LogView = {
  events: 0,
  pages: 0,
  reached: null,
  next: undefined,
  others: 0,
  clients: [],
  names: new Map(),
  scopes: [],
  asked: new Map(),
  changes: new Map(),
};

export const EMPTY_AUDIT: AuditView = {
  tenantName: '',
  origin: '',
  credentialName: '',
  days: 0,
  startedAt: 0,
  token: null,
  clients: new Map(),
  otherApps: 0,
  lists: {},
  details: new Map(),
  people: new Map(),
  blinds: [],
  log: EMPTY_LOG,
  waiting: null,
  paused: null,
  end: null,
  lastSeq: 0,
};

type AuditEvent = Numbered<AuditEntry>;

/** `view` stays as it is. */
export function reduceAudit(view: AuditView, events: readonly AuditEvent[]): AuditView {
  const fresh = freshEvents(events, view.lastSeq);
  if (fresh.length === 0) return view;
  const clients = new Map(view.clients);
  const details = new Map(view.details);
  const people = new Map(view.people);
  const blinds = [...view.blinds];
  const next: AuditView = { ...view, clients, details, people, blinds };
  for (const event of fresh) {
    next.lastSeq = event.seq;
    next.waiting = event.type === 'waiting' ? { until: event.until, bucket: event.bucket } : null;
    next.paused = event.type === 'paused' ? { message: event.message } : null;
    switch (event.type) {
      case 'started': {
        const { tenantName, origin, credentialName, days, at } = event;
        Object.assign(next, { tenantName, origin, credentialName, days, startedAt: at });
        break;
      }
      case 'token':
        next.token = { held: event.held, from: event.from, to: event.to };
        break;
      case 'listed':
        for (const client of event.clients) clients.set(client.clientId, client);
        next.otherApps += event.others;
        next.lists = { ...next.lists, [event.list]: event.next };
        break;
      case 'detail': {
        const { clientId, grants, roles, secrets, keys } = event;
        details.set(clientId, { grants, roles, secrets, keys });
        break;
      }
      case 'person': {
        const { id, name, status, roles } = event;
        people.set(id, { id, name, status, roles });
        break;
      }
      case 'blind': {
        const { part, clientId, title, meaning, fix, missing } = event;
        blinds.push({ part, clientId, title, meaning, fix, missing });
        break;
      }
      case 'log':
        next.log = addSums(next.log, event);
        break;
      case 'end':
        next.end = { reason: event.reason, message: event.message, at: event.at };
    }
  }
  return next;
}

function addSums(log: LogView, sums: LogSums): LogView {
  const clients = sums.clients.length === 0 ? log.clients : [...log.clients, ...sums.clients];
  const scopes = sums.scopes.length === 0 ? log.scopes : [...log.scopes, ...sums.scopes];
  const names = new Map([...log.names, ...sums.clients.map((id, at) => [id, sums.names[at] ?? ''] as const)]);
  const asked = new Map(log.asked);
  for (const row of sums.rows) {
    const [place = -1] = row;
    const clientId = clients[place];
    if (clientId !== undefined) asked.set(clientId, addRow(asked.get(clientId), row, scopes));
  }
  const changes = new Map(log.changes);
  for (const change of sums.changes) changes.set([change.what, change.clientId, change.scope].join(' '), change);
  return {
    events: log.events + sums.events,
    pages: log.pages + sums.pages,
    reached: sums.reached ?? log.reached,
    next: sums.next,
    others: log.others + sums.others,
    ...{ clients, names, scopes, asked, changes },
  };
}

/** Five numbers about the client, then four for each scope. */
function addRow(before: AskedSum | undefined, row: readonly number[], names: readonly string[]): AskedSum {
  const [, tokens = 0, last = 0, silent = 0, refused = 0] = row;
  const scopes = new Map(before?.scopes);
  for (let at = 5; at + 3 < row.length; at += 4) {
    const name = names[row[at] ?? -1];
    if (name === undefined) continue;
    const sum = scopes.get(name);
    scopes.set(name, {
      asked: (sum?.asked ?? 0) + (row[at + 1] ?? 0),
      issued: (sum?.issued ?? 0) + (row[at + 2] ?? 0),
      last: Math.max(sum?.last ?? 0, row[at + 3] ?? 0),
    });
  }
  return {
    tokens: (before?.tokens ?? 0) + tokens,
    last: Math.max(before?.last ?? 0, last),
    silent: (before?.silent ?? 0) + silent,
    refused: (before?.refused ?? 0) + refused,
    scopes,
  };
}
