// What every start asks of the host: a session, then the snapshot and the catalogue at once. It is begun before the code of the
// app has loaded, and taken over by the first `loadSnapshot`; a second one asks by itself.
import type { Snapshot } from '../../shared/model/snapshot.ts';
import type { Catalogue } from '../../shared/okta/catalogue/catalogue.ts';
import { host } from './client.ts';
import { fetchCatalogue } from './host-files.ts';
import { startSession } from './session.ts';

type FirstReplies = Promise<[Snapshot, Catalogue]>;

let session: Promise<void> | null = null;
let replies: FirstReplies | null = null;

export function beginFirstCalls(): void {
  session = startSession();
  replies = session.then(() => Promise.all([host.app.snapshot(), fetchCatalogue()]));
  // Whoever takes it up says what went wrong.
  replies.catch(() => undefined);
}

/** The session that was begun, once; then, and after a failure, a new attempt. */
export async function takeFirstSession(): Promise<void> {
  const begun = session ?? startSession();
  session = null;
  try {
    await begun;
  } catch (thrown) {
    replies = null;
    throw thrown;
  }
}

/** The replies that were begun, once; null when they were taken already. */
export function takeFirstReplies(): FirstReplies | null {
  const begun = replies;
  replies = null;
  return begun;
}
