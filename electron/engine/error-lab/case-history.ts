// What is kept of a place, as results with their comparison, as a report and as fixtures.
import type { CaseHistory, CaseResult } from '../../../shared/model/case-results.ts';
import { findErrorCase } from '../../../shared/okta/error-cases/all-cases.ts';
import { sameAnswer } from '../../../shared/okta/error-cases/compare/judge-answer.ts';
import type { ErrorCase } from '../../../shared/okta/error-cases/error-case.ts';
import type { ReportRow } from '../../../shared/okta/error-cases/report/report-facts.ts';
import { BenchError } from '../errors.ts';
import type { PlaceResults } from './error-lab-document.ts';

/** A case that this version no longer has is left out. */
export function toCaseHistory({ results, baselines }: PlaceResults): CaseHistory {
  return {
    results: Object.values(results).flatMap(({ last, before }) => {
      const one = findErrorCase(last.caseId);
      return one ? [{ caseId: last.caseId, last, before, changed: hasChanged(one, before, last) }] : [];
    }),
    baselines: Object.values(baselines),
  };
}

/** In the order of the cases. */
export function toReportRows(history: CaseHistory, cases: readonly ErrorCase[]): ReportRow[] {
  const byId = new Map(history.results.map((result) => [result.caseId, result]));
  return cases.flatMap((one) => {
    const found = byId.get(one.id);
    return found ? [{ one, result: found.last, changed: found.changed }] : [];
  });
}

/** Against the run before; a first result has changed nothing. */
export function hasChanged({ expected }: ErrorCase, before: CaseResult | null, last: CaseResult): boolean {
  if (before === null) return false;
  if (before.actual === null || last.actual === null) return before.outcome !== last.outcome;
  return !sameAnswer(expected, before.actual, last.actual);
}

/** Throws NOT_FOUND. */
export function namedCase(id: string): ErrorCase {
  const found = findErrorCase(id);
  if (!found)
    throw new BenchError('NOT_FOUND', `There is no error case ${id}.`, {
      fix: 'List them with scopebench errors --list, or on the Error lab page.',
    });
  return found;
}
