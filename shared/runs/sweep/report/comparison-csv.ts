// A comparison of two sweeps as CSV: a line for each cell that differs, or that one of them alone has.
import { outcomeFact } from '../outcome-facts.ts';
import type { SweepCell } from '../sweep-events.ts';
import { COMPARE_PARTS, type ComparePart, compareRows } from './compare-rows.ts';
import type { ComparedTarget } from './compare-sweeps.ts';
import { csvText } from './csv-text.ts';

const HEAD = [
  'change',
  'target',
  'scope',
  'method',
  'path',
  'operation',
  'before',
  'before_status',
  'after',
  'after_status',
];
const CHANGES: Record<ComparePart, string> = { changed: 'changed', onlyBefore: 'only before', onlyAfter: 'only after' };

export function comparisonCsv(compared: readonly ComparedTarget[]): string {
  const lines = COMPARE_PARTS.flatMap((part) =>
    compareRows(compared, part).map(({ target, scope, method, path, operationId, before, after }) => [
      CHANGES[part],
      target ?? '',
      scope ?? '',
      method,
      path,
      operationId,
      ...sideOf(before),
      ...sideOf(after),
    ]),
  );
  return csvText([HEAD, ...lines]);
}

const sideOf = (cell: SweepCell | null): [outcome: string, status: string] =>
  cell === null ? ['', ''] : [outcomeFact(cell).label, String(cell.status ?? '')];
