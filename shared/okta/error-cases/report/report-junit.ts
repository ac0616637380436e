// A run of error cases as JUnit XML, as build servers read it: a suite a group. An answer that differs is a failure, no answer
// is an error, as is a case that could not be sent without a token; what was not meant to be sent is skipped with its reason.
import { type JunitCase, junitXml } from '../../../report/junit.ts';
import { CASE_OUTCOME_FACTS, isUnprepared } from '../compare/case-outcomes.ts';
import { type ErrorReport, type ReportRow, reportGroups, rowSentences } from './report-facts.ts';

export function toErrorJunit(report: ErrorReport): string {
  return junitXml(
    `Error cases of ${report.org}`,
    reportGroups(report).map(({ title, rows }) => ({
      name: title,
      at: report.at,
      properties: [],
      cases: rows.map(testCase),
      output: '',
    })),
  );
}

function testCase(row: ReportRow): JunitCase {
  const { id, group, title } = row.one;
  return {
    classname: `errors.${group}`,
    name: `${id}: ${title}`,
    ms: null,
    file: null,
    properties: [],
    end: endOf(row),
  };
}

function endOf(row: ReportRow): JunitCase['end'] {
  const { result } = row;
  const sentences = rowSentences(row);
  const message = sentences[0] ?? CASE_OUTCOME_FACTS[result.outcome].label;
  const text = sentences.join('\n');
  if (result.outcome === 'differs') return { kind: 'failure', type: 'differs', message, text };
  if (result.outcome === 'unreachable') return { kind: 'error', type: 'unreachable', message, text };
  if (isUnprepared(result)) return { kind: 'error', type: 'unprepared', message, text };
  if (result.outcome === 'skipped') return { kind: 'skipped', message };
  return sentences.length === 0 ? null : { kind: 'output', text };
}
