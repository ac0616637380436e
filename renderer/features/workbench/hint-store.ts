// How far the hint of the first run has been followed, and whether it is still wanted. Dismissed once is dismissed for good.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { readKept, writeKept } from '../../platform/kept-value.ts';

const KEY = 'workbench.hint';

interface Hint {
  shown: boolean;
  /** An answer has been received: the steps on this page are behind the person, also after a reload. */
  sent: boolean;
}

const hintStore = createStore<Hint>()(() => {
  const kept = readKept(KEY);
  return { shown: kept !== 'done', sent: kept === 'sent' };
});

export function noteSent(): void {
  const { shown, sent } = hintStore.getState();
  if (!shown || sent) return;
  writeKept(KEY, 'sent');
  hintStore.setState({ sent: true });
}

export function dismissHint(): void {
  writeKept(KEY, 'done');
  hintStore.setState({ shown: false });
}

/** Not now, but it stays on the page: it has been followed to its end. */
export function finishHint(): void {
  writeKept(KEY, 'done');
}

export const useHint = (): Hint => useStore(hintStore);
