// Which files of the catalogue a plan was made of, and whether they are still those in use: a plan that was made of the
// governance file does not go on under a newer one, and one that took nothing of it does.
import type { Catalogue } from '../../../okta/catalogue/catalogue.ts';
import type { PlannedEntry, SweepColumn, SweepRow } from '../sweep-events.ts';

/** One file: its family and the version of the specification that it comes from. */
export interface FileVersion {
  family: string;
  version: string;
}

type Plan = { rows: readonly SweepRow[]; columns: readonly SweepColumn[] };

/** The management file always: it is looked into for every scope. */
export function planBasis({ rows, columns }: Plan, { families, operations, scopes }: Catalogue): FileVersion[] {
  const ids = new Set(rows.map(({ operationId }) => operationId));
  const names = new Set(columns.flatMap((column) => column.scopes));
  const used = new Set<string>(['management']);
  for (const { id, family } of operations) if (ids.has(id)) used.add(family);
  for (const { name, family } of scopes) if (names.has(name)) used.add(family);
  return families.filter(({ family }) => used.has(family)).map(({ family, version }) => ({ family, version }));
}

/** What a plan that is kept was made of; one of before this was written down names the management file only. */
export function basisOf({
  catalogueFiles,
  catalogueVersion,
}: Pick<PlannedEntry, 'catalogueFiles' | 'catalogueVersion'>) {
  return catalogueFiles ?? [{ family: 'management', version: catalogueVersion }];
}

/** The first file that is another one now; null when all are those of the plan. */
export function changedFile(
  basis: readonly FileVersion[],
  { families }: Pick<Catalogue, 'families'>,
): { family: string; was: string; now: string | null } | null {
  for (const { family, version } of basis) {
    const now = families.find((one) => one.family === family)?.version ?? null;
    if (now !== version) return { family, was: version, now };
  }
  return null;
}

/** Whether two plans call the same with the same demands, whatever the files are called. */
export function haveSameRows(one: readonly SweepRow[], other: readonly SweepRow[]): boolean {
  const text = (rows: readonly SweepRow[]) => rows.map(keyOf).join('\n');
  return text(one) === text(other);
}

const keyOf = ({ operationId, method, path, scopes, invalidWrite }: SweepRow): string =>
  [operationId, method, path, invalidWrite, ...scopes].join(' ');
