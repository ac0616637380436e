// Follow a list to its end. The host does the work and keeps what it fetches, so that it goes on while another response is looked
// at and while the page is loaded again; the joined list opens in the viewer.
import { runsOf } from '../../../../shared/contract/runs-of.ts';
import {
  EMPTY_FETCH_ALL,
  type FetchAllView,
  reduceFetchAll,
} from '../../../../shared/runs/fetch-all/reduce-fetch-all.ts';
import { host } from '../../../platform/client.ts';
import { isAbort, toUserError } from '../../../platform/errors.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { followRun } from '../../../platform/runs/follow-run.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { dropJoined, putFetching, putJoined } from './change-responses.ts';
import { responseStore, shownFetching } from './response-store.ts';

const runs = runsOf(host.run, 'fetch-all');

/** What ends with the page only: another response in view changes nothing. */
const { signal } = new AbortController();

/** Resolves when it is over. What it has fetched is shown with its response then. */
async function follow(exchangeId: string, runId: string, from: FetchAllView): Promise<void> {
  let view = from;
  putFetching(exchangeId, { runId, view });
  const { failure } = await followRun({
    kind: 'fetch-all',
    runId,
    after: () => view.lastSeq,
    take: (events) => {
      view = reduceFetchAll(view, events);
      putFetching(exchangeId, { runId, view });
    },
    signal,
  });
  putFetching(exchangeId, null);
  if (view.end) putJoined(exchangeId, runId, view.end);
  if (failure) responseStore.setState({ error: failure });
}

/** The list that this response began. Resolves when it is over. A failure is shown above the response. */
export async function fetchAll(exchangeId: string, maxItems: number): Promise<void> {
  if (responseStore.getState().fetching[exchangeId]) return;
  const view = { ...EMPTY_FETCH_ALL, maxItems, startedAt: Date.now() };
  putFetching(exchangeId, { runId: null, view });
  responseStore.setState({ error: null });
  try {
    const started = await withVault('overlay', () => runs.start({ exchangeId, maxItems }));
    if (!started) return putFetching(exchangeId, null);
    if (!responseStore.getState().entries.some(({ exchange }) => exchange.id === exchangeId)) {
      // Forgotten while it was being started: nobody would see it, or could end it.
      putFetching(exchangeId, null);
      await host.run.cancel({ runId: started.runId });
      return;
    }
    // The host writes the new list in the place of the one before.
    dropJoined(exchangeId);
    await follow(exchangeId, started.runId, view);
  } catch (thrown) {
    putFetching(exchangeId, null);
    if (isAbort(thrown)) return;
    responseStore.setState({ error: toUserError(thrown) });
    // Another page may be fetching it: then that run is shown, below the sentence why this one was not started.
    await findFetching().catch(reportProblem);
  }
}

/** Shows what the host has of the responses: a run that goes on, or the latest that ended. Resolves when all are found. */
export async function findFetching(): Promise<void> {
  if (responseStore.getState().entries.length === 0) return;
  const known = await runs.list();
  const { entries, fetching } = responseStore.getState();
  for (const { exchange, joined } of entries) {
    const run = known.find(({ exchangeId }) => exchangeId === exchange.id);
    if (run && !fetching[exchange.id] && (run.running || joined?.runId !== run.runId))
      void follow(exchange.id, run.runId, EMPTY_FETCH_ALL);
  }
}

/** Of the response in view. What was fetched until then is kept. */
export async function cancelFetching(): Promise<void> {
  const runId = shownFetching()?.runId;
  if (runId) await host.run.cancel({ runId });
}

/** The responses go out of view, and with them what is being fetched of them. */
export async function forgetResponses(): Promise<void> {
  const runIds = Object.values(responseStore.getState().fetching).flatMap((run) => (run?.runId ? [run.runId] : []));
  responseStore.setState({ entries: [], shownId: null });
  await Promise.all(runIds.map((runId) => host.run.cancel({ runId })));
}
