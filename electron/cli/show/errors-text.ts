// Error cases for a person at a terminal: a line a case, and under what differs the reason and the differences.

import type { CaseResult } from '../../../shared/contract/error-lab.ts';
import { counted } from '../../../shared/counted.ts';
import { CASE_GROUPS } from '../../../shared/okta/error-cases/case-groups.ts';
import { caseCost } from '../../../shared/okta/error-cases/case-needs.ts';
import { CASE_OUTCOME_FACTS } from '../../../shared/okta/error-cases/case-outcomes.ts';
import { caseError } from '../../../shared/okta/error-cases/case-words.ts';
import type { ErrorCase } from '../../../shared/okta/error-cases/error-case.ts';
import type { CaseRunEnd } from '../../../shared/okta/runs/reduce-case-run.ts';
import { paint } from '../terminal/style.ts';
import { formatTable } from '../terminal/table.ts';

const ID_WIDTH = 32;

export function formatCase(one: ErrorCase, result: CaseResult, changed: boolean): string {
  const { sign, label, colour } = CASE_OUTCOME_FACTS[result.outcome];
  const { outcome, note, differences, actual } = result;
  const status = actual === null ? '   ' : String(actual.status);
  const told = `${one.id.padEnd(ID_WIDTH)} ${status}  ${one.title}${changed ? ' (changed since the last run)' : ''}`;
  const head = `${paint(colour, `${sign} ${label.padEnd(11)}`)} ${told}`;
  const lines = outcome === 'differs' ? [note, ...differences.map(({ words }) => words)] : [note];
  return [head.trimEnd(), ...lines.flatMap((line) => (line === null ? [] : [`    ${line}`]))].join('\n');
}

export function formatEnd({ reason, message, sums }: CaseRunEnd): string {
  const fine = reason === 'complete' && sums.differs === 0 && sums.unreachable === 0;
  return `\n${paint(fine ? 'green' : 'amber', message)}`;
}

export function formatCaseList(cases: readonly ErrorCase[]): string {
  const rows = cases.map((one) => [
    one.id,
    [String(one.expected[0].status), caseError(one)].filter(Boolean).join(' '),
    counted(caseCost(one), 'request'),
    one.unsafe === null ? 'safe' : 'unsafe',
    `${CASE_GROUPS[one.group].title}: ${one.title}`,
  ]);
  return formatTable(rows);
}
