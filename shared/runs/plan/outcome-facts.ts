// The possible outcomes of a step, of a plan, of a scope that was left out and of a negative case, with the words, sign and colour that page, reports and
// terminal share. Colour is never alone.
import type { VerdictFact } from '../../okta/verdict/verdicts.ts';
import type { ScopeResult, StepOutcome } from './plan-events.ts';

type OutcomeFact = Pick<VerdictFact, 'label' | 'colour' | 'sign'>;

export const STEP_OUTCOME_FACTS: Record<StepOutcome, OutcomeFact> = {
  met: { label: 'Met', colour: 'green', sign: '✓' },
  failed: { label: 'Failed', colour: 'red', sign: '✗' },
  'could-not-run': { label: 'Could not run', colour: 'red', sign: '!' },
  skipped: { label: 'Skipped', colour: 'grey', sign: '-' },
};

/** Of what has to be refused. */
export const NEGATIVE_OUTCOME_FACTS: Record<StepOutcome, OutcomeFact> = {
  ...STEP_OUTCOME_FACTS,
  met: { label: 'Refused', colour: 'green', sign: '✓' },
  skipped: { label: 'Not known', colour: 'grey', sign: '-' },
};

export const SCOPE_OUTCOME_FACTS: Record<ScopeResult['outcome'], OutcomeFact> = {
  needed: { label: 'Needed', colour: 'green', sign: '✓' },
  unneeded: { label: 'Not needed', colour: 'red', sign: '✗' },
  'not-provable': { label: 'Not provable', colour: 'amber', sign: '?' },
};
