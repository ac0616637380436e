// A run of error cases as Markdown: a table a group, then what differs, expected and actual one under the other.
import type { ShownAnswer } from '../../../model/case-results.ts';
import { escapeMarkdown, fencedBlock, markdownTable } from '../../../report/markdown.ts';
import { caseError } from '../cases/case-words.ts';
import { CASE_OUTCOME_FACTS, describeSums, sumOutcomes } from '../compare/case-outcomes.ts';
import {
  actualWords,
  type ErrorReport,
  expectedOf,
  type ReportRow,
  reportGroups,
  rowSentences,
} from './report-facts.ts';

export function toErrorMarkdown(report: ErrorReport): string {
  const { org, credential, at, rows } = report;
  const differing = rows.filter(({ result }) => result.outcome === 'differs' || result.outcome === 'as-this-org');
  const parts = [
    `# Error cases: ${escapeMarkdown(org)}`,
    `- Credential: ${escapeMarkdown(credential)}\n- At: ${new Date(at).toISOString()}\n- Result: ${describeSums(sumOutcomes(rows.map(({ result }) => result.outcome)))}`,
    ...reportGroups(report).map((group) => `## ${group.title}\n\n${groupTable(group.rows)}`),
    ...(differing.length === 0 ? [] : ['## What differs', ...differing.map(difference)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function groupTable(rows: ReportRow[]): string {
  return markdownTable(
    ['Case', 'Expected', 'Actual', 'Outcome', 'Note'],
    rows.map((row) => {
      const { one, result, changed } = row;
      const { sign, label } = CASE_OUTCOME_FACTS[result.outcome];
      return [
        one.title,
        [String(expectedOf(row).status), caseError(one)].filter(Boolean).join(' '),
        actualWords(result),
        `${sign} ${label}${changed ? ' (changed)' : ''}`,
        result.note ?? '',
      ];
    }),
  );
}

function difference(row: ReportRow): string {
  const { one, result } = row;
  const list = rowSentences(row)
    .map((sentence) => `- ${escapeMarkdown(sentence)}`)
    .join('\n');
  const actual = result.actual === null ? '' : `\n\nActual:\n\n${fenced(result.actual)}`;
  return `### ${escapeMarkdown(one.title)}\n\n${list}\n\nExpected:\n\n${fenced(expectedOf(row))}${actual}`;
}

function fenced({ status, headers, body }: ShownAnswer): string {
  const lines = [`HTTP ${status}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', body];
  return fencedBlock(lines.join('\n').trimEnd());
}
