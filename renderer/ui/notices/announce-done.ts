// "Copied": a word that something is done, gone after two seconds. Never for anything that matters later or went wrong.
import { createStore } from 'zustand/vanilla';

/** The place of these words is drawn from the first of them on. */
export const announcementsStore = createStore<{ begun: boolean }>()(() => ({ begun: false }));

export function announceDone(message: string): void {
  announcementsStore.setState({ begun: true });
  // Without its code, which only a lost host keeps away, the word is not said; that host is said itself.
  import('@mantine/notifications').then(
    ({ notifications }) => notifications.show({ id: message, message, autoClose: 2000, withCloseButton: false }),
    () => undefined,
  );
}
