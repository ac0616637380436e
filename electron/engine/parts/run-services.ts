// The run engine with every kind of run, and the services around it.
import type { EngineContext } from '../engine-context.ts';
import { PLACE_GONE } from '../engine-events.ts';
import { createErrorLabService, type ErrorLabService } from '../error-lab/error-lab-service.ts';
import type { RunStore, Sleep } from '../ports.ts';
import type { RequestService } from '../requests/request-service.ts';
import { createListsInUse } from '../runs/kinds/fetch-all.ts';
import { createRunKinds } from '../runs/kinds/run-kinds.ts';
import { createRunEngine, type RunEngine } from '../runs/run-engine.ts';
import { createSweepService, type SweepService } from '../sweep/sweep-service.ts';
import type { Records } from './records.ts';

export interface RunServices {
  runs: RunEngine;
  sweeps: SweepService;
  errorLab: ErrorLabService;
}

export interface RunServicesParts {
  context: EngineContext;
  requests: RequestService;
  records: Records;
  store: RunStore;
  sleep: Sleep;
}

export function createRunServices({ context, requests, records, store, sleep }: RunServicesParts): RunServices {
  const { history, errorResults } = records;
  const lists = createListsInUse();
  const kinds = createRunKinds({ context, requests, sleep, store: errorResults, record: history.record, lists });
  const runs = createRunEngine({ now: context.now, store, kinds });
  history.spare(lists.all);
  const { events } = context;
  events.on(PLACE_GONE, ({ tenantId, credentialId }) => runs.drop(tenantId, credentialId));
  events.on('vault-locked', runs.dropTokens);
  // Not waited for: a change of the settings is done before old runs are gone.
  events.on('settings-changed', () => void runs.trim());
  events.on('exchanges-going', async ({ ids }) => {
    for (const run of await runs.list({ kind: 'fetch-all' }))
      if (run.kind === 'fetch-all' && ids.has(run.exchangeId)) await runs.discard(run.runId);
  });
  return {
    runs,
    sweeps: createSweepService(context, runs),
    errorLab: createErrorLabService(context, errorResults),
  };
}
