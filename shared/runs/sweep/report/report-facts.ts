// What every report says about a run besides its cells, in one place so that the formats agree.
import { outcomeFact } from '../outcome-facts.ts';
import type { SweepView } from '../reduce-sweep.ts';
import type { SweepCell, SweepColumn } from '../sweep-events.ts';

export function reportFacts(view: SweepView): [label: string, value: string][] {
  const { input, waits } = view;
  const limited = waits['rate-limited'] + waits.concurrency;
  return [
    ['Targets', view.targetNames.join(', ')],
    ['Started', isoTime(view.startedAt)],
    ['Ended', view.endedAt === null ? `not yet (${view.state})` : `${isoTime(view.endedAt)} (${view.state})`],
    ['Cells', `${view.done} of ${view.total}`],
    ['Tokens', input?.isolation === 'each' ? 'one per scope' : 'as many scopes in each as fit'],
    ['Rate', `at most ${Math.round((input?.share ?? 0) * 100)} % of each budget; refused by it ${limited} times`],
    ['Catalogue', catalogueText(view)],
  ];
}

/** The version of the management file, with the others that the plan was made of by name. */
function catalogueText({ catalogueVersion, catalogueFiles }: SweepView): string {
  const others = catalogueFiles.filter(({ family }) => family !== 'management');
  return [catalogueVersion, ...others.map(({ family, version }) => `${family} ${version}`)].join(', ');
}

/** Cells by outcome, most first; allowed ones with an empty list are separate. */
export function reportSums(view: SweepView): { fact: ReturnType<typeof outcomeFact>; count: number }[] {
  const counts = new Map<string, { fact: ReturnType<typeof outcomeFact>; count: number }>();
  for (const cell of view.cells.values()) {
    const fact = outcomeFact(cell);
    const entry = counts.get(fact.label) ?? { fact, count: 0 };
    entry.count += 1;
    counts.set(fact.label, entry);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

/** What a sign alone cannot say: each outcome with its note, once, with how often it applies. */
export function reportNotes(view: SweepView): { words: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const cell of cellsInOrder(view)) {
    if (cell.note === null) continue;
    const words = `${outcomeFact(cell).label}: ${cell.note}`;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, count]) => ({ words, count }));
}

export function columnLabel(view: SweepView, { target, scope }: SweepColumn): string {
  const name = view.targetNames[target] ?? `Target ${target + 1}`;
  if (scope === null) return name;
  return view.targetNames.length > 1 ? `${name}: ${scope}` : scope;
}

/** Cells in the order of the matrix, row by row. */
export function cellsInOrder(view: SweepView): SweepCell[] {
  return view.rows.flatMap((row) =>
    view.columns.flatMap((column) => view.cells.get(`${column.key}|${row.operationId}`) ?? []),
  );
}

export function isoTime(at: number): string {
  return new Date(at).toISOString();
}
