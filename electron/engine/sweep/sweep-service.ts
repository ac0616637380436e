// Sweeps: started, watched, paused, taken up again. A run lives here, not in the page that started it; what it did is in
// its events, and everything that is told of it is reduced from them.
import {
  type SweepCost,
  type SweepEvent,
  type SweepInput,
  type SweepSummary,
  sweepEvent,
} from '../../../shared/contract/sweep.ts';
import { estimateSweep } from '../../../shared/okta/sweep/estimate-sweep.ts';
import { basisOf, changedFile, haveSameRows, planBasis } from '../../../shared/okta/sweep/plan-basis.ts';
import { EMPTY_SWEEP, reduceSweep, type SweepView, unanswered } from '../../../shared/okta/sweep/reduce-sweep.ts';
import { type SweepFormat, sweepReport } from '../../../shared/okta/sweep/sweep-report.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Sleep, SweepStore } from '../ports.ts';
import { knownLimits } from './known-limits.ts';
import { type Running, startRun } from './live-run.ts';
import { isPlannedEvent } from './planned-event.ts';
import { checkSecrets, type PreparedSweep, prepareSweep } from './prepare-sweep.ts';
import { createRunLog, type RunLog } from './run-log.ts';
import { runsToRemove } from './runs-to-remove.ts';
import { createSummaries, summaryOf } from './summaries.ts';
import { alreadyEnded, catalogueChanged, noSuchSweep, runsElsewhere, stillRunning } from './sweep-errors.ts';

export interface SweepServicePorts {
  context: EngineContext;
  store: SweepStore;
  sleep: Sleep;
}

export interface SweepService {
  plan(input: SweepInput): Promise<SweepCost>;
  start(input: SweepInput): Promise<{ runId: string }>;
  watch(input: { runId: string; after: number }, signal?: AbortSignal): AsyncGenerator<SweepEvent[]>;
  pause(runId: string): Promise<SweepSummary>;
  resume(runId: string): Promise<SweepSummary>;
  cancel(runId: string): Promise<SweepSummary>;
  list(): Promise<SweepSummary[]>;
  /** Removes what is beyond the limit of the settings. */
  trim(): Promise<void>;
  /** Every kept run with what its plan names. */
  views(): Promise<SweepView[]>;
  events(runId: string): Promise<SweepEvent[]>;
  remove(runId: string): Promise<{ removed: boolean }>;
  report(runId: string, format: SweepFormat): Promise<{ filename: string; text: string }>;
  /** Resolves when nothing of the run is on its way: it has ended, paused, or this process has let it go. */
  settled(runId: string): Promise<void>;
  close(): Promise<void>;
}

interface Live {
  log: RunLog;
  release(): Promise<void>;
  running: Running | null;
  /** What a stop is for; null while it runs by itself. */
  wanted: 'pause' | 'cancel' | 'close' | null;
  settled: Promise<void>;
}

