// How a case came out, for the page: the outcomes that all hosts share, and that of a case that was never run.
import {
  CASE_OUTCOME_FACTS,
  type CaseOutcome,
  type OutcomeFact,
} from '../../../../shared/okta/error-cases/case-outcomes.ts';

export type ShownOutcome = CaseOutcome | 'not-run';

export const SHOWN_OUTCOMES: Record<ShownOutcome, Pick<OutcomeFact, 'label' | 'colour'>> = {
  ...CASE_OUTCOME_FACTS,
  'not-run': { label: 'Not run', colour: 'grey' },
};
