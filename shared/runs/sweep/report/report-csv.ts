// The cells as CSV, one a line. `scope` is the one that a cell is about, to sort and pivot by: that of its column, or where all were
// asked for together what the operation needs. `scopes` are those of the token.
import { outcomeFact } from '../outcome-facts.ts';
import type { SweepView } from '../reduce-sweep.ts';
import { csvText } from './csv-text.ts';
import { cellsInOrder, isoTime } from './report-facts.ts';

const HEAD = [
  'target',
  'scope',
  'scopes',
  'method',
  'path',
  'operation',
  'outcome',
  'label',
  'status',
  'empty_list',
  'invalid_write',
  'note',
  'exchange',
  'at',
];

export function toCsv(view: SweepView): string {
  const about = new Map<string, string>(
    view.rows.flatMap((row) =>
      view.columns.map(({ key, scope }) => [`${key}|${row.operationId}`, scope ?? row.scopes.join(' ')] as const),
    ),
  );
  const lines = cellsInOrder(view).map((cell) => [
    view.targetNames[cell.target] ?? String(cell.target),
    about.get(cell.key) ?? '',
    cell.scopes.join(' '),
    cell.method,
    cell.path,
    cell.operationId,
    cell.outcome,
    outcomeFact(cell).label,
    cell.status === null ? '' : String(cell.status),
    String(cell.emptyList),
    String(cell.invalidWrite),
    cell.note ?? '',
    cell.exchangeId ?? '',
    isoTime(cell.at),
  ]);
  return csvText([HEAD, ...lines]);
}
