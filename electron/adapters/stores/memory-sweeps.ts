// Runs of sweeps in memory (port SweepStore): for a run of the command line that must leave nothing behind.
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { SweepStore } from '../../engine/ports.ts';

interface MemoryRun {
  events: unknown[];
  evidence: Map<string, Exchange>;
  claimed: boolean;
}

export function createMemorySweeps(): SweepStore {
  const runs = new Map<string, MemoryRun>();
  const runOf = (runId: string) => {
    const run: MemoryRun = runs.get(runId) ?? { events: [], evidence: new Map(), claimed: false };
    runs.set(runId, run);
    return run;
  };
  return {
    list: async () => [...runs].map(([runId, { events }]) => ({ runId, bytes: events.length })),
    size: async () => 0,
    read: async (runId) => runs.get(runId)?.events ?? null,
    append: async (runId, events) => void runOf(runId).events.push(...events),
    async claim(runId) {
      const run = runOf(runId);
      if (run.claimed) return null;
      run.claimed = true;
      return async () => {
        run.claimed = false;
      };
    },
    claimed: async (runId) => runs.get(runId)?.claimed ?? false,
    remove: async (runId) => runs.delete(runId),
    keep: async (runId, exchange) => void runOf(runId).evidence.set(exchange.id, exchange),
    async evidence(exchangeId) {
      for (const { evidence } of runs.values()) if (evidence.has(exchangeId)) return evidence.get(exchangeId) ?? null;
      return null;
    },
  };
}
