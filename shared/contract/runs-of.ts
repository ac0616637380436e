// The runs of one kind behind the one noun `run`: who starts a kind gets the events of that kind, by type. Page, command line and
// tests go through it.
import type { ContractRouterClient } from '@orpc/contract';
import type { RunCursor } from '../runs/run-events.ts';
import type { RunBatch, RunEvent, RunInput, RunKindName, RunStart, RunSummary } from '../runs/run-kinds.ts';
import type { runContract } from './run.ts';

export type RunClient = ContractRouterClient<typeof runContract>;

/** A signal ends the watching, not the run. */
type CallOptions = Parameters<RunClient['watch']>[1];

export interface RunsOf<K extends RunKindName> {
  start(input: RunInput<K>): Promise<{ runId: string }>;
  watch(cursor: RunCursor, options?: CallOptions): Promise<AsyncGenerator<RunEvent<K>[]>>;
  events(ref: { runId: string }): Promise<RunEvent<K>[]>;
  /** Newest first. */
  list(place?: { tenantId?: string; credentialId?: string }): Promise<RunSummary<K>[]>;
}

export function runsOf<K extends RunKindName>(run: RunClient, kind: K): RunsOf<K> {
  const ofKind = (batch: RunBatch): RunEvent<K>[] => (isOf(batch, kind) ? batch.events : []);
  return {
    // The union of all inputs cannot be indexed by a type parameter; `RunInput<K>` says the same.
    start: (input) => run.start({ ...input, kind } as unknown as RunStart),
    async watch(cursor, options) {
      const batches = await run.watch(cursor, options);
      return (async function* () {
        for await (const batch of batches) yield ofKind(batch);
      })();
    },
    events: async (ref) => ofKind(await run.events(ref)),
    list: async (place) =>
      (await run.list({ ...place, kind })).filter((one): one is RunSummary<K> => one.kind === kind),
  };
}

function isOf<K extends RunKindName>(batch: RunBatch, kind: K): batch is RunBatch & { kind: K; events: RunEvent<K>[] } {
  return batch.kind === kind;
}
