// A sweep as Markdown, for a wiki or a pull request: sums, scopes, and the matrix with a sign and word in each cell.
import { escapeMarkdown, markdownTable } from '../../../report/markdown.ts';
import { outcomeFact, outcomeWords } from '../outcome-facts.ts';
import { cellAt, type SweepView } from '../reduce-sweep.ts';
import { columnLabel, reportFacts, reportNotes, reportSums } from './report-facts.ts';
import { effectiveWord, sumScopes } from './sum-scopes.ts';

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
  const head = ['Target', 'Scope', 'Effective', 'Allowed', 'Empty list', 'Refused', 'Other', 'Skipped'];
  const rows = sumScopes(view).map((sum) => [
    view.targetNames[sum.target] ?? '',
    sum.scope,
    effectiveWord(sum),
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
      const { sign } = outcomeFact(cell);
      return words ? `${sign} ${outcomeWords(cell)}` : sign;
    }),
  ]);
  return markdownTable(head, rows);
}

function notes(view: SweepView): string {
  const lines = reportNotes(view).map(({ words, count }) => `- ${escapeMarkdown(words)} (${count})`);
  return lines.length === 0 ? '' : `## Notes\n\n${lines.join('\n')}`;
}
