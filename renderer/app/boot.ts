// The start, once per page: session, one snapshot, routes, verbs. A failure is kept for the frame to show, with *Try again*.
import { createStore } from 'zustand/vanilla';
import { reportConnection } from '../platform/connection.ts';
import { toUserError, type UserError } from '../platform/errors.ts';
import { takeFirstSession } from '../platform/first-calls.ts';
import { currentRoute, followRoutes } from '../platform/navigation.ts';
import { keepTenantsFresh } from '../platform/session-state/fresh-tenants.ts';
import { loadSnapshot } from '../platform/session-state/load-snapshot.ts';
import { registerVerbs } from '../platform/verbs.ts';
import { prepareViewer } from '../viewer/spare-worker.ts';
import { allVerbs } from './all-verbs.ts';
import { listenForKeys } from './listen-for-keys.ts';
import { pageOf, readAhead } from './pages.ts';

type BootState = { phase: 'starting' } | { phase: 'ready' } | { phase: 'failed'; error: UserError };

export const bootStore = createStore<BootState>()(() => ({ phase: 'starting' }));

let started = false;

/** So long the processor is left to the first page and to the first clicks on it. */
const FIRST_CLICKS_MS = 2000;

function prepareForMore(): void {
  void readAhead();
  prepareViewer();
}

/** Start, or start again after a failure. */
export async function boot(): Promise<void> {
  bootStore.setState({ phase: 'starting' }, true);
  try {
    if (!started) {
      await takeFirstSession();
      followRoutes();
      registerVerbs(allVerbs);
      listenForKeys();
      keepTenantsFresh();
      started = true;
    }
    await Promise.all([loadSnapshot(), readFirstPage()]);
    reportConnection('online');
    bootStore.setState({ phase: 'ready' }, true);
    setTimeout(prepareForMore, FIRST_CLICKS_MS);
  } catch (thrown) {
    bootStore.setState({ phase: 'failed', error: toUserError(thrown) }, true);
  }
}

/** Drawn whole at once, without an empty frame before; one that cannot be read says so in its place. */
async function readFirstPage(): Promise<void> {
  await pageOf(currentRoute().page)
    ?.component.load()
    .catch(() => undefined);
}
