// The outcome of a case, for the page: the outcomes that all hosts share, that of a case that was never run, and
// that of one that is not sent here by itself.
import {
  CASE_OUTCOME_FACTS,
  type CaseOutcome,
  type OutcomeFact,
} from '../../../../shared/okta/error-cases/compare/case-outcomes.ts';

export type ShownOutcome = CaseOutcome | 'not-run' | 'left-out';

export const SHOWN_OUTCOMES: Record<ShownOutcome, Pick<OutcomeFact, 'label' | 'colour'>> = {
  ...CASE_OUTCOME_FACTS,
  'left-out': { label: 'Left out', colour: 'grey' },
  'not-run': { label: 'Not run', colour: 'grey' },
};
