// The address of the Plans page: which open plan is shown and how it is looked at. Its text is in the store and in its file.
import type { StepOutcome } from '../../../shared/runs/plan/plan-events.ts';
import { choiceKey, idKey, listKey, optionKey, pageAddress } from '../../platform/navigation.ts';

export const plansAddress = pageAddress('plans', {
  /** The form and the text, or the run of it. */
  part: choiceKey(['edit', 'run'], 'edit'),
  /** The step that is edited, or whose evidence is shown. */
  step: idKey,
  /** The run that is shown; null: the newest of this plan. */
  run: idKey,
  /** Runs of the same plan on other tenants, shown beside it. */
  beside: listKey,
  /** The step as it was answered with this scope left out; null: with all. */
  without: idKey,
  /** The negative case whose answer is shown. */
  case: idKey,
  /** What is shown of a run. */
  list: choiceKey(['steps', 'teardown', 'scopes', 'cases'], 'steps'),
  /** Only the steps with this outcome. */
  outcome: optionKey<StepOutcome>(['met', 'failed', 'could-not-run', 'skipped']),
});
