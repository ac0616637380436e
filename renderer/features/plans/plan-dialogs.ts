// Which dialog of the Plans page is open: at most one.
import { createStore } from 'zustand/vanilla';

export type PlanDialog =
  | { kind: 'save-as'; key: string }
  | { kind: 'close'; key: string }
  | { kind: 'compare'; key: string }
  | { kind: 'rename'; path: string }
  | { kind: 'remove'; path: string }
  | { kind: 'add-folder' }
  | { kind: 'make' }
  | { kind: 'keep'; exchangeIds: readonly string[] };

export const planDialogStore = createStore<{ dialog: PlanDialog | null }>()(() => ({ dialog: null }));

export const askInDialog = (dialog: PlanDialog): void => planDialogStore.setState({ dialog });
export const endDialog = (): void => planDialogStore.setState({ dialog: null });
