// From the exchange of a case to its result: the actual answer, made comparable, beside the expected one, with a reason where they
// differ. Pure.
import type { CaseBaseline, CaseResult } from '../../../shared/contract/error-lab.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { CaseValue } from '../../../shared/okta/error-cases/cases/case-values.ts';
import { UNCERTAIN_POINTS } from '../../../shared/okta/error-cases/cases/uncertain-points.ts';
import { explainDivergence } from '../../../shared/okta/error-cases/compare/explain-divergence.ts';
import { fillExpected, type JudgedAnswer, judgeAnswer } from '../../../shared/okta/error-cases/compare/judge-answer.ts';
import { normalizeAnswer } from '../../../shared/okta/error-cases/compare/normalize-answer.ts';
import type { OwnNames } from '../../../shared/okta/error-cases/compare/normalize-text.ts';
import type { ErrorCase } from '../../../shared/okta/error-cases/error-case.ts';
import { redactText } from '../../../shared/redact/redact-text.ts';

export interface JudgedBy {
  own: OwnNames;
  /** Values that the expected answer may name. */
  shown: Partial<Record<CaseValue, string>>;
  baseline: CaseBaseline | null;
}

export function judgeExchange(one: ErrorCase, exchange: Exchange, { own, shown, baseline }: JudgedBy): CaseResult {
  const { response, failure, verdict } = exchange;
  const base = { caseId: one.id, at: exchange.at, exchangeId: exchange.id, verdict: verdict.verdict };
  const actual =
    response === null
      ? null
      : normalizeAnswer({ status: response.status, headers: response.headers, bodyText: bodyText(response.body) }, own);
  if (actual === null || failure !== null) {
    const note = `${verdict.title}. ${verdict.next}`.trim();
    return { ...base, outcome: 'unreachable', actual, matched: 0, differences: [], note };
  }
  const [first, ...rest] = one.expected;
  const expected: ErrorCase['expected'] = [
    fillExpected(first, shown),
    ...rest.map((answer) => fillExpected(answer, shown)),
  ];
  const judged = judgeAnswer(expected, actual, baseline?.answer ?? null);
  const reported =
    judged.outcome === 'differs'
      ? explainDivergence({ ...one, expected }, actual, judged.differences, verdict.verdict)
      : null;
  return { ...base, actual, ...judged, note: noteOf(one, judged, baseline, reported) };
}

function noteOf(
  one: ErrorCase,
  judged: JudgedAnswer,
  baseline: CaseBaseline | null,
  reported: string | null,
): string | null {
  if (judged.outcome === 'as-this-org') return baseline?.note || "As it was saved as this org's baseline.";
  if (reported !== null)
    return baseline === null ? reported : `${reported} It is not what was saved as this org's baseline either.`;
  const notes: string[] = [];
  if (judged.matched > 0)
    notes.push(
      one.uncertain === null
        ? 'One of the answers that are known for this, not the likeliest.'
        : `${UNCERTAIN_POINTS[one.uncertain]} This org gives answer ${judged.matched + 1} of ${one.expected.length}.`,
    );
  if (baseline !== null) notes.push("It is as documented again; what was saved as this org's baseline is out of date.");
  return notes.length === 0 ? null : notes.join(' ');
}

function bodyText({ text, size }: NonNullable<Exchange['response']>['body']): string {
  // It is kept, and leaves as report and fixture.
  if (text !== null) return redactText(text);
  return size === 0 ? '' : `(${size} bytes that are too long, or no text)`;
}
