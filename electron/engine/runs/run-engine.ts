// The one run engine: every kind of run is started, watched, paused, resumed, cancelled, listed and removed here. A run lives in the
// engine, not in the reply that started it: a page that goes away ends none, one that returns follows it on, and what a killed
// process leaves behind is resumed from its events. What a kind is, is an entry of `kinds`.

import type { RunCursor } from '../../../shared/runs/run-events.ts';
import type {
  RunBatch,
  RunFilter,
  RunKindName,
  RunPlace,
  RunStart,
  RunSummary,
} from '../../../shared/runs/run-kinds.ts';
import { isOver } from '../../../shared/runs/run-state.ts';
import { BenchError, isFolderUnusable } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Now, RunStore } from '../ports.ts';
import { createLiveRun, type LiveRun } from './live-run.ts';
import { createMemoryRuns } from './memory-runs.ts';
import { cannotGoOnLater, noSuchRun, runsElsewhere, stillRunning } from './run-errors.ts';
import type { AnyEvent, AnyRunKind, AnyStoredRun, RunKinds } from './run-kind.ts';
import { createRunLog } from './run-log.ts';
import { createStoredRuns, type RunHeader, type StoredRuns } from './stored-runs.ts';

export interface RunEnginePorts {
  now: Now;
  /** On the disk. */
  store: RunStore;
  kinds: RunKinds;
}

export interface RunEngine {
  /** Throws what the kind's `prepare` throws, or BUSY beside another run. */
  start(input: RunStart): Promise<{ runId: string }>;
  /** Ends with the run or where this process stops running it, or throws what ended it. Throws NOT_FOUND. */
  watch(cursor: RunCursor, signal?: AbortSignal): AsyncGenerator<RunBatch>;
  pause(runId: string): Promise<RunSummary>;
  resume(runId: string): Promise<RunSummary>;
  cancel(runId: string): Promise<{ cancelled: boolean }>;
  /** Newest first. */
  list(filter?: RunFilter): Promise<RunSummary[]>;
  /** Throws NOT_FOUND. */
  read(runId: string): Promise<AnyStoredRun>;
  /** All events so far. Throws NOT_FOUND. */
  events(runId: string): Promise<RunBatch>;
  /** Refused while it runs. */
  remove(runId: string): Promise<{ removed: boolean }>;
  /** Cancels it when it runs here, and removes it. */
  discard(runId: string): Promise<void>;
  /** All that say nothing without that credential, or without the tenant: it is removed, or moves to another org. */
  drop(tenantId: string, credentialId?: string): Promise<void>;
  /** Removes what is beyond the limit of each kind. */
  trim(): Promise<void>;
  /** Resolves when nothing of the run is on its way: it has ended, paused, or this process has let it go. */
  settled(runId: string): Promise<void>;
  /** What a lock of the vault takes with it. */
  dropTokens(): void;
  close(): Promise<void>;
}

interface Parts extends RunEnginePorts {
  stores: { disk: RunStore; memory: RunStore };
  live: Map<string, LiveRun>;
  stored: StoredRuns;
  /** What ended a run here that can be resumed, by run: given to whoever watches later. */
  failures: Map<string, { error: unknown }>;
  /** Runs that are about to begin, by id: another start must not interfere. */
  starting: Map<string, { kind: AnyRunKind; alone: string | null }>;
}

