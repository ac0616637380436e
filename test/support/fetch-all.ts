// Fetch all as a page does it: begun, followed to its end.
import type { FetchAllEvent } from '../../shared/contract/fetch-all.ts';
import type { TestClient } from './bench.ts';

type FetchAllClient = Pick<TestClient, 'fetchAll'>;

export interface FetchedAll {
  events: FetchAllEvent[];
  end: Extract<FetchAllEvent, { type: 'end' }>;
}

/** `onEvent` sees each event as it comes, and may cancel the run. */
export async function fetchAll(
  client: FetchAllClient,
  exchangeId: string,
  maxItems = 10_000,
  onEvent: (event: FetchAllEvent, cancel: () => Promise<unknown>) => unknown = () => undefined,
): Promise<FetchedAll> {
  const { runId } = await client.fetchAll.start({ exchangeId, maxItems });
  const events: FetchAllEvent[] = [];
  for await (const batch of await client.fetchAll.watch({ runId, after: 0 }))
    for (const event of batch) {
      events.push(event);
      await onEvent(event, () => client.fetchAll.cancel({ runId }));
    }
  const end = events.at(-1);
  if (end?.type !== 'end') throw new Error('a run ends with its end');
  return { events, end };
}
