// One run of a plan as the command line follows it: its lines as its steps end, its end, and what a report shows behind what was not met.
import { counted } from '../../../../shared/counted.ts';
import { EMPTY_PLAN, type PlanView, reducePlan } from '../../../../shared/runs/plan/reduce-plan.ts';
import {
  formatNegative,
  formatPlanEnd,
  formatScope,
  formatStep,
} from '../../../../shared/runs/plan/report/plan-list.ts';
import {
  evidenceIds,
  type PlanReport,
  type ReportedPlan,
  stepsOf,
} from '../../../../shared/runs/plan/report/report-facts.ts';
import type { RunEvent } from '../../../../shared/runs/run-kinds.ts';
import type { OpenBench } from '../../bench/open-bench.ts';
import { watchRun } from '../../runs/watch-run.ts';

export interface FollowedPlan {
  runId: string;
  /** Of the org; null where it is not known. */
  origin: string | null;
  sandbox: boolean;
  /** The options that choose org and credential once more; null: those of a saved tenant, by its name. */
  target: readonly string[] | null;
  /** Print the steps on stdout. */
  lines: boolean;
  /** Aborted by a signal: it may have been sent before the run could be watched. */
  stop: AbortSignal;
}

/** To its end; what it did is in the report also when it is ended by an error. */
export async function followPlan(
  bench: OpenBench,
  report: Pick<PlanReport, 'plans'>,
  followed: FollowedPlan,
): Promise<PlanView> {
  const { client, terminal } = bench;
  const { runId, origin, sandbox, lines, stop } = followed;
  let view = EMPTY_PLAN;
  if (stop.aborted) await client.run.cancel({ runId });
  const watching = watchRun(terminal, client.run, {
    kind: 'plan',
    runId,
    onSignal: 'cancel',
    take(events) {
      view = reducePlan(view, events);
      for (const event of events) printEvent(bench, view, event, lines);
      return undefined;
    },
  });
  const failed = await watching.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  const target = followed.target ?? savedTarget(view, sandbox);
  const plan: ReportedPlan = { view, origin, sandbox, target, evidence: await readEvidence(bench, view) };
  report.plans.push(plan);
  if (lines) terminal.print(formatPlanEnd(terminal.paint, plan));
  if (failed) throw failed.error;
  return view;
}

function printEvent({ terminal }: OpenBench, view: PlanView, event: RunEvent<'plan'>, lines: boolean): void {
  const { note, paint, print } = terminal;
  if (event.type === 'started' && (event.input.mutate || event.input.negative))
    note(`At most ${counted(event.cost.requests, 'request')} and ${counted(event.cost.tokens, 'token')}.`);
  if (event.type === 'waiting') note(`Waiting ${Math.ceil(event.waitMs / 1000)} s: the org limits the rate.`);
  if (!lines) return;
  if (event.type === 'scope') print(formatScope(paint, event.result));
  if (event.type === 'negative') print(formatNegative(paint, event.result));
  if (event.type !== 'step' || event.leftOut !== null) return;
  const step = stepsOf({ view }).find(({ facts }) => facts.id === event.result.id);
  if (step) print(formatStep(paint, step));
}

function savedTarget({ started }: PlanView, sandbox: boolean): string[] {
  return [
    ...(sandbox || !started ? [] : ['--tenant', started.tenantName]),
    ...(started?.credentialName ? ['--credential', started.credentialName] : []),
  ];
}

/** What is no longer kept is not shown. */
async function readEvidence({ client }: OpenBench, view: PlanView): Promise<ReportedPlan['evidence']> {
  const exchanges = await Promise.all(
    evidenceIds(view).map((exchangeId) => client.history.get({ exchangeId }).catch(() => null)),
  );
  return new Map(exchanges.flatMap((exchange) => (exchange ? [[exchange.id, exchange]] : [])));
}
