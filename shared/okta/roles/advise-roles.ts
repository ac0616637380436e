// From operations to the least standard admin role beside their scopes, and to the permissions of a custom role. What the OpenAPI
// description says of an operation comes before the table of help pages (role-facts.ts); of the rest nothing is said.

import type { AdvisedRole, RoleAdvice } from '../../model/roles/role-advice.ts';
import type { Operation } from '../catalogue/catalogue.ts';
import type { RoleFact, RoleRow } from './role-fact.ts';
import { ROLE_FACTS } from './role-facts.ts';
import { ROLE_SOURCES } from './role-sources.ts';
import { rankOfRole, roleLabel } from './standard-roles.ts';

const toRole = (type: string): AdvisedRole => ({ type, label: roleLabel(type), limit: null, confidence: 'stated' });

const SUPER_ADMIN = toRole('SUPER_ADMIN');

interface Allowing {
  role: AdvisedRole;
  source: string;
}

const factOf = new Map<string, RoleFact>(ROLE_FACTS.flatMap((fact) => fact.operations.map((id) => [id, fact])));

/** Operations that ask for no role: no credential, or the client's own at the token endpoint. */
const asksForRole = ({ auth, scopes, noScopeRequired }: Operation): boolean =>
  auth.includes('oauth2') && scopes.length > 0 && noScopeRequired !== true;

/** Of a set without any operation that takes a role, everything in it is empty and `role` null. */
export function adviseRoles(operations: readonly Operation[]): RoleAdvice {
  const asking = [...new Map(operations.filter(asksForRole).map((one) => [one.id, one])).values()];
  const allowing = asking.map((operation) => ({ operation, roles: rolesAllowing(operation) }));
  const known = allowing.filter(({ roles }) => roles.length > 0);
  const role = leastOfAll(known.map(({ roles }) => roles));
  return {
    role,
    together:
      role === null
        ? []
        : lesserTogether(
            known.map(({ roles }) => roles),
            role,
          ),
    known: known.flatMap(({ operation, roles: [least] }) =>
      least ? [{ operationId: operation.id, role: least.role, source: least.source }] : [],
    ),
    unknown: allowing.filter(({ roles }) => roles.length === 0).map(({ operation }) => operation.id),
    custom: customRole(asking),
  };
}

/** The least first; empty when nothing is known. Super Administrator can do all (the comparison page): it is the last of each. */
function rolesAllowing(operation: Operation): Allowing[] {
  const stated = (operation.adminRoles ?? []).filter((type) => rankOfRole(type) >= 0);
  const rows: Allowing[] =
    stated.length > 0
      ? stated.map((type): Allowing => ({ role: toRole(type), source: ROLE_SOURCES.openapi }))
      : (factOf.get(operation.id)?.roles ?? []).map(toAllowing);
  if (rows.length === 0) return [];
  const all = rows.some(({ role }) => role.type === 'SUPER_ADMIN')
    ? rows
    : [...rows, { role: SUPER_ADMIN, source: ROLE_SOURCES.comparison }];
  return all.sort((a, b) => rankOfRole(a.role.type) - rankOfRole(b.role.type));
}

const toAllowing = ({ role, source, limit, implied }: RoleRow): Allowing => ({
  role: { ...toRole(role), limit: limit ?? null, confidence: implied ? 'implied' : 'stated' },
  source: ROLE_SOURCES[source],
});

/** The least role that is in every list; what it is limited by and how well it is known are the narrowest of all. */
function leastOfAll(lists: readonly (readonly Allowing[])[]): AdvisedRole | null {
  const [first] = lists;
  if (!first) return null;
  for (const { role } of first) {
    const found = lists.map((list) => list.find((one) => one.role.type === role.type)?.role);
    const rows = found.filter((one) => one !== undefined);
    if (rows.length === lists.length) return merged(role, rows);
  }
  return null;
}

const merged = (role: AdvisedRole, rows: readonly AdvisedRole[]): AdvisedRole => ({
  ...role,
  limit: rows.find(({ limit }) => limit !== null)?.limit ?? null,
  confidence: rows.some(({ confidence }) => confidence === 'implied') ? 'implied' : 'stated',
});

/** Two roles that are both less than the one, and together allow all. Of several pairs the one whose greater role is the least. */
function lesserTogether(lists: readonly (readonly Allowing[])[], one: AdvisedRole): AdvisedRole[] {
  const below = new Set(lists.flat().map(({ role }) => role.type));
  const lesser = [...below].filter((type) => rankOfRole(type) < rankOfRole(one.type));
  lesser.sort((a, b) => rankOfRole(a) - rankOfRole(b));
  for (const [at, greater] of lesser.entries())
    for (const less of lesser.slice(0, at)) {
      const pair = [less, greater];
      const taken = lists.map((list) => list.find(({ role }) => pair.includes(role.type))?.role);
      const rows = taken.filter((role) => role !== undefined);
      if (rows.length < lists.length) continue;
      return pair.flatMap((type) => {
        const own = rows.filter((role) => role.type === type);
        return own[0] ? [merged(own[0], own)] : [];
      });
    }
  return [];
}

function customRole(operations: readonly Operation[]): RoleAdvice['custom'] {
  const because = new Map<string, { ids: Set<string>; source: string }>();
  const resources = new Set<string>();
  const unknown: string[] = [];
  for (const operation of operations) {
    const declared = leastDeclared(operation.iamPermissions ?? []);
    const fact = factOf.get(operation.id);
    const names = declared === null ? (fact?.permissions ?? []) : [declared];
    const source = declared === null ? ROLE_SOURCES.permissions : ROLE_SOURCES.openapi;
    if (names.length === 0) unknown.push(operation.id);
    for (const name of names) {
      const entry = because.get(name) ?? { ids: new Set(), source };
      because.set(name, { ...entry, ids: entry.ids.add(operation.id) });
    }
    if (names.length > 0) for (const resource of fact?.resources ?? []) resources.add(resource);
  }
  return {
    permissions: [...because]
      .map(([name, { ids, source }]) => ({ name, because: [...ids], source }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    resources: [...resources],
    unknown,
  };
}

/** Any of those that a description lists will do: the one that reads, where there is one. */
const leastDeclared = (names: readonly string[]): string | null =>
  names.find((name) => name.endsWith('.read')) ?? names[0] ?? null;
