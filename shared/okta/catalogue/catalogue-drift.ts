// What is different between two catalogues: operations and scopes that were added, removed or changed, and in which way.
// An operation is the same when its id is; one that has a new id at the same method and path was renamed.

import type { Catalogue, Operation, Parameter } from './catalogue.ts';

export interface CatalogueDrift {
  /** Versions, with the families whose version differs where more than the management file changed. */
  from: string;
  to: string;
  operationsAdded: Operation[];
  operationsRemoved: Operation[];
  operationsChanged: ChangedOperation[];
  scopesAdded: string[];
  scopesRemoved: string[];
}

export interface ChangedOperation {
  before: Operation;
  after: Operation;
  /** Phrases, such as `scopes: okta.a.read → okta.b.read`. */
  changes: string[];
}

export function catalogueDrift(from: Catalogue, to: Catalogue): CatalogueDrift {
  const before = new Map(from.operations.map((operation) => [operation.id, operation]));
  const after = new Map(to.operations.map((operation) => [operation.id, operation]));
  const gone = from.operations.filter(({ id }) => !after.has(id));
  const added = to.operations.filter(({ id }) => !before.has(id));
  const goneAt = new Map(gone.map((operation) => [placeOf(operation), operation]));
  const renamed = added.flatMap((operation) => {
    const was = goneAt.get(placeOf(operation));
    return was
      ? [{ before: was, after: operation, changes: [`id: ${was.id} → ${operation.id}`, ...changesOf(was, operation)] }]
      : [];
  });
  const oldIds = new Set(renamed.map((one) => one.before.id));
  const newIds = new Set(renamed.map((one) => one.after.id));
  const changed = to.operations.flatMap((operation) => {
    const was = before.get(operation.id);
    const changes = was ? changesOf(was, operation) : [];
    return was && changes.length > 0 ? [{ before: was, after: operation, changes }] : [];
  });
  const names = { from: new Set(from.scopes.map(({ name }) => name)), to: new Set(to.scopes.map(({ name }) => name)) };
  return {
    ...versions(from, to),
    operationsAdded: added.filter(({ id }) => !newIds.has(id)),
    operationsRemoved: gone.filter(({ id }) => !oldIds.has(id)),
    operationsChanged: [...renamed, ...changed],
    scopesAdded: [...names.to].filter((name) => !names.from.has(name)).sort(),
    scopesRemoved: [...names.from].filter((name) => !names.to.has(name)).sort(),
  };
}

/** Names of placeholders may change without a meaning. */
const placeOf = ({ method, path }: Operation): string => `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`;

function versions(from: Catalogue, to: Catalogue): { from: string; to: string } {
  const was = new Map(from.families.map(({ family, version }) => [family, version]));
  const other = to.families.filter(({ family, version }) => family !== 'management' && was.get(family) !== version);
  const text = (main: string, version: (family: (typeof other)[number]) => string) =>
    [main, ...other.map((one) => `${one.family} ${version(one)}`)].join(', ');
  return {
    from: text(from.version, ({ family }) => was.get(family) ?? 'none'),
    to: text(to.version, ({ version }) => version),
  };
}

function changesOf(before: Operation, after: Operation): string[] {
  const changes: string[] = [];
  const compare = (what: string, was: string, is: string) => {
    if (was !== is) changes.push(`${what}: ${was || 'none'} → ${is || 'none'}`);
  };
  compare('method', before.method, after.method);
  compare('path', before.path, after.path);
  compare('scopes', list(before.scopes), list(after.scopes));
  compare('accepts', list(before.auth), list(after.auth));
  compare('lifecycle', before.lifecycle ?? '', after.lifecycle ?? '');
  compare('licences', list(before.skus), list(after.skus));
  compare('admin roles', list(before.adminRoles), list(after.adminRoles));
  compare('body', yesNo(before.body), yesNo(after.body));
  compare('paged', yesNo(before.paginated), yesNo(after.paginated));
  compare('deprecated', yesNo(before.deprecated), yesNo(after.deprecated));
  compare('statuses', list(before.responses), list(after.responses));
  return [...changes, ...parameterChanges(before.parameters, after.parameters)];
}

function parameterChanges(before: readonly Parameter[], after: readonly Parameter[]): string[] {
  const was = new Map(before.filter(({ in: place }) => place === 'query').map((one) => [one.name, one]));
  const is = new Map(after.filter(({ in: place }) => place === 'query').map((one) => [one.name, one]));
  const changes: string[] = [];
  for (const [name, parameter] of is) {
    const old = was.get(name);
    if (!old) changes.push(`parameter added: ${name}${parameter.required ? ' (required)' : ''}`);
    else if (old.required !== parameter.required)
      changes.push(`parameter ${name}: ${parameter.required ? 'required now' : 'not required any more'}`);
    else if (JSON.stringify(limits(old)) !== JSON.stringify(limits(parameter)))
      changes.push(`parameter ${name}: other type, default, limits or values`);
  }
  for (const name of was.keys()) if (!is.has(name)) changes.push(`parameter removed: ${name}`);
  return changes;
}

const limits = ({ type, default: preset, min, max, enum: values }: Parameter) => [type, preset, min, max, values];
const list = (items: readonly string[] | undefined): string => [...(items ?? [])].sort().join(' ');
const yesNo = (flag: boolean | undefined): string => (flag ? 'yes' : 'no');
