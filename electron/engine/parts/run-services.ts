// The run engine with every kind of run, and the services around it.
import type { EngineContext } from '../engine-context.ts';
import { PLACE_GONE } from '../engine-events.ts';
import type { EnginePorts } from '../engine-ports.ts';
import { createErrorLabService, type ErrorLabService } from '../error-lab/error-lab-service.ts';
import type { KnownSecrets } from '../exchange/known-secrets.ts';
import { createRecorderAddresses, type RecorderAddresses } from '../recorder/recorder-addresses.ts';
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
  /** Where programs reach a recording. */
  recorders: Pick<RecorderAddresses, 'of'>;
}

export interface RunServicesParts {
  context: EngineContext;
  requests: RequestService;
  records: Records;
  ports: Pick<EnginePorts, 'runs' | 'sleep' | 'environment' | 'answerShapes' | 'calls' | 'callFaults'>;
  secrets: Pick<KnownSecrets, 'keep'>;
}

export function createRunServices(parts: RunServicesParts): RunServices {
  const { context, requests, records, ports, secrets } = parts;
  const { history, errorResults } = records;
  const lists = createListsInUse();
  const addresses = createRecorderAddresses();
  const kinds = createRunKinds({
    context,
    requests,
    sleep: ports.sleep,
    environment: ports.environment,
    answerShapes: ports.answerShapes,
    learnSecrets: secrets.keep,
    store: errorResults,
    record: history.record,
    lists,
    calls: ports.calls,
    callFaults: ports.callFaults,
    addresses,
    // Some runs begin others.
    runs: () => runs,
  });
  const runs: RunEngine = createRunEngine({ now: context.now, store: ports.runs, kinds });
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
    recorders: addresses,
  };
}
