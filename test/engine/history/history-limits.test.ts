// Limits of the history: they take the oldest first, and one large list that Fetch all has made does not cost all the others.
import { expect, test } from 'vitest';
import { createMemoryBodies } from '../../../electron/adapters/stores/memory-bodies.ts';
import { createMemoryHistory } from '../../../electron/adapters/stores/memory-history.ts';
import { createEngineEvents } from '../../../electron/engine/engine-events.ts';
import { joinedBodyIdOf } from '../../../electron/engine/history/body-ids.ts';
import { createHistoryService } from '../../../electron/engine/history/history-service.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/default-settings.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { get, startTestBench } from '../../support/bench.ts';

const MB = 1024 * 1024;

async function* bytes(size: number) {
  yield new Uint8Array(size);
}

/** A real exchange, and 150 like it with ids of their own. */
async function exchanges(): Promise<Exchange[]> {
  const bench = await startTestBench();
  try {
    const sent = await bench.client.request.send(
      get(null, '/.well-known/okta-organization', [], { auth: { kind: 'none' } }),
    );
    if (sent.outcome !== 'answered') throw new Error(sent.outcome);
    return Array.from({ length: 150 }, (_, index) => ({
      ...sent.exchange,
      id: `ex-made${index}`,
      at: Date.now() + index,
    }));
  } finally {
    await bench.close();
  }
}

test.each([
  ['while it is in use', true, 150],
  ['when it is not', false, 149],
])('a list of 2 MB under a limit of 1 MB, %s', async (_, used, left) => {
  const bodies = createMemoryBodies();
  const [first, ...others] = await exchanges();
  if (!first) throw new Error('there is none');
  const history = createHistoryService({
    store: createMemoryHistory(),
    bodies,
    now: Date.now,
    limits: () => ({ ...DEFAULT_SETTINGS.history, maxEntries: 1000, maxBytes: MB }),
    events: createEngineEvents(),
  });
  history.spare(() => new Set(used ? [first.id] : []));
  await history.record(first);
  await bodies.write(joinedBodyIdOf(first.id), bytes(2 * MB), 4 * MB);
  for (const exchange of others) await history.record(exchange);
  const { total, entries } = await history.list({});
  expect(total).toBe(left);
  expect(entries[0]?.id).toBe('ex-made149');
});
