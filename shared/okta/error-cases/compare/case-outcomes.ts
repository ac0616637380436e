// The possible outcomes of a case, with the words, sign and colour that page, report and terminal share. Colour is never alone.
import type { VerdictFact } from '../../verdict/verdicts.ts';

export interface OutcomeFact extends Pick<VerdictFact, 'label' | 'colour' | 'sign'> {
  /** In a sum: `58 as expected`. */
  counted: string;
}

export const CASE_OUTCOME_FACTS = {
  'as-expected': { label: 'As expected', colour: 'green', sign: '✓', counted: 'as expected' },
  'as-this-org': { label: 'As this org', colour: 'blue', sign: '≈', counted: 'as saved for this org' },
  differs: { label: 'Differs', colour: 'amber', sign: '≠', counted: 'different' },
  unreachable: { label: 'No answer', colour: 'grey', sign: '×', counted: 'without an answer' },
  skipped: { label: 'Skipped', colour: 'grey', sign: '-', counted: 'skipped' },
} as const satisfies Record<string, OutcomeFact>;

export type CaseOutcome = keyof typeof CASE_OUTCOME_FACTS;

export const CASE_OUTCOMES = Object.keys(CASE_OUTCOME_FACTS) as [CaseOutcome, ...CaseOutcome[]];

/**
 * What the case needs could not be had, such as a token that the org refused: `exchangeId` is of that. A skipped case without one
 * was not meant for this org, or not allowed; this one was, and says nothing about the org's answer.
 */
export const isUnprepared = ({ outcome, exchangeId }: { outcome: CaseOutcome; exchangeId: string | null }): boolean =>
  outcome === 'skipped' && exchangeId !== null;

export type CaseSums = Record<CaseOutcome, number>;

export function sumOutcomes(outcomes: readonly CaseOutcome[]): CaseSums {
  const sums: CaseSums = { 'as-expected': 0, 'as-this-org': 0, differs: 0, unreachable: 0, skipped: 0 };
  for (const outcome of outcomes) sums[outcome] += 1;
  return sums;
}

/** `58 as expected, 1 different.`; empty when there is nothing to count. */
export function describeSums(sums: CaseSums): string {
  const reported = CASE_OUTCOMES.flatMap((outcome) =>
    sums[outcome] > 0 ? [`${sums[outcome]} ${CASE_OUTCOME_FACTS[outcome].counted}`] : [],
  );
  return reported.length === 0 ? '' : `${reported.join(', ')}.`;
}
