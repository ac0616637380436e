// A run of kind plan: any number at a time. It is resumed with the first step that has no result; its exchanges are kept with the run.

import type { PlanRunEntry } from '../../../../shared/runs/plan/plan-events.ts';
import { EMPTY_PLAN, reducePlan } from '../../../../shared/runs/plan/reduce-plan.ts';
import type { EngineContext } from '../../engine-context.ts';
import { createTokenBook } from '../../oauth/token-book.ts';
import { createTokenService } from '../../oauth/token-service.ts';
import { createPlanCalls } from '../../plans/plan-calls.ts';
import { doneBefore, endOfPlan, messageOf } from '../../plans/plan-progress.ts';
import type { PlanPorts, PreparedPlan } from '../../plans/prepare-plan.ts';
import type { Sleep } from '../../ports.ts';
import { createRequestService } from '../../requests/request-service.ts';
import { createEvidenceBodies } from '../../sweep/evidence-bodies.ts';
import { withoutBodyId } from '../../sweep/sweep-work.ts';
import { alreadyEnded, noSuchRun } from '../run-errors.ts';
import type { PreparedRun, RunKind, RunWork, Working } from '../run-kind.ts';
import { othersToRemove } from '../runs-to-remove.ts';

export interface PlanKindPorts extends PlanPorts {
  context: EngineContext;
  sleep: Sleep;
  /** To the fence, before anything is sent. */
  learnSecrets(secrets: string[]): void;
}

const NOUN = 'run';

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What reads a plan and judges answers is loaded with the first one. */
const loadPlans = () => import('../../plans/prepare-plan.ts');
const loadMutation = () => import('../../plans/mutate-plan.ts');
const loadRunner = () => import('../../plans/run-plan.ts');

export function createPlanKind(ports: PlanKindPorts): RunKind<'plan'> {
  return {
    kind: 'plan',
    idPrefix: 'run',
    noun: NOUN,
    kept: 'where-possible',
    goesWithCredential: true,
    async prepare({ tenantId, credentialId, ...input }) {
      const [{ preparePlan, factsOf }, { costOfPlan }] = await Promise.all([loadPlans(), loadMutation()]);
      const prepared = await preparePlan(ports, { tenantId, credentialId, ...input });
      return runOf(ports, prepared, () => ({
        type: 'started',
        file: input.file,
        name: prepared.plan.name,
        tenantName: prepared.tenant.name,
        credentialName: prepared.credential?.name ?? null,
        scopes: prepared.scopes,
        cost: costOfPlan(prepared),
        steps: [...prepared.steps, ...prepared.teardown].map(factsOf),
        input,
      }));
    },
    async resume({ events, places }) {
      const started = events.find((event) => event.type === 'started');
      const [place] = places;
      if (!started || !place) throw noSuchRun();
      if (events.some(({ type }) => type === 'end')) throw alreadyEnded(NOUN);
      const { preparePlan } = await loadPlans();
      return runOf(ports, await preparePlan(ports, { ...place, ...started.input }), () => ({ type: 'resumed' }));
    },
    busy: noSuchRun,
    cancelled(events) {
      const { steps } = reducePlan(EMPTY_PLAN, events);
      const outcomes = steps.flatMap(({ result }) => (result ? [result.outcome] : []));
      return {
        type: 'end',
        reason: 'cancelled',
        outcome: 'could-not-run',
        message: `Cancelled. ${messageOf(outcomes)} The teardown was not sent.`,
      };
    },
    facts(events) {
      const { started, end, steps } = reducePlan(EMPTY_PLAN, events);
      if (started === null) return null;
      return {
        file: started.file,
        name: started.name,
        done: steps.filter(({ result }) => result !== null).length,
        total: steps.length,
        outcome: end?.outcome ?? null,
      };
    },
    toRemove: othersToRemove,
  };
}

function runOf(ports: PlanKindPorts, prepared: PreparedPlan, first: PreparedRun<'plan'>['first']): PreparedRun<'plan'> {
  const { tenant, credential } = prepared;
  return {
    places: [{ tenantId: tenant.id, credentialId: credential?.id ?? null }],
    alone: null,
    first,
    work: (run) => startPlanWork(ports, prepared, run),
  };
}

function startPlanWork(ports: PlanKindPorts, prepared: PreparedPlan, run: RunWork<'plan'>): Working {
  const { context, sleep, learnSecrets } = ports;
  const { tenant, credential, values, concurrency } = prepared;
  learnSecrets(values.secrets);
  const book = createTokenBook(context.orgNow);
  const kept = createKept();
  const own = context.fork({
    source: 'plan',
    tokens: book,
    bodies: createEvidenceBodies(),
    // While the org works on the next step: nothing waits for it but the end of the run.
    record: async (exchange) =>
      void kept.add(soon().then(() => run.keep(withoutBodyId(exchange)))).catch(() => undefined),
  });
  const tokens = createTokenService(own);
  const requests = createRequestService(own, tokens);
  const emit = (entry: PlanRunEntry) => kept.add(run.append(entry));
  const target = { tenantId: tenant.id, credentialId: credential?.id ?? null, concurrency, secrets: values.secrets };
  const calls = createPlanCalls({ context: own, tokens, requests, sleep }, target, emit, run.stop);
  const work = async () => {
    try {
      const { runPlanSteps } = await loadRunner();
      const stopped = () => run.stop.aborted;
      const events = run.events();
      const outcome = await runPlanSteps(prepared, doneBefore(events, null), { calls, emit, stopped });
      if (outcome !== null && prepared.input.mutate) {
        const { mutatePlan } = await loadMutation();
        const { catalogue } = context;
        await mutatePlan(prepared, outcome, events, { calls, origin: tenant.origin, catalogue, emit, stopped });
      }
      await kept.all();
      if (outcome !== null && !stopped()) await run.append(endOfPlan(outcome));
      return null;
    } finally {
      book.clear();
    }
  };
  return { end: work(), dropTokens: () => book.clear() };
}

/** What is written meanwhile: a step does not wait for the disk, the end of the run does. The first failure ends it. */
function createKept() {
  let failed: { error: unknown } | null = null;
  const pending = new Set<Promise<void>>();
  return {
    add(writing: Promise<void>): Promise<void> {
      const settled = writing
        .catch((error: unknown) => {
          failed ??= { error };
        })
        .finally(() => pending.delete(settled));
      pending.add(settled);
      if (failed) return Promise.reject(failed.error);
      return writing;
    },
    async all(): Promise<void> {
      await Promise.all(pending);
      if (failed) throw failed.error;
    },
  };
}
