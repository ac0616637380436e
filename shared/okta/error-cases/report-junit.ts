// A run of error cases as JUnit XML, as build servers read it: a suite a group. An answer that differs is a failure, no answer
// is an error, as is a case that could not be sent for want of a token; what was not meant to be sent is skipped with its reason.
import { escapeHtml } from '../sweep/escape-html.ts';
import { CASE_OUTCOME_FACTS, isUnprepared, sumOutcomes } from './case-outcomes.ts';
import { type ErrorReport, type ReportRow, reportGroups, rowSentences } from './report-facts.ts';

export function toErrorJunit(report: ErrorReport): string {
  const suites = reportGroups(report).map(({ title, rows }) => {
    const cases = rows.map((row) => testCase(row)).join('\n');
    return `  <testsuite name="${attribute(title)}" ${countsOf(rows)} timestamp="${isoSeconds(report.at)}">\n${cases}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${attribute(`Error cases of ${report.org}`)}" ${countsOf(report.rows)}>
${suites.join('\n')}
</testsuites>
`;

  function testCase(row: ReportRow): string {
    const { id, group, title } = row.one;
    const open = `    <testcase classname="${attribute(`errors.${group}`)}" name="${attribute(`${id}: ${title}`)}"`;
    const inner = elementOf(row);
    return inner === '' ? `${open}/>` : `${open}>\n      ${inner}\n    </testcase>`;
  }
}

function elementOf(row: ReportRow): string {
  const { result } = row;
  const sentences = rowSentences(row);
  const message = attribute(sentences[0] ?? CASE_OUTCOME_FACTS[result.outcome].label);
  const text = attribute(sentences.join('\n'));
  if (result.outcome === 'differs') return `<failure type="differs" message="${message}">${text}</failure>`;
  if (result.outcome === 'unreachable') return `<error type="unreachable" message="${message}">${text}</error>`;
  if (isUnprepared(result)) return `<error type="unprepared" message="${message}">${text}</error>`;
  if (result.outcome === 'skipped') return `<skipped message="${message}"/>`;
  return sentences.length === 0 ? '' : `<system-out>${text}</system-out>`;
}

function countsOf(rows: readonly ReportRow[]): string {
  const sums = sumOutcomes(rows.map(({ result }) => result.outcome));
  const unprepared = rows.filter(({ result }) => isUnprepared(result)).length;
  const [errors, skipped] = [sums.unreachable + unprepared, sums.skipped - unprepared];
  return `tests="${rows.length}" failures="${sums.differs}" errors="${errors}" skipped="${skipped}"`;
}

/** Without the control characters that XML 1.0 does not allow even escaped. */
function attribute(text: string): string {
  const allowed = [...text].filter((char) => char >= ' ' || char === '\n' || char === '\t').join('');
  return escapeHtml(allowed.replace(/[\uFFFE\uFFFF]/g, ''));
}

/** JUnit's schema knows no zone and no fraction. */
function isoSeconds(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}
