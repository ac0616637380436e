// What the sweep of this form would cost, asked for again a moment after each change of it and of what it rests on. The last answer
// stays until the next one, marked as old.
import { useEffect, useState } from 'react';
import type { SweepCost } from '../../../../shared/runs/sweep/sweep-cost.ts';
import type { SweepInput } from '../../../../shared/runs/sweep/sweep-events.ts';
import { host } from '../../../platform/client.ts';
import { isAbort, toUserError, type UserError } from '../../../platform/errors.ts';

const PAUSE_MS = 120;

export interface KnownCost {
  cost: SweepCost | null;
  error: UserError | null;
  /** Of the form as it was a moment ago. */
  old: boolean;
}

interface Answer {
  /** The question that it answers. */
  of: string | null;
  cost: SweepCost | null;
  error: UserError | null;
}

/** `basis`: what the host looks up for it, such as the registered scopes; a change of it is another question. */
export function useCost(input: SweepInput | null, basis: unknown): KnownCost {
  const [known, setKnown] = useState<Answer>({ of: null, cost: null, error: null });
  const text = input === null ? null : JSON.stringify(input);
  const question = text === null ? null : `${text} ${JSON.stringify(basis)}`;
  useEffect(() => {
    if (text === null) {
      setKnown({ of: null, cost: null, error: null });
      return;
    }
    const over = new AbortController();
    const timer = setTimeout(() => {
      host.sweep.plan(JSON.parse(text) as SweepInput, { signal: over.signal }).then(
        (cost) => setKnown({ of: question, cost, error: null }),
        (thrown: unknown) => {
          if (!over.signal.aborted && !isAbort(thrown))
            setKnown({ of: question, cost: null, error: toUserError(thrown) });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [question, text]);
  return { cost: known.cost, error: known.error, old: known.of !== question };
}
