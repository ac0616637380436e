// The claims that a custom authorization server adds to its tokens (FACTS §18): literals, attributes of the user and names of groups. Of Okta's expression
// language the part that claims are mostly made of; anything else fails the request as Okta's own evaluation does, rather than giving a wrong value.
import type { Org } from '../org.ts';
import { valueAt } from '../resources/behaviour.ts';
import { groupsOf } from '../resources/types/memberships.ts';
import type { Entity } from '../store.ts';
import type { Refused } from './oauth-exchange.ts';

export interface ClaimsFor {
  clientId: string;
  user: Entity | null;
  scopes: readonly string[];
}

const MOST_GROUPS = 100;
/** What the server says itself. */
const OWN = new Set([
  'ver',
  'jti',
  'iss',
  'aud',
  'iat',
  'exp',
  'cid',
  'uid',
  'scp',
  'auth_time',
  'cnf',
  'nonce',
  'amr',
  'idp',
  'at_hash',
]);
const SUBJECT = /^\(\s*appuser\s*!=\s*null\s*\)\s*\?\s*appuser\.userName\s*:\s*app\.clientId$/;

/** `type`: claims of access tokens (`RESOURCE`) or of id tokens (`IDENTITY`). */
export function ownClaims(
  org: Org,
  serverPath: string,
  type: 'RESOURCE' | 'IDENTITY',
  of: ClaimsFor,
): { claims: Record<string, unknown> } | Refused {
  const claims: Record<string, unknown> = {};
  for (const claim of org.store(`${serverPath}/claims`).all()) {
    if (claim.claimType !== type || claim.status !== 'ACTIVE' || !applies(claim, of.scopes)) continue;
    const name = String(claim.name);
    if (OWN.has(name)) continue;
    const value = claim.valueType === 'GROUPS' ? groupNames(org, claim, of.user) : evaluate(String(claim.value), of);
    if (value === TOO_MANY) return { refused: 'too_many_groups_in_groups_claim' };
    if (value === FAILED) return { refused: 'system_claim_evaluation_failure', argument: name };
    if (value !== null && value !== undefined) claims[name] = value;
  }
  return { claims };
}

const FAILED = Symbol('an expression that is not understood');
const TOO_MANY = Symbol('more groups than a token may carry');

function applies(claim: Entity, granted: readonly string[]): boolean {
  const scopes = valueAt(claim, 'conditions.scopes');
  return !Array.isArray(scopes) || scopes.length === 0 || scopes.some((scope) => granted.includes(String(scope)));
}

function evaluate(expression: string, { clientId, user }: ClaimsFor): unknown {
  const text = expression.trim();
  if (SUBJECT.test(text)) return user ? valueAt(user, 'profile.login') : clientId;
  const literal = /^"([^"]*)"$|^'([^']*)'$/.exec(text);
  if (literal) return literal[1] ?? literal[2] ?? '';
  if (/^(true|false)$/.test(text)) return text === 'true';
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  if (text === 'app.clientId') return clientId;
  const attribute = /^(?:user|appuser)\.(?:profile\.)?(\w+)$/.exec(text)?.[1];
  if (attribute === undefined) return FAILED;
  if (!user) return null;
  if (attribute === 'userName') return valueAt(user, 'profile.login');
  return attribute === 'id' ? user.id : valueAt(user, `profile.${attribute}`);
}

const FILTERS: Record<string, (name: string, value: string) => boolean> = {
  STARTS_WITH: (name, value) => name.startsWith(value),
  EQUALS: (name, value) => name === value,
  CONTAINS: (name, value) => name.includes(value),
  REGEX: (name, value) => value === '.*' || name === value,
};

/** Of regular expressions `.*` alone is evaluated: one of a caller's own could keep this process busy for ever. */
function groupNames(org: Org, claim: Entity, user: Entity | null): unknown {
  if (!user) return null;
  const fits = FILTERS[String(claim.group_filter_type ?? 'STARTS_WITH')] ?? (() => false);
  const names = groupsOf(org, user.id)
    .map((group) => String(valueAt(group, 'profile.name')))
    .filter((name) => fits(name, String(claim.value)));
  return names.length > MOST_GROUPS ? TOO_MANY : names;
}
