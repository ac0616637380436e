// The operations by the resource that they are about, which is the catalogue's tag, so that a person can look through what there is.
import { effectOf } from '../scopes/blast-radius.ts';
import type { Catalogue, Family, Operation } from './catalogue.ts';
import { operationTitle } from './operation-title.ts';

export interface OperationGroup {
  /** Unique: two families may have a tag of the same name. */
  key: string;
  title: string;
  family: Family;
  operations: Operation[];
  /** How many of them only read; the others create, change or delete. */
  reads: number;
}

/** Those of the management API first, then the other families; each by title, its operations as in the catalogue. */
export function groupOperations({
  operations,
  families,
}: Pick<Catalogue, 'operations' | 'families'>): OperationGroup[] {
  const groups = new Map<string, OperationGroup>();
  for (const operation of operations) {
    const { family, tag } = operation;
    const key = `${family} ${tag}`;
    const group = groups.get(key) ?? { key, title: resourceTitle(tag), family, operations: [], reads: 0 };
    group.operations.push(operation);
    if (effectOf(operation) === 'read') group.reads += 1;
    groups.set(key, group);
  }
  const order = families.map(({ family }) => family);
  return [...groups.values()].sort(
    (a, b) =>
      order.indexOf(a.family) - order.indexOf(b.family) || (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1),
  );
}

/** `ApplicationUsers` is "Application users". A letter that only orders the tags of roles goes: `RoleCResourceSet`. */
function resourceTitle(tag: string): string {
  if (tag === '') return 'Without a resource';
  return operationTitle(tag.replace(/(?<=^Role|^RoleAssignment|^RoleBTarget)[A-E](?=[A-Z])/g, ''));
}
