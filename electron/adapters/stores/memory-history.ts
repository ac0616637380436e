// History in memory (port HistoryStore): for a run that must leave nothing behind.
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { HistoryStore } from '../../engine/ports.ts';

export function createMemoryHistory(): HistoryStore {
  const exchanges = new Map<string, Exchange>();
  return {
    load: async () => ({ summaries: [], notice: null }),
    async add(exchange) {
      exchanges.set(exchange.id, exchange);
    },
    read: async (id) => exchanges.get(id) ?? null,
    async pin(id, pinned) {
      const exchange = exchanges.get(id);
      if (exchange) exchanges.set(id, { ...exchange, pinned });
    },
    async remove(ids) {
      for (const id of ids) exchanges.delete(id);
    },
    bytes: async () => 0,
  };
}
