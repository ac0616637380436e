// "Copied": a word that something is done, gone after two seconds. Never for anything that matters later or went wrong.
import { notifications } from '@mantine/notifications';

export function announceDone(message: string): void {
  notifications.show({ id: message, message, autoClose: 2000, withCloseButton: false });
}
