// A run of error cases as one HTML file: a table a group, and under each case that differs both answers side by side.
import { escapeHtml } from '../sweep/escape-html.ts';
import { htmlPage } from '../sweep/html-page.ts';
import { CASE_OUTCOME_FACTS, describeSums, sumOutcomes } from './case-outcomes.ts';
import { caseError, caseWords } from './case-words.ts';
import { cameWords, type ErrorReport, expectedOf, type ReportRow, reportGroups, rowSentences } from './report-facts.ts';
import type { ShownAnswer } from './shown-answer.ts';

const STYLE = `pre{font:12px/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;margin:0}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:12px}.pair h4{margin:8px 0 2px;font-weight:600}summary{cursor:pointer}
td{vertical-align:top}td.o{white-space:nowrap;font-weight:600}
`;

export function toErrorHtml(report: ErrorReport): string {
  const { org, credential, at, rows } = report;
  const title = `Error cases: ${org}`;
  return htmlPage({
    title,
    style: STYLE,
    body: `<dl><dt>Credential</dt><dd>${escapeHtml(credential)}</dd><dt>At</dt><dd>${new Date(at).toISOString()}</dd><dt>Result</dt><dd>${escapeHtml(describeSums(sumOutcomes(rows.map(({ result }) => result.outcome))))}</dd></dl>
${reportGroups(report)
  .map((group) => `<h2>${escapeHtml(group.title)}</h2>\n${groupTable(group.rows)}`)
  .join('\n')}`,
  });
}

function groupTable(rows: ReportRow[]): string {
  const head = ['Case', 'Expected', 'Came', 'Outcome', 'What it means'];
  return `<table><thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${rows.map(tableRow).join('\n')}</tbody></table>`;
}

function tableRow(row: ReportRow): string {
  const { one, result, changed } = row;
  const { sign, label, colour } = CASE_OUTCOME_FACTS[result.outcome];
  const expected = [String(expectedOf(row).status), caseError(one)].filter(Boolean).join(' ');
  const { meaning, fix } = caseWords(one);
  return `<tr><th scope="row">${escapeHtml(one.title)}<br><code>${escapeHtml(one.id)}</code></th><td>${escapeHtml(expected)}</td><td>${escapeHtml(cameWords(result))}</td><td class="o ${colour}">${sign} ${label}${changed ? '<br>changed' : ''}</td><td>${escapeHtml(`${meaning} ${fix}`.trim())}${details(row)}</td></tr>`;
}

function details(row: ReportRow): string {
  const { result } = row;
  const sentences = rowSentences(row);
  if (sentences.length === 0) return '';
  const list = `<ul>${sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('')}</ul>`;
  if (result.actual === null || result.differences.length === 0) return list;
  const pair = `<div class="pair"><div><h4>Expected</h4>${pre(expectedOf(row))}</div><div><h4>Came</h4>${pre(result.actual)}</div></div>`;
  return `${list}<details><summary>Side by side</summary>${pair}</details>`;
}

function pre({ status, headers, body }: ShownAnswer): string {
  const lines = [`HTTP ${status}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', body];
  return `<pre>${escapeHtml(lines.join('\n').trimEnd())}</pre>`;
}
