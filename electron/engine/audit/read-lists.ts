// The lists of an audit: which clients there are, what each holds, and who is behind them. A part that is refused because a scope or a role is missing is
// said once and not asked for again; one that is refused for a single client leaves the others.
import type { AccessRefusal } from '../../../shared/model/app-access.ts';
import { type AccessCall, readCall } from '../../../shared/okta/app-access/access-calls.ts';
import {
  AUDIT_LISTS,
  type AuditEntry,
  type AuditGrant,
  type AuditRole,
  type AuditSecret,
  type ListedClient,
} from '../../../shared/runs/audit/audit-events.ts';
import type { AuditPart } from '../../../shared/runs/audit/audit-parts.ts';
import type { AuditView } from '../../../shared/runs/audit/reduce-audit.ts';
import { parseKeys, parseRoles, parseSecrets } from '../app-access/parse-lists.ts';
import { listCalls, userCall, userRolesCall } from './audit-calls.ts';
import type { AuditReader } from './audit-reader.ts';
import { parseAuditGrants, parseClients, parsePerson } from './parse-clients.ts';

/** What reads, and what is known by now: `view` moves on with each entry that is yielded. */
export interface AuditDesk {
  reader: AuditReader;
  held: string[] | null;
  view(): AuditView;
}

export type Entries<T = void> = AsyncGenerator<AuditEntry, T>;

/** So many clients without one answer, and the part is not asked for any more: the org does not have it, or shows it to nobody. */
const PATIENCE = 3;
/** So many people are looked up. */
const MOST_PEOPLE = 300;

/** True when all is read; false where it was stopped. */
export async function* readLists(desk: AuditDesk): Entries<boolean> {
  for (const list of AUDIT_LISTS) {
    let next = desk.view().lists[list];
    while (next !== null && !isBlind(desk, list)) {
      const page = yield* readPage(desk, list, listCalls[list], (body) => parseClients(list, body), null, next);
      if (page === 'stopped') return false;
      if (page === null) break;
      next = page.next;
      yield { type: 'listed', list, clients: page.value.clients, others: page.value.others, next };
    }
  }
  return true;
}

export async function* readDetails(desk: AuditDesk): Entries<boolean> {
  for (const client of [...desk.view().clients.values()]) {
    if (client.kind === 'token' || desk.view().details.has(client.clientId)) continue;
    const detail = yield* readDetail(desk, client);
    if (detail === null) return false;
    yield detail;
  }
  return true;
}

type Detail = Extract<AuditEntry, { type: 'detail' }>;

async function* readDetail(desk: AuditDesk, { clientId, kind }: ListedClient): Entries<Detail | null> {
  const integration = kind === 'integration';
  const target = { appId: clientId, integration };
  const secretsPart = integration ? 'integration-secrets' : 'secrets';
  const detail: Detail = { type: 'detail', clientId, grants: null, roles: null, secrets: null, keys: null };
  const take = async function* <Item>(
    part: AuditPart,
    call: AccessCall,
    parse: (body: unknown) => Item[] | null | Promise<Item[] | null>,
  ): Entries<Item[] | null | 'stopped'> {
    return isBlind(desk, part) ? null : yield* readAll(desk, part, call, parse, clientId);
  };
  if (!integration) {
    const grants = yield* take<AuditGrant>('grants', readCall('grants', target), parseAuditGrants);
    if (grants === 'stopped') return null;
    detail.grants = grants;
  }
  const roles = yield* take<AuditRole>('roles', readCall('roles', target), rolesIn);
  if (roles === 'stopped') return null;
  const secrets = yield* take<AuditSecret>(secretsPart, readCall('secrets', target), secretsIn);
  if (secrets === 'stopped') return null;
  Object.assign(detail, { roles, secrets });
  if (!integration) {
    const keys = yield* take<AuditSecret>('keys', readCall('keys', target), keysIn);
    if (keys === 'stopped') return null;
    detail.keys = keys;
  }
  return detail;
}

/** Owners of API tokens with their roles, and those who made or granted something. */
export async function* readPeople(desk: AuditDesk): Entries<boolean> {
  const { clients, details } = desk.view();
  const owners = new Set([...clients.values()].flatMap(({ token }) => token?.ownerId ?? []));
  const others = [
    ...[...clients.values()].flatMap(({ createdBy }) => createdBy ?? []),
    ...[...details.values()].flatMap(({ grants }) => grants?.flatMap(({ by }) => by ?? []) ?? []),
  ].filter((id) => id.startsWith('00u'));
  for (const id of [...new Set([...owners, ...others])].slice(0, MOST_PEOPLE)) {
    if (desk.view().people.has(id)) continue;
    const person = yield* readPerson(desk, id, owners.has(id));
    if (person === null) return false;
    yield person;
  }
  return true;
}

