// A sweep as Markdown, for a wiki or a pull request: sums, scopes, and the matrix with a sign and word in each cell.
import { escapeMarkdown, markdownTable } from './markdown.ts';
import { outcomeFact } from './outcome-facts.ts';
import { cellAt, type SweepView } from './reduce-sweep.ts';
import { cellsInOrder, columnLabel, reportFacts, reportSums } from './report-facts.ts';
import { provenWord, sumScopes } from './sum-scopes.ts';

/** Beyond so many columns a word in each cell makes a table that nobody can read. */
const WORDS_UP_TO = 6;

export function toMarkdown(view: SweepView): string {
  const parts = [
    `# Scope sweep${view.input?.name ? `: ${escapeMarkdown(view.input.name)}` : ''}`,
    reportFacts(view)
      .map(([label, value]) => `- ${label}: ${escapeMarkdown(value)}`)
      .join('\n'),
    '## Outcomes',
    markdownTable(
      ['Outcome', 'Cells'],
      reportSums(view).map(({ fact, count }) => [`${fact.sign} ${fact.label}`, String(count)]),
    ),
    '## Scopes',
    scopeTable(view),
    '## Matrix',
    matrix(view),
    notes(view),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function scopeTable(view: SweepView): string {
  const head = ['Target', 'Scope', 'Proven', 'Allowed', 'Empty list', 'Refused', 'Other', 'Skipped'];
  const rows = sumScopes(view).map((sum) => [
    view.targetNames[sum.target] ?? '',
    sum.scope,
    provenWord(sum),
    ...[sum.allowed, sum.empty, sum.refused, sum.other, sum.skipped].map(String),
  ]);
  return markdownTable(head, rows);
}

function matrix(view: SweepView): string {
  const words = view.columns.length <= WORDS_UP_TO;
  const head = ['Operation', ...view.columns.map((column) => columnLabel(view, column))];
  const rows = view.rows.map((row) => [
    `${row.method} ${row.path}${row.invalidWrite ? ' (invalid on purpose)' : ''}`,
    ...view.columns.map((column) => {
      const cell = cellAt(view, column, row);
      if (!cell) return '';
      const { sign, label } = outcomeFact(cell);
      return words ? `${sign} ${label}` : sign;
    }),
  ]);
  return markdownTable(head, rows);
}

/** What a sign alone cannot say, each sentence once with how often it applies. */
function notes(view: SweepView): string {
  const counts = new Map<string, number>();
  for (const { note } of cellsInOrder(view)) if (note !== null) counts.set(note, (counts.get(note) ?? 0) + 1);
  if (counts.size === 0) return '';
  return `## Notes\n\n${[...counts].map(([note, count]) => `- ${escapeMarkdown(note)} (${count})`).join('\n')}`;
}
