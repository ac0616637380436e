// A run of kind readiness: one at a time for an integration file. It is resumed with the first check that has no result; the runs of plans that it
// began are runs of their own, and are paused, resumed and cancelled with it.
import { counted } from '../../../../shared/counted.ts';
import { scopeNamesOf } from '../../../../shared/integration/integration.ts';
import { READINESS_CHECKS } from '../../../../shared/runs/readiness/readiness-checks.ts';
import type { ReadinessInput } from '../../../../shared/runs/readiness/readiness-events.ts';
import { EMPTY_READINESS, reduceReadiness } from '../../../../shared/runs/readiness/reduce-readiness.ts';
import { BenchError } from '../../errors.ts';
import type { PreparedReadiness, ReadinessPorts } from '../../readiness/run-readiness.ts';
import { alreadyEnded, noSuchRun } from '../run-errors.ts';
import type { PreparedRun, RunKind } from '../run-kind.ts';
import { othersToRemove } from '../runs-to-remove.ts';

const NOUN = 'run';
/** Of all integrations together: each has its latest results in one of them. */
const MOST_RUNS = 20;

/** Loaded with the first one: no start needs it. */
const loadRunner = () => import('../../readiness/run-readiness.ts');
const loadInstances = () => import('../../readiness/resolve-instances.ts');
const loadReader = () => import('../../readiness/assess-integration.ts');

export function createReadinessKind(ports: ReadinessPorts): RunKind<'readiness'> {
  return {
    kind: 'readiness',
    idPrefix: 'run',
    noun: NOUN,
    kept: 'where-possible',
    goesWithCredential: false,
    async prepare(input) {
      const prepared = await prepare(ports, input);
      const { toTried } = await loadInstances();
      const { integration, instances, checks } = prepared;
      return runOf(ports, input, prepared, () => ({
        type: 'started',
        path: input.path,
        name: integration.name,
        scopes: scopeNamesOf(integration),
        instances: instances.map(toTried),
        checks,
        input,
      }));
    },
    async resume({ events }) {
      const { started, end } = reduceReadiness(EMPTY_READINESS, events);
      if (started === null) throw noSuchRun();
      if (end !== null) throw alreadyEnded(NOUN);
      return runOf(ports, started.input, await prepare(ports, started.input), () => ({ type: 'resumed' }));
    },
    busy: () =>
      new BenchError('BUSY', 'The checks of this integration are being run already.', {
        fix: 'Wait for their end, or cancel them on the Readiness page.',
      }),
    cancelled(events) {
      const { planRuns, results } = reduceReadiness(EMPTY_READINESS, events);
      // Those that ended stay as they are.
      for (const { runId } of planRuns)
        void ports
          .runs()
          .cancel(runId)
          .catch(() => undefined);
      return {
        type: 'end',
        reason: 'cancelled',
        message: `Cancelled. ${counted(results.length, 'check')} had a result, which is kept.`,
      };
    },
    facts(events) {
      const { started, results, end } = reduceReadiness(EMPTY_READINESS, events);
      if (started === null) return null;
      return {
        path: started.path,
        name: started.name,
        done: results.length,
        total: started.checks.length,
        failed: results.filter(({ state }) => state === 'fail').length,
        ended: end !== null,
      };
    },
    toRemove: (runs) => othersToRemove(runs, MOST_RUNS),
  };
}

/** Throws FILE_INVALID, NOT_FOUND, INVALID_INPUT. */
async function prepare({ context }: ReadinessPorts, input: ReadinessInput): Promise<PreparedReadiness> {
  const [{ integrationOf }, { resolveInstances }] = await Promise.all([loadReader(), loadInstances()]);
  const integration = integrationOf(input.text);
  const all = READINESS_CHECKS.filter(({ way }) => way === 'calls' || way === 'recording').map(({ id }) => id);
  return {
    integration,
    instances: await resolveInstances(context.tenants, integration, input.targets),
    plans: input.plans,
    allowWrites: input.allowWrites ?? false,
    checks: all.filter((id) => input.checks?.includes(id) ?? true),
  };
}

function runOf(
  ports: ReadinessPorts,
  { path }: ReadinessInput,
  prepared: PreparedReadiness,
  first: PreparedRun<'readiness'>['first'],
): PreparedRun<'readiness'> {
  return {
    places: prepared.instances.map(({ tenant, credential }) => ({ tenantId: tenant.id, credentialId: credential.id })),
    alone: path,
    first,
    work: (run) => ({
      end: loadRunner()
        .then(({ runReadiness }) => runReadiness(ports, prepared, run))
        .then(() => null),
    }),
  };
}
