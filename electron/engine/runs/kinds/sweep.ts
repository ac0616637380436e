// A run of kind sweep: planned, checked, and resumed by its plan. The evidence of its cells is kept with it.
import { estimateSweep } from '../../../../shared/runs/sweep/plan/estimate-sweep.ts';
import { basisOf, changedFile, haveSameRows, planBasis } from '../../../../shared/runs/sweep/plan/plan-basis.ts';
import { EMPTY_SWEEP, reduceSweep, unanswered } from '../../../../shared/runs/sweep/reduce-sweep.ts';
import type { SweepEvent, SweepInput } from '../../../../shared/runs/sweep/sweep-events.ts';
import type { EngineContext } from '../../engine-context.ts';
import { BenchError } from '../../errors.ts';
import type { Sleep } from '../../ports.ts';
import { checkSecrets, type PreparedSweep, prepareSweep } from '../../sweep/prepare-sweep.ts';
import type { RunEnd } from '../../sweep/run-parts.ts';
import { catalogueChanged } from '../../sweep/sweep-errors.ts';
import { startSweepWork } from '../../sweep/sweep-work.ts';
import { alreadyEnded, noSuchRun } from '../run-errors.ts';
import type { PreparedRun, RunKind, RunWork, Working } from '../run-kind.ts';
import { sweepsToRemove } from '../runs-to-remove.ts';

export interface SweepKindPorts {
  context: EngineContext;
  sleep: Sleep;
}

const NOUN = 'sweep';

export function createSweepKind(ports: SweepKindPorts): RunKind<'sweep'> {
  const { context } = ports;
  return {
    kind: 'sweep',
    idPrefix: 'swp',
    noun: NOUN,
    kept: 'on-disk',
    // Its matrix is a report that stands for itself.
    goesWithCredential: false,
    prepare: (input) => prepareNew(ports, input),

    async resume({ events, state }) {
      const planned = events.find(isPlannedEvent);
      if (!planned) throw noSuchRun();
      const { cells } = reduceSweep(EMPTY_SWEEP, events);
      const again = state === 'complete' && unanswered(cells.values()).length > 0;
      if (state !== 'running' && state !== 'interrupted' && state !== 'paused' && !again) throw alreadyEnded(NOUN);
      const changed = changedFile(basisOf(planned), context.catalogue);
      if (changed) throw catalogueChanged(changed);
      const { input } = planned;
      const scopes = input.targets.map((_, target) =>
        planned.columns.flatMap((column) => (column.target === target ? column.scopes : [])),
      );
      const prepared = await prepareSweep(context, input, scopes);
      if (!haveSameRows(planned.rows, prepared.plan.rows)) throw catalogueChanged(null);
      await checkSecrets(context, input);
      return runOf(ports, input, prepared, () => ({ type: 'resumed', ...(again && { again }) }));
    },

    // Any number go on side by side: each keeps to its share.
    busy: () => alreadyEnded(NOUN),
    cancelled: () => ({ type: 'end', reason: 'cancelled', message: 'Cancelled. What was done is kept.' }),
    facts(events) {
      const { input, done, total, targetNames } = reduceSweep(EMPTY_SWEEP, events);
      return input && { name: input.name ?? '', done, cells: total, targetNames };
    },
    toRemove: (runs) => sweepsToRemove(runs, context.settings().history.maxSweeps),
  };
}

async function prepareNew(ports: SweepKindPorts, input: SweepInput): Promise<PreparedRun<'sweep'>> {
  const { context } = ports;
  const prepared = await prepareSweep(context, input);
  await checkSecrets(context, input);
  const { plan } = prepared;
  const requests = estimateSweep(plan, input).requests;
  return runOf(ports, input, prepared, (runId) => ({
    type: 'planned',
    runId,
    input,
    targetNames: prepared.targets.map(({ name }) => name),
    catalogueVersion: context.catalogue.version,
    catalogueFiles: planBasis(plan, context.catalogue),
    columns: plan.columns,
    rows: plan.rows,
    cells: plan.cells.length,
    requests,
  }));
}

function runOf(
  ports: SweepKindPorts,
  input: SweepInput,
  prepared: PreparedSweep,
  first: PreparedRun<'sweep'>['first'],
): PreparedRun<'sweep'> {
  return {
    places: input.targets,
    alone: null,
    first,
    work(run) {
      const { end, dropTokens } = startSweepWork(ports, { input, prepared, run });
      return {
        dropTokens,
        end: end.then(
          (ended) => finish(run, ended),
          (error: unknown) => giveUp(run, error),
        ),
      };
    },
  };
}

async function finish(run: RunWork<'sweep'>, ended: RunEnd): ReturnType<() => Working['end']> {
  if (ended.end === 'stuck') return { stuck: ended.message };
  if (ended.end === 'complete')
    await run.append({ type: 'end', reason: 'complete', message: completeMessage(run.events()) });
  return null;
}

/** What a person can put right is a pause. Anything else ends the sweep, unless it was being stopped anyway. */
async function giveUp(run: RunWork<'sweep'>, error: unknown): ReturnType<() => Working['end']> {
  if (run.abort.aborted) return null;
  if (isForThePerson(error)) return { stuck: sentence(error) };
  await run.append({ type: 'end', reason: 'failed', message: sentence(error) });
  return null;
}

function completeMessage(events: readonly SweepEvent[]): string {
  const count = unanswered(reduceSweep(EMPTY_SWEEP, events).cells.values()).length;
  return count === 0 ? 'Every cell is done.' : `Every cell is done; ${count} got no answer and can be retried.`;
}

function isForThePerson(error: unknown): boolean {
  return error instanceof BenchError && (error.code.startsWith('VAULT_') || error.code === 'SECRET_MISSING');
}

/** Only the engine's own sentences are shown: another error's text might hold anything. */
function sentence(error: unknown): string {
  if (error instanceof BenchError) return `${error.message} ${error.data.fix}`;
  return 'Something went wrong inside Scopebench. What was done is kept; start a new sweep.';
}

// The first event of a run: what it was to do.
function isPlannedEvent(event: SweepEvent): event is Extract<SweepEvent, { type: 'planned' }> {
  return event.type === 'planned';
}
