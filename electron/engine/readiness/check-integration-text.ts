// An integration file, read and checked against the catalogue that is in use. Sends nothing.
import { readIntegration } from '../../../shared/integration/read-integration.ts';
import type { PlanProblem } from '../../../shared/model/plan.ts';
import type { EngineContext } from '../engine-context.ts';

export function checkIntegrationText(
  _context: Pick<EngineContext, 'catalogue'>,
  text: string,
): { problems: PlanProblem[]; read: boolean } {
  const { integration, problems } = readIntegration(text);
  return { problems, read: integration !== null };
}
