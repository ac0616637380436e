// What a sweep says about each scope: of the calls that demand it, how many passed, were refused, were left in doubt.
import { satisfies } from '../scope.ts';
import { VERDICT_FACTS } from '../verdicts.ts';
import { cellAt, type SweepView } from './reduce-sweep.ts';
import type { SweepCell, SweepColumn, SweepRow } from './sweep-types.ts';

export interface ScopeSum {
  target: number;
  scope: string;
  /** Passed, with something in the answer. */
  allowed: number;
  /** Passed with an empty list: allowed, or a missing role. */
  empty: number;
  refused: number;
  /** Anything else that was answered: not found, faults, rate. */
  other: number;
  skipped: number;
  /** At least one call that demands it passed beyond doubt. */
  proven: boolean;
}

/** In the order of the columns and, with several scopes a column, of the choice. Cells not done yet are in no sum. */
export function sumScopes(view: SweepView): ScopeSum[] {
  return view.columns.flatMap((column) => column.scopes.map((scope) => sumOf(view, column, scope)));
}

function sumOf(view: SweepView, column: SweepColumn, scope: string): ScopeSum {
  const sum = { target: column.target, scope, allowed: 0, empty: 0, refused: 0, other: 0, skipped: 0, proven: false };
  for (const row of view.rows) {
    const cell = demands(row, scope) ? cellAt(view, column, row) : undefined;
    if (cell) sum[partOf(cell)] += 1;
  }
  return { ...sum, proven: sum.allowed > 0 };
}

const demands = (row: SweepRow, scope: string) => row.scopes.some((name) => name === scope || satisfies([scope], name));

function partOf({ outcome, emptyList }: SweepCell): 'allowed' | 'empty' | 'refused' | 'other' | 'skipped' {
  if (outcome === 'skipped') return 'skipped';
  const { group } = VERDICT_FACTS[outcome];
  if (group === 'passed') return emptyList ? 'empty' : 'allowed';
  return group === 'refused' ? 'refused' : 'other';
}
