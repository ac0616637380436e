// "Copied": a word that something is done, gone after two seconds. Never for anything that matters later or went wrong.

export function announceDone(message: string): void {
  // Without its code, which only a lost host keeps away, the word is not said; that host is said itself.
  import('@mantine/notifications').then(
    ({ notifications }) => notifications.show({ id: message, message, autoClose: 2000, withCloseButton: false }),
    () => undefined,
  );
}
