// Failures that have no place of their own on a page: they stay at the top of the window until dismissed.
// A failure that belongs to a form or a panel is shown there instead.
import { createStore } from 'zustand/vanilla';
import { isAbort, toUserError, type UserError } from './errors.ts';

export interface Problem {
  key: number;
  error: UserError;
}

export const problemsStore = createStore<{ problems: readonly Problem[] }>()(() => ({ problems: [] }));

let lastKey = 0;

/** Show a failure at the top of the window. Aborts and a lost host (which has its own overlay) are left out. */
export function reportProblem(thrown: unknown): void {
  if (isAbort(thrown)) return;
  const error = toUserError(thrown);
  if (error.code === 'HOST_LOST' || error.code === 'SESSION_ENDED' || error.code === 'CANCELLED') return;
  lastKey += 1;
  const problem = { key: lastKey, error };
  problemsStore.setState(({ problems }) => ({
    problems: [...problems.filter((known) => known.error.message !== error.message), problem].slice(-3),
  }));
}

export function dismissProblem(key: number): void {
  problemsStore.setState(({ problems }) => ({ problems: problems.filter((problem) => problem.key !== key) }));
}
