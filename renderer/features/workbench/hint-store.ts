// Whether the three-step hint of the first run is still wanted. Dismissed once is dismissed for good.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { readKept, writeKept } from '../../platform/kept-value.ts';

const KEY = 'workbench.hint';

const hintStore = createStore<{ shown: boolean }>()(() => ({ shown: readKept(KEY) !== 'done' }));

export function dismissHint(): void {
  writeKept(KEY, 'done');
  hintStore.setState({ shown: false });
}

/** Not now, but it stays on the page: it has been followed to its end. */
export function finishHint(): void {
  writeKept(KEY, 'done');
}

export const useHintShown = (): boolean => useStore(hintStore, (state) => state.shown);
