// The lines of a comparison: cells that both sweeps have and that differ, or that one of them alone has. Page and CSV show the same.
import type { SweepCell } from '../sweep-events.ts';
import type { ComparedTarget } from './compare-sweeps.ts';

export const COMPARE_PARTS = ['changed', 'onlyBefore', 'onlyAfter'] as const;
export type ComparePart = (typeof COMPARE_PARTS)[number];

export interface CompareRow {
  key: string;
  /** Whose cells they are; null where two credentials are set side by side. */
  target: string | null;
  /** Null where all scopes are asked for together. */
  scope: string | null;
  operationId: string;
  method: string;
  path: string;
  before: SweepCell | null;
  after: SweepCell | null;
}

export function compareRows(compared: readonly ComparedTarget[], part: ComparePart): CompareRow[] {
  return compared.flatMap(({ name, result }, at) => {
    const toRow = (row: Omit<CompareRow, 'key' | 'target'>): CompareRow => ({
      key: `${at}|${row.scope ?? '*'}|${row.operationId}`,
      target: name,
      ...row,
    });
    if (part === 'changed') return result.changed.map(toRow);
    return result[part].map((cell) => {
      // A cell's key is `target|scope|operation`, with * for all scopes together.
      const scope = cell.key.split('|')[1] ?? '*';
      return toRow({
        scope: scope === '*' ? null : scope,
        operationId: cell.operationId,
        method: cell.method,
        path: cell.path,
        before: part === 'onlyBefore' ? cell : null,
        after: part === 'onlyAfter' ? cell : null,
      });
    });
  });
}
