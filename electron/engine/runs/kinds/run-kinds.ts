// Every kind of run, an entry each. A new one is a file here, a row in shared/runs/run-kinds.ts, and its events and reducer in
// shared/runs/.
import type { EngineContext } from '../../engine-context.ts';
import type { RunCasesPorts } from '../../error-lab/run-cases.ts';
import type { ReadinessPorts } from '../../readiness/run-readiness.ts';
import type { FetchAllPorts } from '../../requests/fetch-all.ts';
import type { RunKinds } from '../run-kind.ts';
import { createAuditKind } from './audit.ts';
import { createErrorCasesKind } from './error-cases.ts';
import { createFetchAllKind, type ListsInUse } from './fetch-all.ts';
import { createMutationKind } from './mutation.ts';
import { createPlanKind, type PlanKindPorts } from './plan.ts';
import { createProtectKind } from './protect.ts';
import { createReadinessKind } from './readiness.ts';
import { createRecordingKind, type RecordingKindPorts } from './recording.ts';
import { createSweepKind } from './sweep.ts';

export interface RunKindsPorts extends RunCasesPorts, FetchAllPorts, PlanKindPorts, RecordingKindPorts, ReadinessPorts {
  context: EngineContext;
  lists: ListsInUse;
}

export function createRunKinds(ports: RunKindsPorts): RunKinds {
  return {
    sweep: createSweepKind(ports),
    'error-cases': createErrorCasesKind(ports),
    'fetch-all': createFetchAllKind(ports, ports.lists),
    mutation: createMutationKind(ports),
    protect: createProtectKind(ports),
    plan: createPlanKind(ports),
    recording: createRecordingKind(ports),
    readiness: createReadinessKind(ports),
    audit: createAuditKind(ports),
  };
}
