// Whether the page can reach its host. Every call to the host reports here; the frame shows what to do when it is lost.
// Nothing typed is lost meanwhile: drafts live in the page.
import { createStore } from 'zustand/vanilla';

/** `lost`: no answer at all. `ended`: the host answers but no longer knows this page's session. */
export type ConnectionState = 'online' | 'lost' | 'ended';

export const connectionStore = createStore<{ state: ConnectionState }>()(() => ({ state: 'online' }));

export function reportConnection(state: ConnectionState): void {
  if (connectionStore.getState().state !== state) connectionStore.setState({ state });
}

/** Thrown by calls to the host that got no answer. */
export class HostLostError extends Error {
  override name = 'HostLostError';
}

/** Thrown when the host refuses the page's session. */
export class SessionEndedError extends Error {
  override name = 'SessionEndedError';
}
