// What every start asks of the host: a session, then the snapshot and the catalogue at once. It is begun before the code of the
// app has come, and taken up by the first `loadSnapshot`; a second one asks by itself.
import type { Snapshot } from '../../shared/contract/app.ts';
import type { Catalogue } from '../../shared/okta/catalogue.ts';
import { host } from './client.ts';
import { startSession } from './session.ts';

type FirstReplies = Promise<[Snapshot, Catalogue]>;

let begun: { session: Promise<void>; replies: FirstReplies } | null = null;

export function beginFirstCalls(): void {
  const session = startSession();
  const replies = session.then(() => Promise.all([host.app.snapshot(), host.app.catalogue()]));
  // Whoever takes it up says what went wrong.
  replies.catch(() => undefined);
  begun = { session, replies };
}

/** The session that was begun, else a new attempt. */
export const firstSession = (): Promise<void> => begun?.session ?? startSession();

/** The replies that were begun, once; null when they were taken already. */
export function takeFirstReplies(): FirstReplies | null {
  const replies = begun?.replies ?? null;
  begun = null;
  return replies;
}
