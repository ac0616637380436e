// A verb asks for the focus of a field that may not be on the page yet: the field takes it when it is there.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type FocusTarget = 'operation' | 'scopes' | 'path' | 'confirm-name' | 'missing-parameter';

const focusStore = createStore<{ wanted: FocusTarget | null; turn: number }>()(() => ({ wanted: null, turn: 0 }));

export function requestFocus(wanted: FocusTarget): void {
  focusStore.setState(({ turn }) => ({ wanted, turn: turn + 1 }));
}

/** Runs `focus` when this target is asked for. */
export function useFocusRequest(target: FocusTarget, focus: () => void): void {
  const turn = useStore(focusStore, (state) => (state.wanted === target ? state.turn : 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: one focus per request, whatever the closure is.
  useEffect(() => {
    if (turn === 0) return;
    focusStore.setState({ wanted: null });
    focus();
  }, [turn]);
}
