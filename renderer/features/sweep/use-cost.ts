// What the sweep of this form would cost, asked anew a moment after each change. The last answer stays until the next one.
import { useEffect, useState } from 'react';
import type { SweepCost, SweepInput } from '../../../shared/contract/sweep.ts';
import { host } from '../../platform/client.ts';
import { isAbort, toUserError, type UserError } from '../../platform/errors.ts';

const PAUSE_MS = 120;

export interface KnownCost {
  cost: SweepCost | null;
  error: UserError | null;
}

export function useCost(input: SweepInput | null): KnownCost {
  const [known, setKnown] = useState<KnownCost>({ cost: null, error: null });
  const text = input === null ? null : JSON.stringify(input);
  useEffect(() => {
    if (text === null) {
      setKnown({ cost: null, error: null });
      return;
    }
    const over = new AbortController();
    const timer = setTimeout(() => {
      host.sweep.plan(JSON.parse(text) as SweepInput, { signal: over.signal }).then(
        (cost) => setKnown({ cost, error: null }),
        (thrown: unknown) => {
          if (!over.signal.aborted && !isAbort(thrown)) setKnown({ cost: null, error: toUserError(thrown) });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [text]);
  return known;
}
