// The lists of one app, read side by side: each on its own, so that what one cannot show keeps no other from being shown. Whether the app is an
// API service integration comes first, because the address of its secrets depends on it.
import type {
  AccessIntegration,
  AccessKey,
  AccessList,
  AccessPart,
  AccessParts,
  AccessSecret,
  AppAccess,
  AppPlace,
  CustomRoles,
  HeldAs,
  SecretTest,
} from '../../../shared/model/app-access.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import {
  type AccessCall,
  CUSTOM_ROLES,
  RESOURCE_SETS,
  readCall,
} from '../../../shared/okta/app-access/access-calls.ts';
import type { HeldKind } from '../../../shared/okta/credentials/credential-kinds.ts';
import { parseJsonText } from '../../../shared/okta/wire-text/json-text.ts';
import type { EngineContext } from '../engine-context.ts';
import type { Actor } from './actor.ts';
import { type HeldSecrets, readHeldSecrets } from './held-secrets.ts';
import { parseChoices, parseGrants, parseIntegrations, parseKeys, parseRoles, parseSecrets } from './parse-lists.ts';

/** Some thousand entries: no org has more. */
const MOST_PAGES = 20;
export const ALL_PARTS: readonly AccessPart[] = ['integrations', 'grants', 'roles', 'secrets', 'keys'];

/** What is known here of secrets of the org. */
export interface KnownOfSecrets {
  isWaiting(secretId: string): boolean;
  testOf(held: HeldAs): SecretTest | null;
}

export interface ReadAccessInput {
  context: EngineContext;
  tenant: Tenant;
  actor: Actor;
  place: AppPlace;
  known: KnownOfSecrets;
  /** The lists to read; the others are as they were `before`. */
  only: readonly AccessPart[];
  before: AppAccess | null;
}

/** Throws what keeps the bench from asking: a locked vault, a secret that is missing. */
export async function readAccess(input: ReadAccessInput): Promise<AppAccess> {
  const { context, tenant, actor, place, before } = input;
  const only = before === null ? ALL_PARTS : input.only;
  const expected = { appId: place.appId, integration: before?.integration ?? false };
  await actor.prepare(only.map((part) => readCall(part, expected)));
  const integrations =
    only.includes('integrations') || !before
      ? await readPages(actor, readCall('integrations', { ...expected, integration: true }), parseIntegrations)
      : before.parts.integrations;
  const own = integrations.state === 'read' ? integrations.items.find(({ id }) => id === place.appId) : undefined;
  // A list that may be empty because a role is missing says nothing.
  const integration = integrations.state === 'read' && integrations.doubt === null ? own !== undefined : null;
  const target = { appId: place.appId, integration: integration ?? false };
  const list = async <Item>(
    part: AccessPart,
    parse: Parse<Item>,
    was: AccessList<Item> | undefined,
  ): Promise<AccessList<Item>> => (only.includes(part) || !was ? readList(actor, readCall(part, target), parse) : was);
  const [grants, roles, secrets, keys] = await Promise.all([
    own ? grantsOf(own) : list('grants', parseGrants, before?.parts.grants),
    list('roles', parseRoles, before?.parts.roles),
    list('secrets', parseSecrets, before?.parts.secrets),
    own ? NO_KEYS : list('keys', parseKeys, before?.parts.keys),
  ]);
  const mark = async () => {
    const held = await readHeldSecrets(context, tenant, place.appId);
    return { held, parts: markHeld({ integrations, grants, roles, secrets, keys }, held, input.known) };
  };
  let { held, parts } = await mark();
  if (await nameKeys(context, place, parts.keys)) ({ held, parts } = await mark());
  return {
    ...place,
    readAt: context.now(),
    integration,
    parts,
    unlisted: unlistedOf({ secrets, keys }, held),
    unread: held.unread,
  };
}

type Parse<Item> = (body: unknown) => Item[] | null | Promise<Item[] | null>;

const NO_KEYS: AccessParts['keys'] = {
  state: 'none',
  why: 'An API service integration authenticates by client secret alone.',
};

/** Granted as a whole when the integration was authorized (FACTS §20: its grants have no address that is documented). */
const grantsOf = ({ scopes }: AccessIntegration): AccessParts['grants'] => ({
  state: 'read',
  items: scopes.map((scope) => ({ id: null, scope, createdAt: null })),
  doubt: null,
});

