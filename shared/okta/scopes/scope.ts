// A scope's name and what it contains. Okta's names are `okta.<resource>.<operation>`; manage includes read of the same
// resource (FACTS §11). Sub-resources (`okta.apps.interclientTrust`) are separate: nothing shows that a parent implies them.
// Names are compared literally and with case, as the authorization server does.

import type { ScopeKind } from '../catalogue/catalogue.ts';

export interface ScopeName {
  name: string;
  /** Without the operation: `okta.users` of `okta.users.read.self`. The whole name when it has no operation (`openid`). */
  resource: string;
  /** What follows the resource: `read`, `manage`, `read.self`; empty when the name has no operation. */
  operation: string;
  kind: ScopeKind;
  /** True for `.self` scopes, which only a user's token may hold (FACTS §1.5). */
  self: boolean;
}

/** Split any text into the parts of a scope name. Total: a text that is no scope becomes kind `other`. */
export function parseScope(name: string): ScopeName {
  const segments = name.split('.');
  const last = segments.at(-1) ?? '';
  if (last === 'self' && segments.length > 2) {
    const resource = segments.slice(0, -2).join('.');
    return { name, resource, operation: segments.slice(-2).join('.'), kind: 'self', self: true };
  }
  if (segments.length < 2) return { name, resource: name, operation: '', kind: 'other', self: false };
  const resource = segments.slice(0, -1).join('.');
  const kind = last === 'read' || last === 'manage' || last === 'register' ? last : 'other';
  return { name, resource, operation: last, kind, self: false };
}

/** Every scope that contains `name`, itself first: `okta.users.read` → itself and `okta.users.manage`. */
export function impliedBy(name: string): string[] {
  const { resource, operation } = parseScope(name);
  if (operation === 'read') return [name, `${resource}.manage`];
  if (operation === 'read.self') return [name, `${resource}.manage.self`];
  // Registering a client is creating one, and manage includes create (FACTS §11).
  if (operation === 'register') return [name, `${resource}.manage`];
  return [name];
}

/** Whether the held scopes contain the needed one. */
export function satisfies(held: Iterable<string>, needed: string): boolean {
  const set = held instanceof Set ? (held as Set<string>) : new Set(held);
  return impliedBy(needed).some((name) => set.has(name));
}
