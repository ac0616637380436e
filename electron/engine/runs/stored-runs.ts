// The runs that are kept, on the disk and in memory, read back: which kind each is, its events, its state. A run's events are
// read again only when there are more of them than before: a sweep of many thousand cells is some megabytes.
import { z } from 'zod';
import { RUN_KIND_NAMES, RUN_KINDS, type RunSummary } from '../../../shared/contract/run.ts';
import { runState } from '../../../shared/runs/run-state.ts';
import { withPresentNames, withPresentNamesIn } from '../former-names.ts';
import type { RunStore } from '../ports.ts';
import type { LiveRun } from './live-run.ts';
import type { AnyEvent, AnyStoredRun, RunKinds } from './run-kind.ts';

/** The first line of a run, before its events. Sweeps had none before there were other kinds on the disk. */
const header = z.object({
  type: z.literal('run'),
  kind: z.enum(RUN_KIND_NAMES),
  at: z.number(),
  places: z.array(z.object({ tenantId: z.string(), credentialId: z.string().nullable() })),
});
export type RunHeader = z.infer<typeof header>;

export interface StoredRuns {
  /** Where a run is kept; null when there is none of that id. */
  storeOf(runId: string): Promise<RunStore | null>;
  /** Null when there is no such run, or none that says what it is. */
  read(runId: string): Promise<AnyStoredRun | null>;
  /** Null when it is not there, or says nothing. */
  summary(runId: string): Promise<RunSummary | null>;
  /** Newest first. */
  list(): Promise<RunSummary[]>;
}

type ParsedRun = Pick<AnyStoredRun, 'runId' | 'kind' | 'startedAt' | 'places'> & { events: readonly AnyEvent[] };

export interface StoredRunsPorts {
  stores: { disk: RunStore; memory: RunStore };
  kinds: RunKinds;
  live: ReadonlyMap<string, LiveRun>;
}

export function createStoredRuns({ stores, kinds, live }: StoredRunsPorts): StoredRuns {
  const known = new Map<string, { bytes: number; summary: RunSummary | null }>();

  const storeOf = async (runId: string): Promise<RunStore | null> => {
    const here = live.get(runId);
    if (here) return here.store;
    for (const store of [stores.memory, stores.disk]) if (await store.has(runId)) return store;
    return null;
  };

  const withState = async (store: RunStore, run: ParsedRun): Promise<AnyStoredRun> => {
    const { state, message } = runState(run.events);
    const runs = state !== 'running' || live.has(run.runId) || (await store.claimed(run.runId));
    const stateNow = runs ? state : kinds[run.kind].resume ? 'interrupted' : 'failed';
    // Its events were read as those of its kind.
    return { ...run, message, state: stateNow } as AnyStoredRun;
  };

  const readFrom = async (store: RunStore, runId: string): Promise<AnyStoredRun | null> => {
    const here = live.get(runId);
    if (here) {
      const { kind, startedAt, places, log } = here;
      return withState(store, { runId, kind: kind.kind, startedAt, places, events: log.events() });
    }
    const values = await store.read(runId);
    const run = values === null ? null : parseRun(runId, values);
    return run && withState(store, run);
  };

  const summarise = async (store: RunStore, run: AnyStoredRun): Promise<RunSummary | null> => {
    const { runId, kind, startedAt, places, events, state, message } = run;
    const facts = kinds[kind].facts(events);
    if (facts === null) return null;
    const bytes = await store.size(runId);
    const running = state === 'running';
    // The facts are those of this kind: the table says so, which a type over all kinds cannot.
    return { ...facts, runId, kind, places: [...places], startedAt, state, running, message, bytes } as RunSummary;
  };

  const listed = async (store: RunStore, runId: string, bytes: number): Promise<RunSummary | null> => {
    const before = known.get(runId);
    if (before && before.bytes === bytes && !before.summary?.running && !live.has(runId))
      return before.summary && { ...before.summary, bytes: await store.size(runId) };
    const run = await readFrom(store, runId);
    const summary = run && (await summarise(store, run));
    known.set(runId, { bytes, summary });
    return summary;
  };

  return {
    storeOf,
    async read(runId) {
      const store = await storeOf(runId);
      return store && readFrom(store, runId);
    },
    async summary(runId) {
      const store = await storeOf(runId);
      const run = store && (await readFrom(store, runId));
      return store && run && summarise(store, run);
    },
    async list() {
      const all: RunSummary[] = [];
      for (const store of [stores.memory, stores.disk])
        for (const { runId, bytes } of await store.list()) {
          const summary = await listed(store, runId, bytes);
          if (summary) all.push(summary);
        }
      return all.sort((a, b) => b.startedAt - a.startedAt || (a.runId < b.runId ? 1 : -1));
    },
  };
}

/** Of a sweep's plan, and of the end of a mutation. */
function underPresentNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('type' in value)) return value;
  if (value.type === 'planned' && 'input' in value)
    return { ...value, input: withPresentNames(value.input, { provenWrites: 'invalidWrites' }) };
  if (value.type === 'end') return withPresentNamesIn(value, 'necessary', { provenBy: 'shownBy' });
  return value;
}

function parseRun(runId: string, values: readonly unknown[]): ParsedRun | null {
  const read = header.safeParse(values[0]);
  const kind = read.success ? read.data.kind : 'sweep';
  const events = values.flatMap((value): AnyEvent[] => {
    const event = RUN_KINDS[kind].event.safeParse(underPresentNames(value));
    return event.success ? [event.data] : [];
  });
  if (read.success) return { runId, kind, startedAt: read.data.at, places: read.data.places, events };
  const planned = events.find((event) => event.type === 'planned');
  return planned ? { runId, kind, startedAt: planned.at, places: planned.input.targets, events } : null;
}