export function createSweepService(ports: SweepServicePorts): SweepService {
  const { context, store } = ports;
  const live = new Map<string, Live>();

  const readEvents = async (runId: string): Promise<SweepEvent[]> => {
    const values = await store.read(runId);
    if (values === null) throw noSuchSweep();
    return values.flatMap((value) => {
      const read = sweepEvent.safeParse(value);
      return read.success ? [read.data] : [];
    });
  };
  const eventsOf = async (runId: string): Promise<readonly SweepEvent[]> =>
    live.get(runId)?.log.events() ?? (await readEvents(runId));
  const viewOf = async (runId: string): Promise<SweepView> => {
    const view = reduceSweep(EMPTY_SWEEP, await eventsOf(runId));
    const runs = view.state !== 'running' || live.has(runId) || (await store.claimed(runId));
    return runs ? view : { ...view, state: 'interrupted' };
  };
  const summaries = createSummaries(store, viewOf);

  /** The run as this process's own. Throws NOT_FOUND, or INVALID_INPUT when another process has it. */
  const take = async (runId: string): Promise<Live> => {
    const here = live.get(runId);
    if (here) return here;
    // A run that is not there must not be made by claiming it.
    if ((await store.read(runId)) === null) throw noSuchSweep();
    const release = await store.claim(runId);
    if (release === null) throw runsElsewhere();
    try {
      const log = createRunLog(store, runId, await readEvents(runId), context.now);
      const taken: Live = { log, release, running: null, wanted: null, settled: Promise.resolve() };
      live.set(runId, taken);
      return taken;
    } catch (error) {
      await release();
      throw error;
    }
  };

  const letGo = async (runId: string, run: Live): Promise<void> => {
    live.delete(runId);
    run.log.close();
    await run.release();
  };

  const begin = (runId: string, run: Live, input: SweepInput, prepared: PreparedSweep): void => {
    run.wanted = null;
    const running = startRun(ports, { runId, input, prepared, log: run.log });
    run.running = running;
    run.settled = running.end
      .then(
        async (end) => {
          if (end.end === 'complete') return finish(runId, run, 'complete', completeMessage(run.log.events()));
          if (end.end === 'stuck') await run.log.append({ type: 'paused', message: end.message });
          else if (run.wanted === 'cancel') return finish(runId, run, 'cancelled', 'Cancelled. What was done is kept.');
          else if (run.wanted === 'pause') await run.log.append({ type: 'paused', message: null });
        },
        async (error: unknown) => {
          if (run.wanted === 'cancel') return finish(runId, run, 'cancelled', 'Cancelled. What was done is kept.');
          if (isForThePerson(error)) await run.log.append({ type: 'paused', message: sentence(error) });
          else await finish(runId, run, 'failed', sentence(error));
        },
      )
      // A disk that takes no event ends the run here; what it holds is true, and it can be taken up again.
      .catch(() => letGo(runId, run))
      .finally(() => {
        run.running = null;
      });
  };

  const finish = async (runId: string, run: Live, reason: 'complete' | 'cancelled' | 'failed', message: string) => {
    await run.log.append({ type: 'end', reason, message });
    await letGo(runId, run);
  };

  const settle = async (run: Live, wanted: 'pause' | 'cancel' | 'close'): Promise<void> => {
    run.wanted = wanted;
    run.running?.stop(wanted !== 'pause');
    await run.settled;
  };

  const summary = async (runId: string) => summaryOf(runId, await viewOf(runId), await store.size(runId));

  /** A folder that cannot be emptied must not fail what was asked for. */
  const trim = async (): Promise<void> => {
    const { maxSweeps } = context.settings().history;
    if ((await store.list()).length <= maxSweeps) return;
    const old = runsToRemove(await summaries.list(), maxSweeps).filter((runId) => !live.has(runId));
    for (const runId of old) await store.remove(runId).catch(() => false);
  };

  context.events.on('vault-locked', () => {
    for (const { running } of live.values()) running?.dropTokens();
  });
  // Not waited for: a change of the settings is done before old runs are gone.
  context.events.on('settings-changed', () => void trim());

  return {
    async plan(input) {
      const prepared = await prepareSweep(context, input);
      return estimateSweep(prepared.plan, input, knownLimits(context, prepared));
    },

    async start(input) {
      const prepared = await prepareSweep(context, input);
      await checkSecrets(context, input);
      const { plan } = prepared;
      const runId = newId('swp', context.now());
      const release = await store.claim(runId);
      if (release === null) throw runsElsewhere();
      const log = createRunLog(store, runId, [], context.now);
      const run: Live = { log, release, running: null, wanted: null, settled: Promise.resolve() };
      try {
        await log.append({
          type: 'planned',
          runId,
          input,
          targetNames: prepared.targets.map(({ name }) => name),
          catalogueVersion: context.catalogue.version,
          catalogueFiles: planBasis(plan, context.catalogue),
          columns: plan.columns,
          rows: plan.rows,
          cells: plan.cells.length,
          requests: estimateSweep(plan, input).requests,
        });
      } catch (error) {
        await release();
        throw error;
      }
      live.set(runId, run);
      begin(runId, run, input, prepared);
      await trim();
      return { runId };
    },

    async *watch({ runId, after }, signal) {
      const run = live.get(runId);
      if (run) return yield* run.log.watch(after, signal);
      const events = (await readEvents(runId)).filter(({ seq }) => seq > after);
      if (events.length > 0) yield events;
    },

    async pause(runId) {
      const run = live.get(runId);
      if (!run) await throwUnlessIdle(await viewOf(runId));
      else await settle(run, 'pause');
      return summary(runId);
    },

    async resume(runId) {
      const before = live.get(runId);
      if (before?.running) return summary(runId);
      const run = await take(runId);
      try {
        const planned = run.log.events().find(isPlannedEvent);
        const { state, cells } = reduceSweep(EMPTY_SWEEP, run.log.events());
        if (!planned) throw noSuchSweep();
        const again = state === 'complete' && unanswered(cells.values()).length > 0;
        if (state !== 'running' && state !== 'paused' && !again) throw alreadyEnded();
        const changed = changedFile(basisOf(planned), context.catalogue);
        if (changed) throw catalogueChanged(changed);
        const scopes = planned.input.targets.map((_, target) =>
          planned.columns.flatMap((column) => (column.target === target ? column.scopes : [])),
        );
        const prepared = await prepareSweep(context, planned.input, scopes);
        if (!haveSameRows(planned.rows, prepared.plan.rows)) throw catalogueChanged(null);
        await checkSecrets(context, planned.input);
        await run.log.append({ type: 'resumed', ...(again && { again }) });
        begin(runId, run, planned.input, prepared);
      } catch (error) {
        if (!before) await letGo(runId, run);
        throw error;
      }
      return summary(runId);
    },

    async cancel(runId) {
      const { state } = await viewOf(runId);
      if (state === 'complete' || state === 'cancelled' || state === 'failed') return summary(runId);
      const run = await take(runId);
      if (run.running) await settle(run, 'cancel');
      if (live.get(runId) === run) await finish(runId, run, 'cancelled', 'Cancelled. What was done is kept.');
      return summary(runId);
    },

    list: summaries.list,
    trim,
    async views() {
      const views: SweepView[] = [];
      for (const { runId } of await store.list()) views.push(await viewOf(runId));
      return views.filter(({ input }) => input !== null);
    },
    events: async (runId) => [...(await eventsOf(runId))],

    async remove(runId) {
      const run = live.get(runId);
      if (run?.running || (!run && (await store.claimed(runId)))) throw stillRunning();
      if (run) await letGo(runId, run);
      return { removed: await store.remove(runId) };
    },

    report: async (runId, format) => sweepReport(await viewOf(runId), format),
    settled: async (runId) => live.get(runId)?.settled,

    async close() {
      for (const [runId, run] of [...live]) {
        await settle(run, 'close');
        if (live.get(runId) === run) await letGo(runId, run);
      }
    },
  };
}

async function throwUnlessIdle({ state }: SweepView): Promise<void> {
  if (state === 'running') throw runsElsewhere();
}

function completeMessage(events: readonly SweepEvent[]): string {
  const count = unanswered(reduceSweep(EMPTY_SWEEP, events).cells.values()).length;
  return count === 0 ? 'Every cell is done.' : `Every cell is done; ${count} got no answer and can be asked for again.`;
}

/** What a person can put right and then go on. */
function isForThePerson(error: unknown): boolean {
  return error instanceof BenchError && (error.code.startsWith('VAULT_') || error.code === 'SECRET_MISSING');
}

/** Only the engine's own sentences are shown: another error's text might hold anything. */
function sentence(error: unknown): string {
  if (error instanceof BenchError) return `${error.message} ${error.data.fix}`;
  return 'Something went wrong inside Scopebench. What was done is kept; start a new sweep.';
}
