// The lists that are being fetched: one run at a time for a response, any number of responses side by side. In memory, as all
// runs; what they fetch is in the body store.
import type { FetchAllEvent, FetchAllInput } from '../../../shared/contract/fetch-all.ts';
import { BenchError } from '../errors.ts';
import { createLiveRuns, type LiveRuns, type RunPlace } from '../runs/live-runs.ts';
import { type FetchAllPorts, prepareFetchAll } from './fetch-all.ts';

export interface FetchAllPlace extends RunPlace {
  exchangeId: string;
}

export type FetchAllRuns = LiveRuns<FetchAllInput, FetchAllPlace, FetchAllEvent>;

export function createFetchAllRuns(ports: FetchAllPorts): FetchAllRuns {
  const { now, events } = ports.context;
  const runs: FetchAllRuns = createLiveRuns({
    now,
    events,
    async prepare(input) {
      const first = await ports.context.exchange(input.exchangeId);
      const { tenantId, credentialId } = first;
      const place: FetchAllPlace = { tenantId, credentialId, exchangeId: first.id };
      return { place, work: await prepareFetchAll(ports, first, input) };
    },
    refusal: (live, wanted) => (live.exchangeId === wanted.exchangeId ? alreadyRuns() : null),
  });
  events.on('exchanges-going', async ({ ids }) => {
    for (const { runId, exchangeId } of runs.list()) if (ids.has(exchangeId)) await runs.remove(runId);
  });
  return runs;
}

/** The responses whose list is being fetched, and the one that was fetched last: that is the one that somebody reads. */
export function listsInUse(runs: Pick<FetchAllRuns, 'list'>): Set<string> {
  const all = runs.list();
  const latest = all.find(({ running }) => !running);
  return new Set([...all.filter(({ running }) => running), ...(latest ? [latest] : [])].map((run) => run.exchangeId));
}

function alreadyRuns(): BenchError {
  return new BenchError('INVALID_INPUT', 'This list is already being fetched.', {
    fix: 'Wait for its end, or cancel it below the response. A page that is loaded again shows it there.',
  });
}
