// The address of the Readiness page: the integration file that is open, by its whole path, and how it is looked at.
import { choiceKey, idKey, pageAddress } from '../../platform/navigation.ts';

export const readinessAddress = pageAddress('readiness', {
  part: choiceKey(['journey', 'fields', 'checks', 'text'], 'journey'),
  /** The check whose evidence is shown. */
  check: idKey,
});
