// Two sweeps side by side: before and after an edit of the submission, two tenants, two credentials. Cells are matched by
// scope and operation; what differs is listed with both cells, whose exchanges are the evidence.
import { cellAt, type SweepView } from '../reduce-sweep.ts';
import type { SweepCell, SweepColumn, SweepRow } from '../sweep-events.ts';

/** One target of a sweep: `compareSweeps` may be given two targets of the same one. */
export interface SweepSide {
  view: SweepView;
  /** Its place among the run's targets; -1 for none of them. */
  target: number;
}

export interface CellChange {
  /** Null where each side asked for all scopes together. */
  scope: string | null;
  operationId: string;
  method: string;
  path: string;
  before: SweepCell;
  after: SweepCell;
}

export interface SweepComparison {
  /** In the order of the first side's matrix, row by row. */
  changed: CellChange[];
  /** Cells that both have with the same outcome. */
  same: number;
  /** Cells that one side alone has, or has done. */
  onlyBefore: SweepCell[];
  onlyAfter: SweepCell[];
}

export function compareSweeps(before: SweepSide, after: SweepSide): SweepComparison {
  const result: SweepComparison = { changed: [], same: 0, onlyBefore: [], onlyAfter: [] };
  const others = indexOf(after);
  for (const { key, column, row, cell } of cellsOf(before)) {
    const other = others.get(key);
    others.delete(key);
    if (!other) result.onlyBefore.push(cell);
    else if (isSame(cell, other)) result.same += 1;
    else {
      const { operationId, method, path } = row;
      result.changed.push({ scope: column.scope, operationId, method, path, before: cell, after: other });
    }
  }
  result.onlyAfter.push(...others.values());
  return result;
}

/** What a comparison shows of one credential. */
export interface ComparedTarget {
  /** As the runs name it; null where two credentials are set side by side. */
  name: string | null;
  result: SweepComparison;
}

/** Every credential that either run has, each with itself: in the order of the earlier run, then those that the later one alone has. */
export function compareRuns(before: SweepView, after: SweepView): ComparedTarget[] {
  const keysOf = ({ input }: SweepView) =>
    (input?.targets ?? []).map(({ tenantId, credentialId }) => `${tenantId}/${credentialId}`);
  const [first, second] = [keysOf(before), keysOf(after)];
  const compared = (name: string | undefined, mine: number, theirs: number): ComparedTarget => ({
    name: name ?? '',
    result: compareSweeps({ view: before, target: mine }, { view: after, target: theirs }),
  });
  return [
    ...first.map((key, at) => compared(before.targetNames[at], at, second.indexOf(key))),
    ...second.flatMap((key, at) => (first.includes(key) ? [] : [compared(after.targetNames[at], -1, at)])),
  ];
}

/** Each credential of a run beside one that is the measure, which may be another of the same run; that one itself is left out. */
export function compareWithOne(measure: SweepSide, run: SweepView): ComparedTarget[] {
  return run.targetNames.flatMap((name, target) =>
    measure.view.runId === run.runId && measure.target === target
      ? []
      : [{ name, result: compareSweeps(measure, { view: run, target }) }],
  );
}

const isSame = (a: SweepCell, b: SweepCell) => a.outcome === b.outcome && a.emptyList === b.emptyList;

function indexOf(side: SweepSide): Map<string, SweepCell> {
  return new Map(cellsOf(side).map(({ key, cell }) => [key, cell]));
}

function cellsOf({ view, target }: SweepSide): { key: string; column: SweepColumn; row: SweepRow; cell: SweepCell }[] {
  const columns = view.columns.filter((column) => column.target === target);
  return view.rows.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = cellAt(view, column, row);
      return cell ? [{ key: `${column.scope ?? '*'}|${row.operationId}`, column, row, cell }] : [];
    }),
  );
}