type Person = Extract<AuditEntry, { type: 'person' }>;

async function* readPerson(desk: AuditDesk, id: string, withRoles: boolean): Entries<Person | null> {
  const person: Person = { type: 'person', id, name: null, status: null, roles: null };
  if (!isBlind(desk, 'people')) {
    const got = yield* desk.reader.get(userCall(id), desk.held);
    if (got === null) return null;
    if (got.ok) Object.assign(person, parsePerson(id, got.body));
    else if (got.status === 404) person.status = 'DELETED';
    else yield refusalOfPart(desk, 'people', got.refusal, id);
  }
  if (!withRoles || person.status === 'DELETED' || isBlind(desk, 'roles')) return person;
  const roles = yield* readAll(desk, 'roles', userRolesCall(id), rolesIn, id);
  return roles === 'stopped' ? null : { ...person, roles };
}

const rolesIn = (body: unknown): AuditRole[] | null =>
  parseRoles(body)?.map(({ id, type, label }) => ({ id, type, label })) ?? null;

const secretsIn = (body: unknown): AuditSecret[] | null =>
  parseSecrets(body)?.map(({ id, active, createdAt }) => ({ id, active, createdAt, name: null })) ?? null;

const keysIn = async (body: unknown): Promise<AuditSecret[] | null> =>
  (await parseKeys(body))?.map(({ id, active, createdAt, kid }) => ({ id, active, createdAt, name: kid })) ?? null;

/** It is not asked for any more. */
const isBlind = ({ view }: AuditDesk, part: AuditPart): boolean =>
  view().blinds.some((one) => one.part === part && one.clientId === null);

/** A role may be for some apps alone, so a refusal of one says nothing about the others. */
function refusalOfPart(desk: AuditDesk, part: AuditPart, refusal: AccessRefusal, clientId: string | null) {
  const before = desk.view().blinds.filter((one) => one.part === part).length;
  const whole = refusal.missing === 'scope' || (before + 1 >= PATIENCE && !wasAnswered(desk, part));
  return blind(part, refusal, whole ? null : clientId);
}

function wasAnswered({ view }: AuditDesk, part: AuditPart): boolean {
  const { clients, details, people } = view();
  if (part === 'people') return [...people.values()].some(({ status }) => status !== null);
  return [...details].some(([clientId, { grants, roles, secrets, keys }]) => {
    const ofIntegration = clients.get(clientId)?.kind === 'integration';
    if (part === 'grants') return grants !== null;
    if (part === 'roles') return roles !== null;
    if (part === 'keys') return keys !== null;
    return secrets !== null && ofIntegration === (part === 'integration-secrets');
  });
}

/** All pages of a list of one client. Null: refused, and said. */
async function* readAll<Item>(
  desk: AuditDesk,
  part: AuditPart,
  call: AccessCall,
  parse: (body: unknown) => Item[] | null | Promise<Item[] | null>,
  clientId: string,
): Entries<Item[] | null | 'stopped'> {
  const items: Item[] = [];
  let next: string | null | undefined;
  do {
    const page: Page<Item[]> | null | 'stopped' = yield* readPage(desk, part, call, parse, clientId, next);
    if (page === 'stopped' || page === null) return page;
    items.push(...page.value);
    next = page.next;
  } while (next !== null);
  return items;
}

interface Page<Value> {
  value: Value;
  next: string | null;
}

/** Null: refused, and said. `clientId` null: of the part as a whole. */
async function* readPage<Value>(
  desk: AuditDesk,
  part: AuditPart,
  call: AccessCall,
  parse: (body: unknown) => Value | null | Promise<Value | null>,
  clientId: string | null,
  next: string | null | undefined,
): Entries<Page<Value> | null | 'stopped'> {
  const got = yield* desk.reader.get(call, desk.held, next ?? undefined);
  if (got === null) return 'stopped';
  const value = got.ok ? await parse(got.body) : null;
  if (got.ok && value !== null) return { value, next: got.next };
  yield refusalOfPart(desk, part, got.ok ? noList(call) : got.refusal, clientId);
  return null;
}

const noList = ({ path }: AccessCall): AccessRefusal => ({
  title: 'The answer is no list',
  meaning: `${path} answered with something else.`,
  fix: 'Send it in the Workbench to see what the org answers.',
  missing: null,
  exchangeId: null,
});

export const blind = (
  part: AuditPart,
  { title, meaning, fix, missing }: AccessRefusal,
  clientId: string | null,
): Extract<AuditEntry, { type: 'blind' }> => ({ type: 'blind', part, clientId, title, meaning, fix, missing });
