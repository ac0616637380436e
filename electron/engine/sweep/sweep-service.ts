// What is about sweeps and is no part of a run's life: the cost before the start, the views of those that are kept, reports.
import { estimateSweep } from '../../../shared/runs/sweep/plan/estimate-sweep.ts';
import { EMPTY_SWEEP, reduceSweep, type SweepView } from '../../../shared/runs/sweep/reduce-sweep.ts';
import { type SweepFormat, sweepReport } from '../../../shared/runs/sweep/report/sweep-report.ts';
import type { SweepCost } from '../../../shared/runs/sweep/sweep-cost.ts';
import type { SweepInput } from '../../../shared/runs/sweep/sweep-events.ts';
import type { EngineContext } from '../engine-context.ts';
import type { RunEngine } from '../runs/run-engine.ts';
import { noSuchRun } from '../runs/run-errors.ts';
import { prepareSweep } from './prepare-sweep.ts';

export interface SweepService {
  plan(input: SweepInput): Promise<SweepCost>;
  /** Every kept sweep with what its plan names. */
  views(): Promise<SweepView[]>;
  /** Throws NOT_FOUND. */
  report(runId: string, format: SweepFormat): Promise<{ filename: string; text: string }>;
}

export function createSweepService(context: EngineContext, runs: Pick<RunEngine, 'list' | 'read'>): SweepService {
  const viewOf = async (runId: string): Promise<SweepView> => {
    const run = await runs.read(runId);
    if (run.kind !== 'sweep') throw noSuchRun();
    // Only who looks at the process knows that a run which never ended is run by nobody.
    return { ...reduceSweep(EMPTY_SWEEP, run.events), state: run.state };
  };
  return {
    async plan(input) {
      const prepared = await prepareSweep(context, input);
      return estimateSweep(prepared.plan, input, (target, call) => {
        const who = prepared.targets[target];
        return who ? context.sources.of(who.tenant.id).limit(who.credential, call) : null;
      });
    },
    async views() {
      const views: SweepView[] = [];
      for (const { runId } of await runs.list({ kind: 'sweep' })) views.push(await viewOf(runId));
      return views;
    },
    report: async (runId, format) => sweepReport(await viewOf(runId), format),
  };
}
