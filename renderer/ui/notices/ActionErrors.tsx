// The failure of any of several actions that share a place, such as the buttons of one head: one notice at a time, the next when that one is dismissed.
import type { Action } from '../progress/use-action.ts';
import { ErrorNotice } from './ErrorNotice.tsx';

export interface ActionErrorsProps {
  actions: readonly Pick<Action<never>, 'error' | 'clear'>[];
  /** As of ErrorNotice. */
  bar?: boolean;
}

export function ActionErrors({ actions, bar = false }: ActionErrorsProps) {
  const failed = actions.find(({ error }) => error !== null);
  return failed?.error ? <ErrorNotice bar={bar} error={failed.error} onDismiss={failed.clear} /> : null;
}
