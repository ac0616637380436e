// Which overlay of the frame is open: at most one.
import { createStore } from 'zustand/vanilla';
import { catchEarlyKeys, takeEarlyKeys } from '../ui/lists/early-keys.ts';

export type Overlay = 'palette' | 'shortcuts' | null;

export const overlayStore = createStore<{ open: Overlay }>()(() => ({ open: null }));

export function openOverlay(open: Overlay): void {
  if (open === 'palette') catchEarlyKeys();
  else takeEarlyKeys();
  overlayStore.setState({ open });
}
