// What is wrong with the text of a plan, asked of the engine when typing pauses. An answer is for the text that it was asked about: while a
// newer one waits for its own there is none.
import { useEffect, useState } from 'react';
import type { PlanProblem } from '../../../../shared/model/plan.ts';
import { host } from '../../../platform/client.ts';
import { isAbort } from '../../../platform/errors.ts';
import { reportProblem } from '../../../platform/problems.ts';

/** Milliseconds without a key. */
const PAUSE = 250;

/** Null while it is not known. */
export function useCheckedPlan(text: string): readonly PlanProblem[] | null {
  const [checked, setChecked] = useState<{ text: string; problems: readonly PlanProblem[] } | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    const timer = setTimeout(() => {
      host.plan.check({ text }, { signal: ended.signal }).then(
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
  }, [text]);
  return checked?.text === text ? checked.problems : null;
}
