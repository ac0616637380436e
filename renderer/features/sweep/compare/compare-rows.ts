// The lines of a comparison: cells that both sweeps have and that differ, or that one of them alone has.
import type { SweepComparison } from '../../../../shared/runs/sweep/report/compare-sweeps.ts';
import type { SweepCell } from '../../../../shared/runs/sweep/sweep-types.ts';

export const COMPARE_PARTS = ['changed', 'onlyBefore', 'onlyAfter'] as const;
export type ComparePart = (typeof COMPARE_PARTS)[number];

export interface CompareRow {
  key: string;
  /** Null where all scopes are asked for together. */
  scope: string | null;
  method: string;
  path: string;
  before: SweepCell | null;
  after: SweepCell | null;
}

export function compareRows(result: SweepComparison, part: ComparePart): CompareRow[] {
  if (part === 'changed')
    return result.changed.map(({ scope, method, path, operationId, before, after }) => ({
      key: `${scope ?? '*'}|${operationId}`,
      scope,
      method,
      path,
      before,
      after,
    }));
  return result[part].map((cell) => {
    // A cell's key is `target|scope|operation`, with * for all scopes together.
    const scope = cell.key.split('|')[1] ?? '*';
    return {
      key: `${scope}|${cell.operationId}`,
      scope: scope === '*' ? null : scope,
      method: cell.method,
      path: cell.path,
      before: part === 'onlyBefore' ? cell : null,
      after: part === 'onlyAfter' ? cell : null,
    };
  });
}
