// The operations that a person marked as favourites, by their ids: in this browser, for all tenants.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { readKept, writeKept } from '../../../../platform/kept-value.ts';

const KEY = 'workbench.favourites';

function keptFavourites(): string[] {
  const kept = readKept(KEY);
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
}

const favouritesStore = createStore<{ ids: readonly string[] }>()(() => ({ ids: keptFavourites() }));

export const useFavourites = (): readonly string[] => useStore(favouritesStore, (state) => state.ids);

/** The latest at the end. */
export function toggleFavourite(operationId: string): void {
  const { ids } = favouritesStore.getState();
  const next = ids.includes(operationId) ? ids.filter((id) => id !== operationId) : [...ids, operationId];
  favouritesStore.setState({ ids: next });
  writeKept(KEY, next);
}
