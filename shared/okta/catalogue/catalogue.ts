// The catalogue: what is known of Okta's operations and scopes, as facts only (no prose of the OpenAPI files).
// Everything that judges, lists or enforces reads these shapes; `scripts/catalogue` writes them from an OpenAPI file.

import type { ReleaseOverlay } from '../../model/release/release-overlay.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'HEAD';
/** Which API an operation belongs to. Only `management` operations are what an OIN integration is reviewed for. */
export type Family = 'management' | 'oauth' | 'governance' | 'myaccount';

export interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  default?: unknown;
  min?: number;
  max?: number;
  enum?: string[];
}

export interface Operation {
  /** The operationId: unique within the catalogue. */
  id: string;
  family: Family;
  method: Method;
  /** Template with `{name}` placeholders, from the root of the org: `/api/v1/users/{userId}`. */
  path: string;
  tag: string;
  /** Scopes that the operation demands, all of them (FACTS §6: five operations need two). */
  scopes: string[];
  /** Accepted kinds of credential as declared; `[]` means none is needed. `client`: the client's own (token, revoke). */
  auth: ('oauth2' | 'apiToken' | 'client')[];
  parameters: Parameter[];
  /** Whether the operation declares a request body. */
  body: boolean;
  /** Declared HTTP statuses, ascending. */
  responses: string[];
  lifecycle: 'GA' | 'LIMITED_GA' | 'EA' | 'BETA' | null;
  /** True when the operation declares the `after` cursor. */
  paginated: boolean;
  skus?: string[];
  adminRoles?: string[];
  iamPermissions?: string[];
  deprecated?: true;
  /** `x-okta-no-scope-required`. */
  noScopeRequired?: true;
}

export type ScopeKind = 'read' | 'manage' | 'register' | 'self' | 'other';

/**
 * `current`: demanded by an operation of the catalogue. `retired`: in no specification any more.
 * `user-only`: valid, but never for client credentials. `outside`: documented or seen, in no specification read here.
 */
export type ScopeStatus = 'current' | 'retired' | 'user-only' | 'outside';

export interface ScopeFact {
  name: string;
  /** The name without the operation: `okta.users` of `okta.users.read`. */
  resource: string;
  kind: ScopeKind;
  family: Family;
  status: ScopeStatus;
  /** What serves in its place when retired or user-only. */
  replacedBy?: string[];
  /** A machine-readable reason for anything but `current`: `factors-retired`, `moved-to-oauth`, `self-user-only`, ... */
  note?: string;
  /** The cheapest harmless call that shows that the scope works; absent when every operation needs an id. */
  probe?: { operationId: string; query: Record<string, string> };
}

export interface Catalogue {
  /** Version of the management OpenAPI, such as `2026.06.3`. */
  version: string;
  families: { family: Family; version: string }[];
  operations: Operation[];
  scopes: ScopeFact[];
  /** What was seen of a newer release; it holds for one version only (release-overlay.ts). */
  overlay?: ReleaseOverlay;
}

/** Each family has a version of its own; null for one that is not there. */
export function familyVersion({ families }: Pick<Catalogue, 'families'>, family: Family): string | null {
  return families.find((one) => one.family === family)?.version ?? null;
}

/** What one file under `resources/catalogue/` holds. */
export interface CatalogueFile {
  family: Family;
  version: string;
  operations: Operation[];
  scopes: ScopeFact[];
}

/**
 * Join the files of the families into one catalogue; the management file gives the version. Operations keep their order.
 * Two specifications may use one operationId (`listAuthenticators` is in management and in MyAccount): the management
 * file keeps its ids, and in a later file an id that is taken gets its family before it (`myaccount.listAuthenticators`).
 */
export function joinCatalogue(files: CatalogueFile[]): Catalogue {
  const management = files.find((file) => file.family === 'management') ?? files[0];
  const taken = new Set(management?.operations.map((operation) => operation.id));
  const unique = files.map((file) => (file === management ? file : withUniqueIds(file, taken)));
  const scopes = new Map<string, ScopeFact>();
  for (const file of unique)
    for (const scope of file.scopes) if (!scopes.has(scope.name)) scopes.set(scope.name, scope);
  return {
    version: management?.version ?? 'none',
    families: files.map(({ family, version }) => ({ family, version })),
    operations: unique.flatMap((file) => file.operations),
    scopes: [...scopes.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function withUniqueIds(file: CatalogueFile, taken: Set<string>): CatalogueFile {
  const renamed = new Map<string, string>();
  const operations = file.operations.map((operation) => {
    const id = taken.has(operation.id) ? `${file.family}.${operation.id}` : operation.id;
    taken.add(id);
    if (id === operation.id) return operation;
    renamed.set(operation.id, id);
    return { ...operation, id };
  });
  const scopes = file.scopes.map((scope) => {
    const id = scope.probe && renamed.get(scope.probe.operationId);
    return scope.probe && id ? { ...scope, probe: { ...scope.probe, operationId: id } } : scope;
  });
  return { ...file, operations, scopes };
}
