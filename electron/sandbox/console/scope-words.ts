// What a scope allows, in words for the admin who grants it: made of its name and of the operations of the catalogue that it opens.
import type { Org } from '../org.ts';

export interface ScopeWords {
  name: string;
  kind: 'read' | 'manage' | 'other';
  /** `View users` */
  allows: string;
  /** `43 operations, such as GET /api/v1/users` */
  opens: string;
}

export function scopeWords({ catalogue }: Org, name: string): ScopeWords {
  const fact = catalogue.scopes.find((scope) => scope.name === name);
  const own = catalogue.operations.filter(({ scopes }) => scopes.includes(name));
  // Who may manage may view (FACTS §11).
  const read = fact?.kind === 'manage' ? `${fact.resource}.read` : name;
  const opened = catalogue.operations.filter(({ scopes }) => scopes.includes(name) || scopes.includes(read));
  const things = (fact?.resource ?? name)
    .replace(/^okta\./, '')
    .replace(/[.\-_]/g, ' ')
    .replace(/([a-z])([A-Z])/g, (_, before, after) => `${before} ${after.toLowerCase()}`);
  const removes = own.some(({ method }) => method === 'DELETE');
  const [first] = [...own].sort((one, other) => one.path.length - other.path.length);
  const kind = fact?.kind === 'read' || fact?.kind === 'manage' ? fact.kind : 'other';
  return {
    name,
    kind,
    allows:
      kind === 'read'
        ? `View ${things}`
        : kind === 'manage'
          ? `View, create${removes ? ', update and delete' : ' and update'} ${things}`
          : `Use ${things}`,
    opens: first
      ? opened.length === 1
        ? `${first.method} ${first.path}`
        : `${opened.length} operations, such as ${first.method} ${first.path}`
      : 'No operation of the catalogue asks for it',
  };
}
