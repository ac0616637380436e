// What a report of error cases is made of, in one place so that the formats agree. It holds what was compared and nothing of
// the exchange behind it, so there is no secret in it.

import { parseOktaError } from '../../errors/okta-error.ts';
import { findDenial } from '../../verdict/denial.ts';
import { headerValues } from '../../wire-text/headers.ts';
import { CASE_GROUP_IDS, CASE_GROUPS, type CaseGroup } from '../cases/case-groups.ts';
import { caseWords } from '../cases/case-words.ts';
import type { CaseOutcome } from '../compare/case-outcomes.ts';
import type { Difference } from '../compare/difference.ts';
import { fillExpected } from '../compare/judge-answer.ts';
import { type ShownAnswer, toShownAnswer } from '../compare/shown-answer.ts';
import type { ErrorCase } from '../error-case.ts';

/** A result as reports need it. */
export interface ReportedResult {
  at: number;
  outcome: CaseOutcome;
  exchangeId: string | null;
  verdict: string | null;
  actual: ShownAnswer | null;
  matched: number;
  differences: Difference[];
  note: string | null;
}

export interface ReportRow {
  one: ErrorCase;
  result: ReportedResult;
  /** Another answer than the time before. */
  changed: boolean;
}

export interface ErrorReport {
  org: string;
  credential: string;
  /** Epoch ms. */
  at: number;
  rows: ReportRow[];
}

export function reportGroups({ rows }: ErrorReport): { id: CaseGroup; title: string; rows: ReportRow[] }[] {
  return CASE_GROUP_IDS.map((id) => ({
    id,
    title: CASE_GROUPS[id].title,
    rows: rows.filter(({ one }) => one.group === id),
  })).filter((group) => group.rows.length > 0);
}

/** The accepted answer that the result is, or is nearest to. */
export function expectedOf({ one, result }: ReportRow): ShownAnswer {
  return toShownAnswer(fillExpected(one.expected[result.matched] ?? one.expected[0], {}));
}

/** The actual answer, named as the expected one is: status and error, of the body or of the challenge. Empty when nothing was received. */
export function actualWords({ actual }: ReportedResult): string {
  if (actual === null) return '';
  const error =
    parseOktaError(actual.body)?.code ?? findDenial(headerValues(actual.headers, 'www-authenticate'))?.error;
  return [String(actual.status), error].filter(Boolean).join(' ');
}

/** What there is to say beyond the outcome, a sentence each. */
export function rowSentences({ one, result }: ReportRow): string[] {
  const words = result.differences.map((difference) => difference.words);
  const about = result.outcome === 'differs' ? [`What was expected means: ${caseWords(one).meaning}`] : [];
  return [...(result.note === null ? [] : [result.note]), ...words, ...about];
}