export function createRunEngine(ports: RunEnginePorts): RunEngine {
  const stores = { disk: ports.store, memory: createMemoryRuns() };
  const live = new Map<string, LiveRun>();
  const stored = createStoredRuns({ stores, kinds: ports.kinds, live });
  const parts: Parts = { ...ports, stores, live, stored, failures: new Map(), starting: new Map() };
  const found = async <T>(value: Promise<T | null>): Promise<T> => {
    const there = await value;
    if (there === null) throw noSuchRun();
    return there;
  };
  const read = (runId: string) => found(stored.read(runId));
  const summary = (runId: string) => found(stored.summary(runId));
  /** What is on its way to go on is stopped when it does: stopped before, it would go on all the same. */
  const resuming = new Map<string, Promise<void>>();
  const resumed = async (runId: string) => resuming.get(runId)?.catch(() => undefined);
  return {
    start: (input) => start(parts, input),
    watch: (cursor, signal) => watch(parts, cursor, signal),
    async pause(runId) {
      await resumed(runId);
      const { kind: name, state } = await read(runId);
      const kind = ports.kinds[name];
      if (!kind.resume) throw cannotGoOnLater(kind.noun);
      const run = live.get(runId);
      if (run?.working()) await run.stop('pause');
      else if (state === 'running') throw runsElsewhere(kind.noun);
      return summary(runId);
    },
    async resume(runId) {
      // Known at once, so that a cancel that follows in the same moment finds it.
      const going = resumed(runId).then(async () => resume(parts, await read(runId)));
      resuming.set(runId, going);
      await going.finally(() => resuming.get(runId) === going && resuming.delete(runId));
      return summary(runId);
    },
    async cancel(runId) {
      await resumed(runId);
      const { state } = await read(runId);
      if (isOver(state)) return { cancelled: false };
      const run = await take(parts, runId);
      await run.stop('cancel');
      // A paused run, or one that was left behind, has no work to stop.
      if (live.get(runId) === run) await run.cancel();
      return { cancelled: (await read(runId)).state === 'cancelled' };
    },
    async list({ kind, ...place } = {}) {
      const all = await stored.list();
      return all.filter(
        (run) => (kind === undefined || run.kind === kind) && run.places.some((one) => isAt(one, place)),
      );
    },
    read,
    events: async (runId) => toBatch(await read(runId)),
    remove: (runId) => remove(parts, runId),
    discard: (runId) => discard(parts, runId),
    async drop(tenantId, credentialId) {
      for (const { runId, kind, places } of await stored.list())
        if (ports.kinds[kind].goesWithCredential && places.some((one) => isAt(one, { tenantId, credentialId })))
          await discard(parts, runId);
    },
    trim: () => trim(parts),
    settled: async (runId) => live.get(runId)?.settled(),
    dropTokens() {
      for (const run of live.values()) run.dropTokens();
    },
    async close() {
      await Promise.all(
        [...live.values()].map(async (run) => {
          await run.stop('close');
          await run.letGo();
        }),
      );
    },
  };
}

const isAt = (one: RunPlace, place: Omit<RunFilter, 'kind'>): boolean =>
  (place.tenantId === undefined || one.tenantId === place.tenantId) &&
  (place.credentialId === undefined || one.credentialId === place.credentialId);

/** A kind and events of that kind: a run holds no others, which a type over all kinds cannot say. */
const toBatch = ({ kind, events }: { kind: RunKindName; events: readonly AnyEvent[] }): RunBatch =>
  ({ kind, events }) as RunBatch;

/** Throws where another run is in the way. Gives what must be called when it has begun, or could not. */
function reserve({ live, starting }: Parts, runId: string, kind: AnyRunKind, alone: string | null): () => void {
  const others = [
    ...[...live].flatMap(([id, run]) => (run.working() ? [{ id, kind: run.kind, alone: run.alone() }] : [])),
    ...[...starting].map(([id, run]) => ({ id, ...run })),
  ];
  if (alone !== null && others.some((one) => one.id !== runId && one.kind === kind && one.alone === alone))
    throw kind.busy();
  starting.set(runId, { kind, alone });
  return () => void starting.delete(runId);
}

async function start(parts: Parts, input: RunStart): Promise<{ runId: string }> {
  const kind = parts.kinds[input.kind];
  const prepared = await kind.prepare(input);
  const at = parts.now();
  const runId = newId(kind.idPrefix, at);
  const begun = reserve(parts, runId, kind, prepared.alone);
  try {
    const header: RunHeader = { type: 'run', kind: kind.kind, at, places: [...prepared.places] };
    const { store, release } = await claimNew(parts, runId, header);
    const run = enter(
      parts,
      { runId, kind: kind.kind, startedAt: at, places: header.places, events: [] },
      store,
      release,
    );
    await run.begin(prepared).catch(async (error: unknown) => {
      await run.letGo();
      throw error;
    });
  } finally {
    begun();
  }
  await trim(parts);
  return { runId };
}

