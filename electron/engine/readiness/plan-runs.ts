// Runs of plans and recordings as the checks of an integration see them. A plan is run as a run of its own: it is shown on the Plans page, keeps its
// evidence, and goes on after a kill.
import type { Catalogue } from '../../../shared/okta/catalogue/catalogue.ts';
import { EMPTY_PLAN, reducePlan } from '../../../shared/runs/plan/reduce-plan.ts';
import { FRESH_MS } from '../../../shared/runs/readiness/assess-readiness.ts';
import type { RanPlan } from '../../../shared/runs/readiness/judge-plans.ts';
import type { Recorded } from '../../../shared/runs/readiness/judge-recordings.ts';
import type { Exercised } from '../../../shared/runs/readiness/readiness-events.ts';
import { EMPTY_RECORDING, reduceRecording } from '../../../shared/runs/recording/reduce-recording.ts';
import { isOver } from '../../../shared/runs/run-state.ts';
import type { RunEngine } from '../runs/run-engine.ts';
import type { RunWork } from '../runs/run-kind.ts';
import { type ReadyInstance, toTried } from './resolve-instances.ts';

export interface PlanInInstance {
  plan: { file: string; text: string };
  instance: ReadyInstance;
  mutates: boolean;
  allowWrites: boolean;
}

export interface PlanRunning {
  /** Of the part of the run that was interrupted; null: there is none yet. */
  before: string | null;
  began(runId: string): Promise<void>;
  run: Pick<RunWork<'readiness'>, 'stop' | 'abort'>;
}

/** Null when it was stopped: the run of the plan is paused then. */
export async function runPlanIn(
  runs: RunEngine,
  { plan, instance, mutates, allowWrites }: PlanInInstance,
  { before, began, run }: PlanRunning,
): Promise<RanPlan | null> {
  const runId = await goOn(runs, before, async () => {
    const started = await runs.start({
      kind: 'plan',
      tenantId: instance.tenant.id,
      credentialId: instance.credential.id,
      file: plan.file,
      text: plan.text,
      mutate: mutates,
      allowWrites,
    });
    await began(started.runId);
    return started.runId;
  });
  const pause = () => {
    // What ends the process, and a cancel, stop it in their own way.
    if (!run.abort.aborted) void runs.pause(runId).catch(() => undefined);
  };
  if (run.stop.aborted) pause();
  run.stop.addEventListener('abort', pause);
  try {
    for await (const _events of runs.watch({ runId, after: 0 }, run.stop)) if (run.stop.aborted) break;
  } finally {
    run.stop.removeEventListener('abort', pause);
  }
  if (run.stop.aborted) return null;
  const batch = await runs.events(runId);
  const view = reducePlan(EMPTY_PLAN, batch.kind === 'plan' ? batch.events : []);
  if (view.end === null) return null;
  return { plan: plan.file, runId, instance: toTried(instance), mutated: mutates, view };
}

/** The one before where it is still there, going on; else a new one. */
async function goOn(runs: RunEngine, before: string | null, start: () => Promise<string>): Promise<string> {
  if (before === null) return start();
  const there = await runs.read(before).catch(() => null);
  if (there === null || there.state === 'cancelled') return start();
  if (!isOver(there.state) && there.state !== 'running') await runs.resume(before);
  return before;
}

/** What the steps of a plan exercised, for the pack: those that were sent. */
export function exercisedBy({ plan, runId, instance, view }: RanPlan, { operations }: Catalogue): Exercised[] {
  return view.steps.flatMap(({ facts, result }) => {
    if (result === null || result.outcome === 'skipped') return [];
    const operation = operations.find(({ id }) => id === facts.operationId);
    return [
      {
        tenant: instance.tenantName,
        plan,
        stepId: facts.id,
        title: facts.title,
        operationId: facts.operationId,
        scopes: operation?.scopes ?? [],
        outcome: result.outcome,
        status: result.status,
        runId,
        exchangeId: result.exchangeId,
      },
    ];
  });
}

interface TenantRecording {
  tenantName: string;
  /** Null where there is no recording. */
  apiCalls: number | null;
  runId: string | null;
}

/** Recordings of the last 48 hours in the tenants of the instances. */
export async function readRecordings(
  runs: RunEngine,
  instances: readonly ReadyInstance[],
  now: number,
): Promise<{ recorded: Recorded[]; byTenant: TenantRecording[] }> {
  const tenants = new Map(instances.map(({ tenant }) => [tenant.id, tenant.name]));
  const recorded: Recorded[] = [];
  const byTenant: TenantRecording[] = [];
  for (const [tenantId, tenantName] of tenants) {
    const list = (await runs.list({ kind: 'recording', tenantId })).filter(
      ({ startedAt, state }) => now - startedAt < FRESH_MS && isOver(state),
    );
    let apiCalls: number | null = null;
    for (const { runId, startedAt } of list) {
      const batch = await runs.events(runId);
      const { calls } = reduceRecording(EMPTY_RECORDING, batch.kind === 'recording' ? batch.events : []);
      recorded.push({ runId, tenantName, startedAt, calls });
      apiCalls = (apiCalls ?? 0) + calls.filter(({ kind }) => kind === 'api').length;
    }
    byTenant.push({ tenantName, apiCalls, runId: list[0]?.runId ?? null });
  }
  return { recorded, byTenant };
}
