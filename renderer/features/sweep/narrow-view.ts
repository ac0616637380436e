// The part of a large matrix that a person looks for: what has their words in scope, path or operation, and with one token a
// scope only the operations with the chosen outcome. Cells stay as they are; lines are left out.
import type { SweepView } from '../../../shared/runs/sweep/reduce-sweep.ts';
import type { SweepColumn, SweepRow } from '../../../shared/runs/sweep/sweep-types.ts';
import { wordOf } from './matrix/matrix.ts';

/** `text`: words, all of which a line has. `word`: an outcome as the legend calls it; null for all. The same view when nothing is asked. */
export function narrowView(view: SweepView, text: string, word: string | null): SweepView {
  const each = view.input?.isolation === 'each';
  const named = text.trim() === '' ? view : withWords(view, text, each);
  if (word === null || !each) return named;
  const hasOutcome = (row: SweepRow) =>
    named.columns.some(({ key }) => {
      const cell = view.cells.get(`${key}|${row.operationId}`);
      return cell !== undefined && wordOf(cell) === word;
    });
  return { ...named, rows: named.rows.filter(hasOutcome) };
}

function withWords(view: SweepView, text: string, each: boolean): SweepView {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (line: string) => words.every((one) => line.toLowerCase().includes(one));
  const columns = each ? view.columns.filter(({ scope }: SweepColumn) => has(scope ?? '')) : [];
  const rows = view.rows.filter(({ method, path, operationId, scopes }) =>
    has(`${method} ${path} ${operationId} ${scopes.join(' ')}`),
  );
  if (!each) return { ...view, rows };
  // A word that only scopes have leaves all operations, and the other way round.
  const none = columns.length === 0 && rows.length === 0;
  return {
    ...view,
    columns: columns.length > 0 || none ? columns : view.columns,
    rows: rows.length > 0 || none ? rows : view.rows,
  };
}
