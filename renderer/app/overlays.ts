// Which overlay of the frame is open: at most one.
import { createStore } from 'zustand/vanilla';

export type Overlay = 'palette' | 'shortcuts' | null;

export const overlayStore = createStore<{ open: Overlay }>()(() => ({ open: null }));

export const openOverlay = (open: Overlay): void => overlayStore.setState({ open });
