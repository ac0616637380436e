// The services whose work outlives the call that began it.
import type { EngineContext } from '../engine-context.ts';
import { createErrorLabService, type ErrorLabService } from '../error-lab/error-lab-service.ts';
import { createProofRuns, type ProofRuns } from '../infer/proof-runs.ts';
import type { Sleep, SweepStore } from '../ports.ts';
import { createFetchAllRuns, type FetchAllRuns, listsInUse } from '../requests/fetch-all-runs.ts';
import type { RequestService } from '../requests/request-service.ts';
import { createSweepService, type SweepService } from '../sweep/sweep-service.ts';
import type { Records } from './records.ts';

export interface RunServices {
  fetchAlls: FetchAllRuns;
  sweeps: SweepService;
  errorLab: ErrorLabService;
  proofs: ProofRuns;
  close(): Promise<void>;
}

export interface RunServicesParts {
  context: EngineContext;
  requests: RequestService;
  records: Records;
  store: SweepStore;
  sleep: Sleep;
}

export function createRunServices({ context, requests, records, store, sleep }: RunServicesParts): RunServices {
  const { history, errorResults } = records;
  const fetchAlls = createFetchAllRuns({ context, requests, sleep });
  const sweeps = createSweepService({ context, store, sleep });
  const errorLab = createErrorLabService({ context, store: errorResults, record: history.record, sleep });
  const proofs = createProofRuns({ context, sleep });
  history.spare(() => listsInUse(fetchAlls));
  return {
    fetchAlls,
    sweeps,
    errorLab,
    proofs,
    async close() {
      await Promise.all([sweeps.close(), fetchAlls.close(), errorLab.runs.close(), proofs.close()]);
    },
  };
}
