// A run of error cases as JSON, for programs. Members are only ever added.

import { caseWords } from '../cases/case-words.ts';
import { sourceText } from '../cases/public-sources.ts';
import { sumOutcomes } from '../compare/case-outcomes.ts';
import { type ErrorReport, expectedOf } from './report-facts.ts';

export function toErrorJson(report: ErrorReport): string {
  const { org, credential, at, rows } = report;
  const value = {
    org,
    credential,
    at: new Date(at).toISOString(),
    sums: sumOutcomes(rows.map(({ result }) => result.outcome)),
    cases: rows.map((row) => {
      const { one, result, changed } = row;
      return {
        id: one.id,
        group: one.group,
        title: one.title,
        sends: one.sends,
        ...caseWords(one),
        source: sourceText(one),
        evidence: one.evidence,
        confidence: one.confidence,
        outcome: result.outcome,
        at: new Date(result.at).toISOString(),
        verdict: result.verdict,
        exchangeId: result.exchangeId,
        changed,
        note: result.note,
        expected: expectedOf(row),
        actual: result.actual,
        differences: result.differences,
      };
    }),
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}
