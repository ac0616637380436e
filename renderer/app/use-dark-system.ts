// Whether the system asks for dark, followed as it changes.
import { useSyncExternalStore } from 'react';

const query = matchMedia('(prefers-color-scheme: dark)');

export function useDarkSystem(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}
