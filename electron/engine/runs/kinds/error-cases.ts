import {
  type CaseRunView,
  EMPTY_CASE_RUN,
  reduceCaseRun,
} from '../../../../shared/runs/error-cases/reduce-case-run.ts';
import type { RunEvent } from '../../../../shared/runs/run-kinds.ts';
import {
  costOfCases,
  endOfCases,
  type PreparedCases,
  prepareCases,
  type RunCasesPorts,
  runCases,
} from '../../error-lab/run-cases.ts';
import { alreadyEnded, casesRunAlready, noSuchRun } from '../run-errors.ts';
import type { PreparedRun, RunKind } from '../run-kind.ts';
import { othersToRemove } from '../runs-to-remove.ts';
import { generateWork } from './generate-work.ts';

const NOUN = 'run';

export function createErrorCasesKind(ports: RunCasesPorts): RunKind<'error-cases'> {
  return {
    kind: 'error-cases',
    idPrefix: 'run',
    noun: NOUN,
    kept: 'where-possible',
    goesWithCredential: true,
    async prepare(input) {
      const prepared = await prepareCases(ports, input);
      const { cases, allowUnsafe } = prepared;
      const caseIds = cases.map(({ id }) => id);
      return runOf(ports, prepared, () => ({ type: 'started', caseIds, cost: costOfCases(cases), allowUnsafe }));
    },
    async resume({ events, places }) {
      const started = events.find((event) => event.type === 'started');
      const [place] = places;
      if (!started || !place || place.credentialId === null) throw noSuchRun();
      const { end, results } = viewOf(events);
      if (end) throw alreadyEnded(NOUN);
      const { caseIds, allowUnsafe } = started;
      const input = { tenantId: place.tenantId, credentialId: place.credentialId, caseIds, allowUnsafe };
      const done = new Map([...results].map(([caseId, { result }]) => [caseId, result]));
      return runOf(ports, await prepareCases(ports, input, done), () => ({ type: 'resumed' }));
    },
    busy: casesRunAlready,
    cancelled(events) {
      const { results, caseIds } = viewOf(events);
      const outcomes = [...results.values()].map(({ result }) => result.outcome);
      return endOfCases('cancelled', outcomes, caseIds.length);
    },
    facts: (events) => (events.length === 0 ? null : {}),
    toRemove: othersToRemove,
  };
}

const viewOf = (events: readonly RunEvent<'error-cases'>[]): CaseRunView => reduceCaseRun(EMPTY_CASE_RUN, events);

function runOf(
  ports: RunCasesPorts,
  prepared: PreparedCases,
  first: PreparedRun<'error-cases'>['first'],
): PreparedRun<'error-cases'> {
  const { tenant, credential } = prepared;
  return {
    places: [{ tenantId: tenant.id, credentialId: credential.id }],
    // By tenant: two runs would spend each other's budget and meet each other's faults.
    alone: tenant.id,
    first,
    work: (run) => generateWork(run, ({ stop }) => runCases(ports, prepared, stop)),
  };
}
