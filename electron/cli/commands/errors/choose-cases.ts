// Which error cases are meant by --case and --group; all of them when neither is given.
import { errorCases } from '../../../../shared/okta/error-cases/all-cases.ts';
import { CASE_GROUP_IDS, type CaseGroup } from '../../../../shared/okta/error-cases/cases/case-groups.ts';
import type { ErrorCase } from '../../../../shared/okta/error-cases/error-case.ts';
import { usageError } from '../../cli-error.ts';

/** In the order of the cases. @throws CliError USAGE for a name that does not exist */
export function chooseCases({
  case: ids = [],
  group: groups = [],
}: {
  case?: string[];
  group?: string[];
}): ErrorCase[] {
  const known = new Set(errorCases().map(({ id }) => id));
  for (const id of ids)
    if (!known.has(id))
      throw usageError(
        id.trim() === '' ? '--case names no error case.' : `There is no error case ${id}.`,
        `${near(id)}scopebench errors --list shows all.`,
      );
  for (const group of groups)
    if (!CASE_GROUP_IDS.includes(group as CaseGroup))
      throw usageError(`There is no group ${group}.`, `The groups are ${CASE_GROUP_IDS.join(', ')}.`);
  if (ids.length === 0 && groups.length === 0) return [...errorCases()];
  return errorCases().filter((one) => ids.includes(one.id) || groups.includes(one.group));
}

/** A case whose last part is the same, or begins alike. */
function near(id: string): string {
  const last = id.split('/').at(-1) ?? id;
  const found =
    last.length < 3 ? undefined : errorCases().find((one) => one.id.split('/').at(-1)?.startsWith(last.slice(0, 6)));
  return found ? `Did you mean ${found.id}? ` : '';
}
