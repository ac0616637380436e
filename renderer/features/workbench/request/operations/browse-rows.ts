// What the list of operations shows while nothing is typed: favourites, what was used last, and every resource of the catalogue to
// open. One list, so that the arrow keys go through all of it.
import type { Catalogue, Operation } from '../../../../../shared/okta/catalogue/catalogue.ts';
import { groupOperations, type OperationGroup } from '../../../../../shared/okta/catalogue/group-operations.ts';

export type BrowseRow =
  /** `group`: the one that it is shown in. */
  | { kind: 'operation'; key: string; operation: Operation; group: OperationGroup | null }
  | { kind: 'group'; key: string; group: OperationGroup; open: boolean };

export interface BrowseSection {
  label: string;
  rows: BrowseRow[];
}

export interface Browsed {
  catalogue: Catalogue;
  operation: ReadonlyMap<string, Operation>;
  favourites: readonly string[];
  recent: readonly string[];
  /** Keys of groups. */
  open: ReadonlySet<string>;
}

const known = new WeakMap<Catalogue, OperationGroup[]>();

function groupsOf(catalogue: Catalogue): OperationGroup[] {
  const groups = known.get(catalogue) ?? groupOperations(catalogue);
  known.set(catalogue, groups);
  return groups;
}

export function browseSections({ catalogue, operation, favourites, recent, open }: Browsed): BrowseSection[] {
  const section = (label: string, ids: readonly string[]): BrowseSection => ({
    label,
    // A catalogue that is imported may not have all of them.
    rows: ids
      .flatMap((id) => operation.get(id) ?? [])
      .map((one) => ({ kind: 'operation', key: `${label} ${one.id}`, operation: one, group: null })),
  });
  const groups = groupsOf(catalogue).flatMap((group): BrowseRow[] => {
    const opened = open.has(group.key);
    const row = { kind: 'group', key: group.key, group, open: opened } as const;
    if (!opened) return [row];
    return [
      row,
      ...group.operations.map((one) => ({ kind: 'operation', key: `in ${one.id}`, operation: one, group }) as const),
    ];
  });
  return [
    section('Favourites', favourites),
    section('Used last on this tenant', recent),
    { label: 'By resource', rows: groups },
  ].filter(({ rows }) => rows.length > 0);
}
