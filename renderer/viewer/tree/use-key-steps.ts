// Keys one after the other: what a key means depends on what the key before it has opened, and that is known only when the
// worker has answered. A quick typist's keys wait in line instead of being lost.
import { useRef } from 'react';

export const useKeySteps = (): ((step: () => void | Promise<void>) => void) => {
  const line = useRef<Promise<void>>(Promise.resolve());
  return (step) => {
    line.current = line.current.then(step).catch(() => {});
  };
};
