// One client of an org as the audit knows it: what the lists, the grants and the log say, put together. Null is not known, and stays so: an unused
// scope is one that was granted and not asked for in a log that was read whole.

import type { AuditGrant, AuditPerson, AuditRole, AuditSecret, ListedClient } from './audit-events.ts';
import { judgeSight, type Sight } from './blind-spots.ts';
import type { AskedSum, AuditView } from './reduce-audit.ts';

export interface RequestedScope {
  scope: string;
  /** Epoch ms. */
  last: number;
  /** In how many token requests. */
  count: number;
}

export interface ClientFacts extends ListedClient {
  granted: string[] | null;
  grants: AuditGrant[] | null;
  requested: RequestedScope[] | null;
  unused: string[] | null;
  /** In the window; null where the log does not say. */
  tokens: number | null;
  lastToken: number | null;
  refused: number;
  /** Each of its tokens was asked for with all that it was granted: so the log does not show which of it is used. Null: not known. */
  asksForAll: boolean | null;
  roles: AuditRole[] | null;
  secrets: AuditSecret[] | null;
  keys: AuditSecret[] | null;
  owner: AuditPerson | null;
  /** Who installed or made it, by name where that is known. */
  madeBy: string | null;
}

/** Sorted by name. */
export function clientFacts(view: AuditView, sight: Sight = judgeSight(view)): ClientFacts[] {
  const listed = [...view.clients.values()];
  const unlisted = [...view.log.asked].flatMap(([clientId, { scopes }]) =>
    !view.clients.has(clientId) && [...scopes.keys()].some((scope) => scope.startsWith('okta.'))
      ? [unlistedClient(clientId, view.log.names.get(clientId) || clientId)]
      : [],
  );
  return [...listed, ...unlisted]
    .map((client) => factsOf(view, sight, client))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.clientId < b.clientId ? -1 : 1));
}

const unlistedClient = (clientId: string, name: string): ListedClient => ({
  clientId,
  kind: 'unlisted',
  name,
  active: true,
  createdAt: null,
  createdBy: null,
  network: null,
  method: null,
  type: null,
  scopes: null,
  token: null,
});

function factsOf(view: AuditView, sight: Sight, client: ListedClient): ClientFacts {
  const { clientId, kind, token } = client;
  const detail = view.details.get(clientId);
  const grants = sight.untrusted.has('grants') ? null : (detail?.grants ?? null);
  const granted = kind === 'token' ? [] : (client.scopes ?? grants?.map(({ scope }) => scope) ?? null);
  const sum = view.log.asked.get(clientId);
  const logSeen = kind !== 'token' && view.log.pages > 0 && !sight.untrusted.has('log');
  const requested = kind === 'token' ? [] : logSeen ? requestedOf(sum) : null;
  const names = granted && [...new Set(granted)].sort();
  return {
    ...client,
    granted: names,
    grants: grants?.map((grant) => ({ ...grant, by: nameOf(view, grant.by) })) ?? null,
    requested,
    unused: unusedOf(names, sum, kind === 'token' || sight.wholeLog),
    tokens: logSeen ? (sum?.tokens ?? 0) : null,
    lastToken: sum && sum.last > 0 ? sum.last : null,
    refused: sum?.refused ?? 0,
    asksForAll: names === null || !logSeen ? null : asksForAll(names, sum),
    roles: sight.untrusted.has('roles') ? null : (rolesOf(view, client) ?? null),
    secrets: detail?.secrets ?? null,
    keys: detail?.keys ?? null,
    owner: view.people.get(token?.ownerId ?? '') ?? null,
    madeBy: installedBy(view, clientId) ?? nameOf(view, client.createdBy),
  };
}

const requestedOf = (sum: AskedSum | undefined): RequestedScope[] =>
  [...(sum?.scopes ?? [])]
    .flatMap(([scope, { asked, last }]) => (asked > 0 ? [{ scope, last, count: asked }] : []))
    .sort((a, b) => (a.scope < b.scope ? -1 : 1));

function unusedOf(granted: string[] | null, sum: AskedSum | undefined, wholeLog: boolean): string[] | null {
  if (granted === null || !wholeLog || (sum && sum.silent > 0)) return null;
  return granted.filter((scope) => (sum?.scopes.get(scope)?.asked ?? 0) === 0);
}

function asksForAll(granted: string[], sum: AskedSum | undefined): boolean {
  const spoken = (sum?.tokens ?? 0) - (sum?.silent ?? 0);
  return granted.length > 1 && spoken > 0 && granted.every((scope) => sum?.scopes.get(scope)?.asked === spoken);
}

/** An API token acts with the roles of its owner. */
function rolesOf(view: AuditView, { clientId, kind, token }: ListedClient): AuditRole[] | null | undefined {
  return kind === 'token' ? view.people.get(token?.ownerId ?? '')?.roles : view.details.get(clientId)?.roles;
}

function installedBy({ log }: AuditView, clientId: string): string | null {
  return log.changes.get(['install', clientId, null].join(' '))?.byName ?? null;
}

/** Of a person, or of a client that did it; the id where nobody is known by it. */
function nameOf(view: AuditView, id: string | null): string | null {
  if (id === null) return null;
  const seen = [...view.log.changes.values()].find(({ by }) => by === id)?.byName;
  return view.people.get(id)?.name ?? view.clients.get(id)?.name ?? seen ?? id;
}
