// How ready an integration is, of its file and of all runs of its checks that are kept. Sends nothing.
import type { FilesBeside } from '../../../shared/integration/files-beside.ts';
import type { Integration } from '../../../shared/integration/integration.ts';
import { readIntegration } from '../../../shared/integration/read-integration.ts';
import { assessReadiness, type FoundResult } from '../../../shared/runs/readiness/assess-readiness.ts';
import type { CheckEvidence } from '../../../shared/runs/readiness/readiness-events.ts';
import type { ReadinessReport } from '../../../shared/runs/readiness/readiness-report.ts';
import {
  EMPTY_READINESS,
  type ReadinessView,
  reduceReadiness,
} from '../../../shared/runs/readiness/reduce-readiness.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import type { RunEngine } from '../runs/run-engine.ts';

export interface ShownIntegration {
  path: string;
  text: string;
  beside: FilesBeside;
}

export interface AssessPorts {
  context: EngineContext;
  runs: RunEngine;
}

/** @throws BenchError FILE_INVALID, with the first fault of the form. */
export async function assessIntegration(
  ports: AssessPorts,
  { path, text, beside }: ShownIntegration,
): Promise<ReadinessReport> {
  const integration = integrationOf(text);
  const results = await foundResults(ports, path);
  return assessReadiness({ integration, beside, results, now: ports.context.now() });
}

/** @throws BenchError FILE_INVALID */
export function integrationOf(text: string): Integration {
  const { integration, problems } = readIntegration(text);
  if (integration !== null) return integration;
  const [first] = problems;
  throw new BenchError('FILE_INVALID', `Line ${first?.line ?? 1}: ${first?.message ?? 'The file cannot be read.'}`, {
    fix: first?.fix ?? 'Look at the file.',
  });
}

/** Of every run of this file that is kept. */
async function foundResults({ runs }: AssessPorts, path: string): Promise<FoundResult[]> {
  const found: FoundResult[] = [];
  for (const one of await runs.list({ kind: 'readiness' })) {
    if (one.kind !== 'readiness' || one.path !== path) continue;
    const view = await readinessView(runs, one.runId);
    found.push(...view.results.map((result) => ({ ...result, evidence: withRun(result.evidence, one.runId) })));
  }
  return found;
}

export async function readinessView(runs: RunEngine, runId: string): Promise<ReadinessView> {
  const batch = await runs.events(runId);
  return batch.kind === 'readiness' ? reduceReadiness(EMPTY_READINESS, batch.events) : EMPTY_READINESS;
}

/** In a report of several runs each says whose evidence it is. */
const withRun = (evidence: readonly CheckEvidence[], runId: string): CheckEvidence[] =>
  evidence.map((one) => ({ ...one, runId: one.runId ?? (one.exchangeId === null ? null : runId) }));
