// The cells as CSV (RFC 4180), one a line. A field that a spreadsheet would take for a formula gets an apostrophe before
// it: ids and paths come from an org and may begin with anything.
import { outcomeFact } from '../outcome-facts.ts';
import type { SweepView } from '../reduce-sweep.ts';
import { cellsInOrder, isoTime } from './report-facts.ts';

const HEAD = [
  'target',
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
  const lines = cellsInOrder(view).map((cell) => [
    view.targetNames[cell.target] ?? String(cell.target),
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
  return [HEAD, ...lines].map((fields) => `${fields.map(toField).join(',')}\r\n`).join('');
}

function toField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
