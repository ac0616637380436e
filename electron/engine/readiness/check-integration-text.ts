// An integration file, read and checked against the catalogue that is in use. Sends nothing.
import { checkIntegration } from '../../../shared/integration/check-integration.ts';
import { readIntegration } from '../../../shared/integration/read-integration.ts';
import type { PlanProblem } from '../../../shared/model/plan.ts';
import { CHECK_IDS } from '../../../shared/runs/readiness/readiness-checks.ts';
import type { EngineContext } from '../engine-context.ts';

export function checkIntegrationText(
  { catalogue }: Pick<EngineContext, 'catalogue'>,
  text: string,
): { problems: PlanProblem[]; read: boolean } {
  const read = readIntegration(text);
  return { problems: checkIntegration(read, catalogue, CHECK_IDS), read: read.integration !== null };
}
