// What the actual answer can be compared with side by side: the expected answer, this org's baseline, the run before.
import type { CaseDifference, CaseHistory, ShownAnswer } from '../../../../../shared/model/case-results.ts';
import { compareAnswer } from '../../../../../shared/okta/error-cases/compare/compare-answer.ts';
import { asExpected } from '../../../../../shared/okta/error-cases/compare/judge-answer.ts';
import { toShownAnswer } from '../../../../../shared/okta/error-cases/compare/shown-answer.ts';
import type { ErrorCase } from '../../../../../shared/okta/error-cases/error-case.ts';
import type { SideId } from '../../errors-route.ts';

export interface Side {
  id: SideId;
  label: string;
  answer: ShownAnswer;
  /** Of the actual answer against it; empty while there is none. */
  differences: readonly CaseDifference[];
}

export type CaseRecord = CaseHistory['results'][number];

export function sidesOf(one: ErrorCase, record: CaseRecord | null, baseline: ShownAnswer | null): Side[] {
  const actual = record?.last.actual ?? null;
  const expected = one.expected[record?.last.matched ?? 0] ?? one.expected[0];
  const before = record?.before?.actual ?? null;
  const against = (answer: ShownAnswer) =>
    actual === null ? [] : compareAnswer(asExpected(one.expected, answer), actual);
  return [
    { id: 'expected', label: 'Expected', answer: toShownAnswer(expected), differences: record?.last.differences ?? [] },
    ...(baseline
      ? [{ id: 'baseline' as const, label: 'This org’s baseline', answer: baseline, differences: against(baseline) }]
      : []),
    ...(before && actual
      ? [{ id: 'before' as const, label: 'Previous run', answer: before, differences: against(before) }]
      : []),
  ];
}
