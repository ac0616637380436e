// What is said of one negative case, before it has its name and place.
import type { NegativeResult } from '../../../shared/runs/plan/plan-events.ts';

/** `stepId`: where only the run shows whose request it was. */
export type Said = Omit<NegativeResult, 'id' | 'stepId' | 'case' | 'title'> & { stepId?: string };

export type ExpectationRow = NegativeResult['expectations'][number];

/** `expected`: one value, or several with ` or ` between them. */
export const row = (what: string, expected: string, actual: string | number | null | undefined): ExpectationRow => ({
  what,
  expected,
  actual: String(actual ?? 'none'),
  met: expected.split(' or ').includes(String(actual ?? 'none')),
});

/** Not sent, or sent and nobody could say. */
export const skipped = (reason: string): Said => ({
  outcome: 'skipped',
  status: null,
  verdict: null,
  exchangeId: null,
  expectations: [],
  reason,
});
