// True once `active` has lasted: nothing that is over within 300 ms gets a spinner.
import { useEffect, useState } from 'react';

export function useDelayed(active: boolean, delayMs = 300): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!active) {
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), delayMs);
    return () => clearTimeout(timer);
  }, [active, delayMs]);
  return active && late;
}
