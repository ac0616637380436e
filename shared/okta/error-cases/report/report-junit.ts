// A run of error cases as JUnit XML, as build servers read it: a suite a group. An answer that differs is a failure, no answer
// is an error, as is a case that could not be sent without a token; what was not meant to be sent is skipped with its reason.
import { html } from 'hono/html';
import type { Html } from '../../../report/html-page.ts';
import { CASE_OUTCOME_FACTS, isUnprepared, sumOutcomes } from '../compare/case-outcomes.ts';
import { type ErrorReport, type ReportRow, reportGroups, rowSentences } from './report-facts.ts';

export function toErrorJunit(report: ErrorReport): string {
  const suites = reportGroups(report).map(
    ({ title, rows }) => html`  <testsuite name="${title}" ${countsOf(rows)} timestamp="${isoSeconds(report.at)}">
${rows.map(testCase)}  </testsuite>\n`,
  );
  return String(html`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${allowed(`Error cases of ${report.org}`)}" ${countsOf(report.rows)}>
${suites}</testsuites>
`);
}

function testCase(row: ReportRow): Html {
  const { id, group, title } = row.one;
  const open = html`    <testcase classname="errors.${group}" name="${id}: ${title}"`;
  const inner = elementOf(row);
  return inner === null ? html`${open}/>\n` : html`${open}>\n      ${inner}\n    </testcase>\n`;
}

function elementOf(row: ReportRow): Html | null {
  const { result } = row;
  const sentences = rowSentences(row).map(allowed);
  const message = sentences[0] ?? CASE_OUTCOME_FACTS[result.outcome].label;
  const text = sentences.join('\n');
  if (result.outcome === 'differs') return html`<failure type="differs" message="${message}">${text}</failure>`;
  if (result.outcome === 'unreachable') return html`<error type="unreachable" message="${message}">${text}</error>`;
  if (isUnprepared(result)) return html`<error type="unprepared" message="${message}">${text}</error>`;
  if (result.outcome === 'skipped') return html`<skipped message="${message}"/>`;
  return sentences.length === 0 ? null : html`<system-out>${text}</system-out>`;
}

function countsOf(rows: readonly ReportRow[]): Html {
  const sums = sumOutcomes(rows.map(({ result }) => result.outcome));
  const unprepared = rows.filter(({ result }) => isUnprepared(result)).length;
  const [errors, skipped] = [sums.unreachable + unprepared, sums.skipped - unprepared];
  return html`tests="${rows.length}" failures="${sums.differs}" errors="${errors}" skipped="${skipped}"`;
}

/** Without the control characters that XML 1.0 does not allow even escaped. */
function allowed(text: string): string {
  const kept = [...text].filter((char) => char >= ' ' || char === '\n' || char === '\t').join('');
  return kept.replace(/[\uFFFE\uFFFF]/g, '');
}

/** JUnit's schema knows no zone and no fraction. */
function isoSeconds(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}
