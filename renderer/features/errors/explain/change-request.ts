// Overwriting what a pasted text says about its request, and restoring it.
import { explainStore } from './explain-store.ts';
import { EMPTIED, NO_EDITS, type RequestEdits } from './request-fields.ts';

export function editRequest(change: Partial<RequestEdits>): void {
  explainStore.setState(({ edits }) => ({ edits: { ...edits, ...change } }));
}

/** `scopes`: null when they are as they were, and only the text of the next one changes. */
export function editScopes(scopes: readonly string[] | null, scopeText: string): void {
  explainStore.setState(({ edits }) => ({ scopeText, edits: scopes === null ? edits : { ...edits, scopes } }));
}

/** Empty, whatever the text says. */
export const clearRequest = (): void => explainStore.setState({ edits: EMPTIED, scopeText: '' });

/** As the text says. */
export const resetRequest = (): void => explainStore.setState({ edits: NO_EDITS, scopeText: '' });
