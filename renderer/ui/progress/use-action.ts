// Work behind a button: busy while it runs, its failure kept for an ErrorNotice beside the button, a second click ignored.
import { useCallback, useEffect, useRef, useState } from 'react';
import { isAbort, toUserError, type UserError } from '../../platform/errors.ts';

export interface Action<Args extends unknown[]> {
  run: (...args: Args) => Promise<void>;
  busy: boolean;
  error: UserError | null;
  clear: () => void;
}

export function useAction<Args extends unknown[]>(work: (...args: Args) => Promise<void>): Action<Args> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<UserError | null>(null);
  const running = useRef(false);
  const mounted = useRef(true);
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const run = useCallback(async (...args: Args) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await latest.current(...args);
    } catch (thrown) {
      if (mounted.current && !isAbort(thrown)) setError(toUserError(thrown));
    } finally {
      running.current = false;
      if (mounted.current) setBusy(false);
    }
  }, []);
  return { run, busy, error, clear: useCallback(() => setError(null), []) };
}
