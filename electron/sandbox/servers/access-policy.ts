// The access policies of a custom authorization server, as allow-lists (FACTS §18): by priority, the first whose clients match decides; of its rules,
// by priority, the first that fits grant type, people and every scope. A scope outside its list makes a rule not fit; it never takes the scope away.
import type { Org } from '../org.ts';
import { isFields, listAt, valueAt } from '../resources/behaviour.ts';
import { membersPath } from '../resources/types/memberships.ts';
import type { Entity } from '../store.ts';
import type { OAuthErrorKey } from './oauth-error.ts';
import type { Admission, Asked, Refused } from './oauth-exchange.ts';

const MINUTE_S = 60;
const DEFAULT_ACCESS_MIN = 60;
const DEFAULT_IDLE_MIN = 10_080;

export function applyAccessPolicies(org: Org, serverPath: string, asked: Asked): Admission | Refused {
  const policy = inOrder(org.store(`${serverPath}/policies`).all()).find((one) => isFor(one, asked.clientId));
  if (!policy) return { refused: 'no_matching_policy' };
  const rules = inOrder(org.store(`${serverPath}/policies/${policy.id}/rules`).all()).filter(
    (rule) => fitsGrant(rule, asked.grantType) && fitsPerson(org, rule, asked.user),
  );
  const rule = rules.find((one) => deniedBy(one, asked.scopes).length === 0);
  if (rule) return { lifetimes: lifetimesOf(rule) };
  return refusalOf(org, rules[0], asked.scopes);
}

/** What is said when a rule fits but for its scopes is not known for certain: a switch (FACTS §1.5 and §18 differ). */
function refusalOf(org: Org, nearest: Entity | undefined, scopes: readonly string[]): Refused {
  const { scopeOutsideRule } = org.switches;
  if (!nearest || scopeOutsideRule === 'no_matching_policy') return { refused: 'no_matching_policy' };
  const denied = deniedBy(nearest, scopes);
  if (denied.length < scopes.length) return { refused: 'scope_denied', argument: denied.join(', ') };
  const key: OAuthErrorKey = scopeOutsideRule === 'no_scope_allowed' ? 'no_scope_allowed' : 'no_matching_policy';
  return { refused: key };
}

const inOrder = (things: Entity[]): Entity[] =>
  things.filter(({ status }) => status === 'ACTIVE').sort((a, b) => Number(a.priority) - Number(b.priority));

function isFor(policy: Entity, clientId: string): boolean {
  const clients = listAt(policy, 'conditions.clients.include');
  return clients.includes('ALL_CLIENTS') || clients.includes(clientId);
}

const fitsGrant = (rule: Entity, grantType: string): boolean =>
  listAt(rule, 'conditions.grantTypes.include').includes(grantType);

function deniedBy(rule: Entity, scopes: readonly string[]): string[] {
  const allowed = listAt(rule, 'conditions.scopes.include');
  return allowed.includes('*') ? [] : scopes.filter((scope) => !allowed.includes(scope));
}

/** A client that asks for itself is nobody: it fits a rule for everyone, or one that names nobody, and never one for certain people. */
function fitsPerson(org: Org, rule: Entity, user: Entity | null): boolean {
  if (!isFields(valueAt(rule, 'conditions.people'))) return true;
  const [users, groups] = [
    listAt(rule, 'conditions.people.users.include'),
    listAt(rule, 'conditions.people.groups.include'),
  ];
  if (!user) return groups.includes('EVERYONE') || users.length + groups.length === 0;
  const isIn = (group: string): boolean => org.members(membersPath(group)).has(user.id);
  if (listAt(rule, 'conditions.people.users.exclude').includes(user.id)) return false;
  if (listAt(rule, 'conditions.people.groups.exclude').some(isIn)) return false;
  return groups.includes('EVERYONE') || users.includes(user.id) || groups.some(isIn);
}

/** Of the rule, in minutes there; a refresh token of 0 minutes has no end but its idle time. */
function lifetimesOf(rule: Entity): Admission['lifetimes'] {
  const minutes = (name: string, usual: number): number => {
    const value = Number(valueAt(rule, `actions.token.${name}`) ?? usual);
    return Number.isFinite(value) && value >= 0 ? value : usual;
  };
  const whole = minutes('refreshTokenLifetimeMinutes', 0);
  return {
    accessS: minutes('accessTokenLifetimeMinutes', DEFAULT_ACCESS_MIN) * MINUTE_S,
    refreshS: whole === 0 ? null : whole * MINUTE_S,
    refreshIdleS: minutes('refreshTokenWindowMinutes', DEFAULT_IDLE_MIN) * MINUTE_S,
  };
}
