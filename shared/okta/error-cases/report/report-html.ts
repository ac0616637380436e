// A run of error cases as one HTML file: a table a group, and under each case that differs both answers side by side.
import { html } from 'hono/html';
import { type Html, htmlPage } from '../../../report/html-page.ts';
import { caseError, caseWords } from '../cases/case-words.ts';
import { CASE_OUTCOME_FACTS, describeSums, sumOutcomes } from '../compare/case-outcomes.ts';
import type { ShownAnswer } from '../compare/shown-answer.ts';
import {
  actualWords,
  type ErrorReport,
  expectedOf,
  type ReportRow,
  reportGroups,
  rowSentences,
} from './report-facts.ts';

const STYLE = `pre{font:12px/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;margin:0}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:12px}.pair h4{margin:8px 0 2px;font-weight:600}summary{cursor:pointer}
td{vertical-align:top}td.o{white-space:nowrap;font-weight:600}
`;

export function toErrorHtml(report: ErrorReport): string {
  const { org, credential, at, rows } = report;
  const sums = describeSums(sumOutcomes(rows.map(({ result }) => result.outcome)));
  const groups = reportGroups(report).map((group) => html`<h2>${group.title}</h2>\n${groupTable(group.rows)}\n`);
  return htmlPage({
    title: `Error cases: ${org}`,
    style: STYLE,
    body: html`<dl><dt>Credential</dt><dd>${credential}</dd><dt>At</dt><dd>${new Date(at).toISOString()}</dd><dt>Result</dt><dd>${sums}</dd></dl>
${groups}`,
  });
}

const HEAD = ['Case', 'Expected', 'Actual', 'Outcome', 'What it means'];

function groupTable(rows: ReportRow[]): Html {
  const head = HEAD.map((name) => html`<th scope="col">${name}</th>`);
  return html`<table><thead><tr>${head}</tr></thead><tbody>${rows.map(tableRow)}</tbody></table>`;
}

function tableRow(row: ReportRow): Html {
  const { one, result, changed } = row;
  const { sign, label, colour } = CASE_OUTCOME_FACTS[result.outcome];
  const expected = [String(expectedOf(row).status), caseError(one)].filter(Boolean).join(' ');
  const { meaning, fix } = caseWords(one);
  return html`<tr><th scope="row">${one.title}<br><code>${one.id}</code></th><td>${expected}</td><td>${actualWords(result)}</td><td class="o ${colour}">${sign} ${label}${changed && html`<br>changed`}</td><td>${`${meaning} ${fix}`.trim()}${details(row)}</td></tr>\n`;
}

function details(row: ReportRow): Html | null {
  const { result } = row;
  const sentences = rowSentences(row);
  if (sentences.length === 0) return null;
  const list = html`<ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
  if (result.actual === null || result.differences.length === 0) return list;
  return html`${list}<details><summary>Side by side</summary><div class="pair"><div><h4>Expected</h4>${pre(expectedOf(row))}</div><div><h4>Actual</h4>${pre(result.actual)}</div></div></details>`;
}

function pre({ status, headers, body }: ShownAnswer): Html {
  const lines = [`HTTP ${status}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', body];
  return html`<pre>${lines.join('\n').trimEnd()}</pre>`;
}
