// The scopes that are chosen in the Workbench, for pages beside it: as the Workbench keeps them across reloads, so that they are known
// before it was shown.
import { readKept } from '../kept-value.ts';

/** Where the Workbench keeps them, as `selected`. */
export const CHOSEN_SCOPES_KEY = 'workbench.scopes';
/** What a newcomer starts with: one scope that every integration of the sandbox org has. */
const FIRST_SCOPES: readonly string[] = ['okta.users.read'];

export function chosenScopes(): readonly string[] {
  const kept = readKept(CHOSEN_SCOPES_KEY);
  if (typeof kept !== 'object' || kept === null || !('selected' in kept) || !Array.isArray(kept.selected))
    return FIRST_SCOPES;
  return kept.selected.filter((name) => typeof name === 'string');
}
