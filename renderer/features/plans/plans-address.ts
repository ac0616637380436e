// The address of the Plans page: which open plan is shown and how it is looked at. Its text is in the store and in its file.
import { choiceKey, idKey, pageAddress } from '../../platform/navigation.ts';

export const plansAddress = pageAddress('plans', {
  /** The form and the text, or the run of it. */
  part: choiceKey(['edit', 'run'], 'edit'),
  /** The step that is edited, or whose evidence is shown. */
  step: idKey,
  /** The run that is shown; null: the newest of this plan. */
  run: idKey,
});
