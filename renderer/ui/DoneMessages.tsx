// Where the words of `announceDone` show. Loaded after the first page: nothing is done before there is something to do.
import { Notifications, notifications } from '@mantine/notifications';

export function DoneMessages() {
  return <Notifications position="bottom-center" limit={2} containerWidth={280} transitionDuration={100} />;
}

export function showDone(message: string): void {
  notifications.show({ id: message, message, autoClose: 2000, withCloseButton: false });
}
