// What is wrong with a text, asked of the engine when typing pauses. An answer is for the text that it was asked about: while a newer one waits
// for its own there is none.
import { useEffect, useState } from 'react';
import type { PlanProblem } from '../../../../shared/model/plan.ts';
import { isAbort } from '../../../platform/errors.ts';
import { reportProblem } from '../../../platform/problems.ts';

/** Milliseconds without a key. */
const PAUSE = 250;

export type CheckText = (
  input: { text: string },
  options: { signal: AbortSignal },
) => Promise<{ problems: readonly PlanProblem[] }>;

/** Null while it is not known. `check` is the same function each time. */
export function useCheckedText(text: string, check: CheckText): readonly PlanProblem[] | null {
  const [checked, setChecked] = useState<{ text: string; problems: readonly PlanProblem[] } | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    const timer = setTimeout(() => {
      check({ text }, { signal: ended.signal }).then(
        ({ problems }) => setChecked({ text, problems }),
        (error: unknown) => {
          if (!ended.signal.aborted && !isAbort(error)) reportProblem(error);
        },
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [text, check]);
  return checked?.text === text ? checked.problems : null;
}
