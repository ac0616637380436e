// Fetch all as a page does it: begun, followed to its end.

import type { FetchAllEntry } from '../../shared/contract/fetch-all.ts';
import { runsOf } from '../../shared/contract/run/runs-of.ts';
import type { TestClient } from './bench.ts';

type FetchAllClient = Pick<TestClient, 'run'>;

export interface FetchedAll {
  events: FetchAllEntry[];
  end: Extract<FetchAllEntry, { type: 'end' }>;
}

/** `onEvent` sees each event as it arrives, and may cancel the run. */
export async function fetchAll(
  client: FetchAllClient,
  exchangeId: string,
  maxItems = 10_000,
  onEvent: (event: FetchAllEntry, cancel: () => Promise<unknown>) => unknown = () => undefined,
): Promise<FetchedAll> {
  const { runId } = await runsOf(client.run, 'fetch-all').start({ exchangeId, maxItems });
  const events: FetchAllEntry[] = [];
  for await (const batch of await runsOf(client.run, 'fetch-all').watch({ runId, after: 0 }))
    for (const event of batch) {
      events.push(event);
      await onEvent(event, () => client.run.cancel({ runId }));
    }
  const end = events.at(-1);
  if (end?.type !== 'end') throw new Error('a run ends with its end');
  return { events, end };
}
