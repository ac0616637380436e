// A run of kind fetch-all: one at a time for a response, any number of responses side by side. In memory: what it fetches is one
// body that cannot be appended to once it is closed, it belongs to a response of this session, and its GETs are cheap to repeat.
import { EMPTY_FETCH_ALL, reduceFetchAll } from '../../../../shared/runs/fetch-all/reduce-fetch-all.ts';
import { type FetchAllPorts, fetchList, readFirstPage } from '../../requests/fetch-all.ts';
import { listIsFetchedAlready } from '../run-errors.ts';
import type { RunKind } from '../run-kind.ts';
import { othersToRemove } from '../runs-to-remove.ts';
import { generateWork } from './generate-work.ts';

/** `inUse`: what it says of the lists, for the history to keep. */
export interface ListsInUse {
  begun(exchangeId: string): void;
  ended(exchangeId: string): void;
}

export function createFetchAllKind(ports: FetchAllPorts, inUse: ListsInUse): RunKind<'fetch-all'> {
  return {
    kind: 'fetch-all',
    idPrefix: 'run',
    noun: 'list',
    kept: 'in-memory',
    goesWithCredential: true,
    async prepare(input) {
      const { exchange, page } = await readFirstPage(ports, input);
      const { id: exchangeId, tenantId, credentialId } = exchange;
      return {
        places: [{ tenantId, credentialId }],
        alone: exchangeId,
        first: () => ({ type: 'started', exchangeId, maxItems: input.maxItems }),
        work: (run) =>
          generateWork(run, async function* ({ stop }) {
            inUse.begun(exchangeId);
            try {
              yield* fetchList(ports, { exchange, page }, input.maxItems, stop);
              return null;
            } finally {
              inUse.ended(exchangeId);
            }
          }),
      };
    },
    busy: listIsFetchedAlready,
    // Its work writes its own end, cancelled or not, with the body that it has closed. This is for one that never began.
    cancelled: (events) => {
      const { pages, items } = reduceFetchAll(EMPTY_FETCH_ALL, events);
      const message = 'Cancelled. What was fetched is kept.';
      return { type: 'end', reason: 'cancelled', pages, totalItems: items, bodyId: '', size: 0, cut: false, message };
    },
    facts(events) {
      const started = events.find((event) => event.type === 'started');
      return started ? { exchangeId: started.exchangeId } : null;
    },
    toRemove: othersToRemove,
  };
}

/** The responses whose list is being fetched, and the one that was fetched last: that is the one that somebody reads. */
export function createListsInUse(): ListsInUse & { all(): Set<string> } {
  const running = new Set<string>();
  let latest: string | null = null;
  return {
    begun: (exchangeId) => void running.add(exchangeId),
    ended(exchangeId) {
      running.delete(exchangeId);
      latest = exchangeId;
    },
    all: () => new Set([...running, ...(latest === null ? [] : [latest])]),
  };
}
