// Runs a plan: the steps in their order, or side by side as far as the plan allows and no one waits for another; then the teardown, whatever
// happened before. What was answered before a kill is not sent again, and what must not go out twice is not even when its answer is not known.

import type { Json } from '../../../shared/plan/plan-document.ts';
import type { PlanRunEntry, StepResult } from '../../../shared/runs/plan/plan-events.ts';
import type { PlanCalls } from './plan-calls.ts';
import type { DoneBefore } from './plan-progress.ts';
import type { PreparedPlan, PreparedStep } from './prepare-plan.ts';
import { emptyResult, sendStep } from './send-step.ts';

export interface PlanRunPorts {
  calls: PlanCalls;
  /** Resolves when it is written; what need not be waited for is not. */
  emit(entry: PlanRunEntry): Promise<void>;
  /** Nothing new is begun. */
  stopped(): boolean;
}

export interface PlanOutcome {
  results: Map<string, StepResult>;
  values: Map<string, Json>;
}

/** Null when it was stopped before its end. */
export async function runPlanSteps(
  prepared: PreparedPlan,
  before: DoneBefore,
  ports: PlanRunPorts,
): Promise<PlanOutcome | null> {
  const { steps, teardown, input, concurrency } = prepared;
  const results = new Map<string, StepResult>();
  const values = new Map(prepared.values.values);
  const runner = createStepRunner(prepared, before, ports, { results, values });
  const bailed = () =>
    input.bail === true &&
    [...results.values()].some((one) => one.outcome === 'failed' || one.outcome === 'could-not-run');
  await runOrdered(
    steps,
    concurrency,
    results,
    (one) =>
      bailed()
        ? runner.settle(emptyResult(one.step, 'skipped', 'A step before it was not met (--bail).'))
        : runner.run(one),
    ports.stopped,
  );
  if (ports.stopped()) return null;
  await runOrdered(teardown, 1, results, runner.run, ports.stopped);
  return ports.stopped() ? null : { results, values };
}

function createStepRunner(
  prepared: PreparedPlan,
  before: DoneBefore,
  { calls, emit, stopped }: PlanRunPorts,
  { results, values }: PlanOutcome,
) {
  const settle = async (result: StepResult): Promise<void> => {
    results.set(result.id, result);
    void emit({ type: 'step', leftOut: null, result });
  };
  return {
    settle,
    async run(one: PreparedStep): Promise<void> {
      const { step } = one;
      const known = before.results.get(step.id);
      if (known) {
        results.set(step.id, known);
        for (const [name, value] of Object.entries(known.saved)) values.set(name, value as Json);
        return;
      }
      if (before.sending.has(step.id) && step.once)
        return settle(
          emptyResult(step, 'could-not-run', 'It was on its way when the run was interrupted, and is sent once only.'),
        );
      // One after the other, each is known to be on its way by the result of the one before it.
      if (prepared.concurrency > 1 && !step.once) void emit({ type: 'sending', leftOut: null, id: step.id });
      const result = await sendStep(one, {
        calls,
        origin: prepared.tenant.origin,
        scopes: prepared.scopes,
        leftOut: null,
        values,
        sending: (id) => emit({ type: 'sending', leftOut: null, id }),
      });
      // Ended on its way by the stop itself: nothing is known of it, and a run that goes on has still to send it.
      if (result && !(stopped() && result.outcome === 'could-not-run')) await settle(result);
    },
  };
}

/** With 1 in the order of the list; above, whatever waits for nothing that has not ended. */
async function runOrdered(
  list: readonly PreparedStep[],
  concurrency: number,
  results: ReadonlyMap<string, StepResult>,
  run: (step: PreparedStep) => Promise<void>,
  stopped: () => boolean,
): Promise<void> {
  if (concurrency === 1) {
    for (const one of list) {
      if (stopped()) return;
      await run(one);
    }
    return;
  }
  const open = new Set(list);
  const here = new Set(list.map(({ step }) => step.id));
  const underWay = new Set<Promise<void>>();
  while (open.size + underWay.size > 0) {
    for (const one of open) {
      if (stopped() || underWay.size >= concurrency) break;
      if (one.waitsFor.some((id) => here.has(id) && !results.has(id))) continue;
      open.delete(one);
      const work: Promise<void> = run(one).finally(() => underWay.delete(work));
      underWay.add(work);
    }
    if (underWay.size === 0) return;
    await Promise.race(underWay);
  }
}
