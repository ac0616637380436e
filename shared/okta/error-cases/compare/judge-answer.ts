// Which of the accepted answers was received, or how far the nearest one is; then whether this org is known to answer so.
import { parseJsonText } from '../../wire-text/json-text.ts';
import { fillText } from '../cases/case-values.ts';
import type { ErrorCase, ExpectedAnswer, Json } from '../error-case.ts';
import { compareAnswer } from './compare-answer.ts';
import type { Difference } from './difference.ts';
import type { ShownAnswer } from './shown-answer.ts';

export interface JudgedAnswer {
  outcome: 'as-expected' | 'as-this-org' | 'differs';
  /** Index of the answer that it is, or is nearest to. */
  matched: number;
  /** Against that one. */
  differences: Difference[];
}

export function judgeAnswer(
  expected: ErrorCase['expected'],
  actual: ShownAnswer,
  baseline: ShownAnswer | null,
): JudgedAnswer {
  const compared = expected.map((answer) => compareAnswer(answer, actual));
  const least = Math.min(...compared.map(({ length }) => length));
  const matched = compared.findIndex(({ length }) => length === least);
  const differences = compared[matched] ?? [];
  if (differences.length === 0) return { outcome: 'as-expected', matched, differences };
  const known = baseline !== null && sameAnswer(expected, baseline, actual);
  return { outcome: known ? 'as-this-org' : 'differs', matched, differences };
}

/** Whether two answers to a case say the same: status, body, and the headers that matter to the case. */
export function sameAnswer(expected: ErrorCase['expected'], one: ShownAnswer, other: ShownAnswer): boolean {
  return compareAnswer(asExpected(expected, one), other).length === 0;
}

/** An actual answer as an expected one: its headers that matter to the case, absent ones as absent. */
export function asExpected(expected: ErrorCase['expected'], { status, headers, body }: ShownAnswer): ExpectedAnswer {
  const names = new Set(['www-authenticate', ...expected.flatMap((answer) => Object.keys(answer.headers))]);
  const value = parseJsonText(body);
  return {
    status,
    headers: Object.fromEntries(
      [...names].map((name) => {
        const values = headers.filter(([each]) => each === name).map(([, text]) => text);
        return [name, values.length === 0 ? null : values.join(', ')];
      }),
    ),
    body: body === '' ? null : value !== null && typeof value === 'object' ? (value as Json) : body,
  };
}

/** With the values that may be shown (`{scope}`) in their places. */
export function fillExpected(answer: ExpectedAnswer, values: Parameters<typeof fillText>[1]): ExpectedAnswer {
  const fill = (value: Json): Json => {
    if (typeof value === 'string') return fillText(value, values);
    if (Array.isArray(value)) return value.map(fill);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner)]));
  };
  return {
    status: answer.status,
    headers: Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, value === null ? null : fillText(value, values)]),
    ),
    body: fill(answer.body),
  };
}
