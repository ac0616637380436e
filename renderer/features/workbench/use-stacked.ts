// Under 1280 px of window the request and the response stand one above the other.
import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 1279px)');

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

export const useStacked = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
