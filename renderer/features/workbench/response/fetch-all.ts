// Follow a list to its end. The host does the work and tells of every page; the joined list opens in the viewer.
import { host } from '../../../platform/client.ts';
import { isAbort, toUserError } from '../../../platform/errors.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { putJoined } from './change-responses.ts';
import { type FetchAllRun, responseStore, shownEntry } from './response-store.ts';

function progress(change: Partial<FetchAllRun>): void {
  responseStore.setState(({ fetchAll }) => ({ fetchAll: fetchAll && { ...fetchAll, ...change } }));
}

export async function fetchAll(maxItems: number): Promise<void> {
  const entry = shownEntry();
  if (!entry?.exchange.hasNext || responseStore.getState().fetchAll || responseStore.getState().running) return;
  const exchangeId = entry.exchange.id;
  const requestKey = crypto.randomUUID();
  const run = { requestKey, exchangeId, startedAt: Date.now(), maxItems, pages: 0, items: 0, waitingUntil: null };
  responseStore.setState({ fetchAll: run, error: null });
  try {
    const events = await withVault('overlay', () => host.request.fetchAll({ exchangeId, maxItems, requestKey }));
    for await (const event of events ?? []) {
      if (event.type === 'waiting') progress({ waitingUntil: event.until });
      else if (event.type === 'page') progress({ pages: event.page, items: event.totalItems, waitingUntil: null });
      else {
        const { bodyId, size, totalItems: items, pages, message, reason } = event;
        putJoined(exchangeId, { bodyId, size, items, pages, message, complete: reason === 'complete' });
      }
    }
  } catch (thrown) {
    if (!isAbort(thrown)) responseStore.setState({ error: toUserError(thrown) });
  } finally {
    responseStore.setState({ fetchAll: null });
  }
}