async function readList<Item>(actor: Actor, call: AccessCall, parse: Parse<Item>): Promise<AccessList<Item>> {
  const answer = await actor.send(call);
  if (!answer.ok) return { state: 'refused', refusal: answer.refusal };
  const items = await parse(parseJsonText(answer.exchange.response?.body.text ?? null));
  return items === null
    ? unreadable(answer.exchange)
    : ({ state: 'read', items, doubt: doubtOf(actor, answer.exchange, items) } as const);
}

/** All pages of a list. */
async function readPages<Item>(
  actor: Actor,
  call: AccessCall,
  parse: (body: unknown) => Item[] | null,
): Promise<AccessList<Item>> {
  const all: Item[] = [];
  let answer = await actor.send(call);
  for (let page = 1; ; page++) {
    if (!answer.ok) return { state: 'refused', refusal: answer.refusal };
    const items = parse(parseJsonText(answer.exchange.response?.body.text ?? null));
    if (items === null) return unreadable(answer.exchange);
    all.push(...items);
    if (!answer.exchange.hasNext || page === MOST_PAGES)
      return { state: 'read', items: all, doubt: doubtOf(actor, answer.exchange, all) };
    answer = await actor.next(answer.exchange, call);
  }
}

/** What a custom role is assigned of. Throws what keeps the bench from asking. */
export async function readCustomRoles(actor: Actor): Promise<CustomRoles> {
  await actor.prepare([CUSTOM_ROLES]);
  const [roles, resourceSets] = await Promise.all([
    readPages(actor, CUSTOM_ROLES, parseChoices('roles')),
    readPages(actor, RESOURCE_SETS, parseChoices('resource-sets')),
  ]);
  return { roles, resourceSets };
}

/** Okta answers a missing role by an empty list as well (FACTS §3.1): the judge of answers says so. */
const doubtOf = ({ credential }: Actor, { verdict }: Exchange, items: readonly unknown[]): string | null =>
  items.length === 0 && verdict.confidence !== 'certain'
    ? `The list is empty: there is nothing in it, or the admin role of ${credential.name} does not cover it. Okta answers both alike.`
    : null;

const unreadable = ({ id }: Exchange) =>
  ({
    state: 'refused',
    refusal: {
      title: 'The answer is no list',
      meaning: 'The org allowed the call and answered something that Okta does not document.',
      fix: 'Look at the exchange in the history.',
      missing: null,
      exchangeId: id,
    },
  }) as const;

function markHeld(parts: AccessParts, { held }: HeldSecrets, known: KnownOfSecrets): AccessParts {
  const find = (of: HeldKind, mark: string | null) => {
    const heldAs = held.find((one) => one.of === of && one.mark === mark)?.as ?? null;
    return { heldAs, test: heldAs && known.testOf(heldAs) };
  };
  const secret = (one: AccessSecret): AccessSecret => ({
    ...one,
    ...find('secret', one.hash),
    waiting: known.isWaiting(one.id),
  });
  const key = (one: AccessKey): AccessKey => ({
    ...one,
    ...find('key', one.thumbprint),
    namesKid: held.find(({ mark }) => mark === one.thumbprint)?.namesKid ?? null,
  });
  const { secrets, keys } = parts;
  return {
    ...parts,
    secrets: secrets.state === 'read' ? { ...secrets, items: secrets.items.map(secret) } : secrets,
    keys: keys.state === 'read' ? { ...keys, items: keys.items.map(key) } : keys,
  };
}

/** A key that was saved without its `kid` gets the one that the org has for it: with a second key beside it the org takes no other way. */
async function nameKeys(
  { credentials }: EngineContext,
  { tenantId }: AppPlace,
  keys: AccessParts['keys'],
): Promise<boolean> {
  let any = false;
  for (const { heldAs, kid, active, namesKid } of keys.state === 'read' ? keys.items : []) {
    if (!heldAs || !active || kid === null) continue;
    await credentials.nameKey({ ...heldAs, tenantId }, kid);
    any ||= namesKid === false;
  }
  return any;
}

/** Of lists that were read without a doubt alone: what cannot be compared is not called wrong. */
function unlistedOf(
  { secrets, keys }: Pick<AccessParts, 'secrets' | 'keys'>,
  { held }: HeldSecrets,
): AppAccess['unlisted'] {
  const marks = {
    secret: secrets.state === 'read' && secrets.doubt === null ? secrets.items.map(({ hash }) => hash) : null,
    key: keys.state === 'read' && keys.doubt === null ? keys.items.map(({ thumbprint }) => thumbprint) : null,
  };
  return held.flatMap(({ of, mark, as }) => (marks[of] && !marks[of].includes(mark) ? [{ ...as, of }] : []));
}