async function claimNew(
  { stores, kinds }: Parts,
  runId: string,
  header: RunHeader,
): Promise<{ store: RunStore; release: () => Promise<void> }> {
  const { kept, noun } = kinds[header.kind];
  const claimIn = async (store: RunStore) => {
    const release = await store.claim(runId);
    if (release === null) throw runsElsewhere(noun);
    try {
      await store.append(runId, [header]);
    } catch (error) {
      await release();
      throw error;
    }
    return { store, release };
  };
  if (kept === 'in-memory') return claimIn(stores.memory);
  try {
    return await claimIn(stores.disk);
  } catch (error) {
    if (kept === 'on-disk' || !isFolderUnusable(error)) throw error;
    return claimIn(stores.memory);
  }
}

/** From here on the run is this process's own. */
function enter(
  { live, failures, kinds, now }: Parts,
  {
    runId,
    kind,
    startedAt,
    places,
    events,
  }: Pick<AnyStoredRun, 'runId' | 'kind' | 'startedAt' | 'places'> & {
    events: readonly AnyEvent[];
  },
  store: RunStore,
  release: () => Promise<void>,
): LiveRun {
  const run = createLiveRun({
    runId,
    kind: kinds[kind],
    startedAt,
    places,
    store,
    log: createRunLog(store, runId, events, now),
    release,
    gone(error) {
      live.delete(runId);
      if (error !== undefined) failures.set(runId, { error });
    },
  });
  live.set(runId, run);
  return run;
}

/** Throws NOT_FOUND, or BUSY when another process has it. */
async function take(parts: Parts, runId: string): Promise<LiveRun> {
  const here = parts.live.get(runId);
  if (here) return here;
  // A run that is not there must not be made by claiming it.
  const store = await parts.stored.storeOf(runId);
  const before = store && (await parts.stored.read(runId));
  if (!store || !before) throw noSuchRun();
  const release = await store.claim(runId);
  if (release === null) throw runsElsewhere(parts.kinds[before.kind].noun);
  // What another process has written until it let go.
  const run = (await parts.stored.read(runId)) ?? before;
  return enter(parts, run, store, release);
}

async function resume(parts: Parts, before: AnyStoredRun): Promise<void> {
  const { runId } = before;
  const kind = parts.kinds[before.kind];
  if (!kind.resume) throw cannotGoOnLater(kind.noun);
  const here = parts.live.get(runId);
  if (here?.working() || parts.starting.has(runId)) return;
  const run = await take(parts, runId);
  let begun = () => {};
  try {
    const prepared = await kind.resume((await parts.stored.read(runId)) ?? before);
    begun = reserve(parts, runId, kind, prepared.alone);
    await run.begin(prepared);
    parts.failures.delete(runId);
  } catch (error) {
    if (!here) await run.letGo();
    throw error;
  } finally {
    begun();
  }
}

async function* watch(
  { live, stored, failures }: Parts,
  cursor: RunCursor,
  signal?: AbortSignal,
): AsyncGenerator<RunBatch> {
  const { runId, after } = cursor;
  const here = live.get(runId);
  if (here) {
    const { kind } = here.kind;
    for await (const events of here.log.watch(after, signal)) yield toBatch({ kind, events });
    return;
  }
  const run = await stored.read(runId);
  if (run === null) throw noSuchRun();
  const events = run.events.filter(({ seq }) => seq > after);
  if (events.length > 0) yield toBatch({ kind: run.kind, events });
  const failure = failures.get(runId);
  if (failure) throw failure.error;
}

async function remove({ live, stored, failures, kinds }: Parts, runId: string): Promise<{ removed: boolean }> {
  const run = await stored.read(runId);
  const store = await stored.storeOf(runId);
  if (!store) return { removed: false };
  if (run?.state === 'running') throw stillRunning(kinds[run.kind].noun);
  await live.get(runId)?.letGo();
  failures.delete(runId);
  return { removed: await store.remove(runId) };
}

async function discard(parts: Parts, runId: string): Promise<void> {
  await parts.live.get(runId)?.stop('cancel');
  // What another process runs ends there by itself.
  await remove(parts, runId).catch((error: unknown) => {
    if (!(error instanceof BenchError)) throw error;
  });
}

/** A folder that cannot be emptied must not fail what was asked for. */
async function trim({ live, stored, kinds, failures }: Parts): Promise<void> {
  const all = await stored.list();
  for (const kind of Object.values(kinds))
    for (const runId of kind.toRemove(all.filter((run) => run.kind === kind.kind))) {
      if (live.has(runId)) continue;
      failures.delete(runId);
      await (await stored.storeOf(runId))?.remove(runId).catch(() => false);
    }
}
