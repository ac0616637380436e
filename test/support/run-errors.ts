// A run of error cases from start to end as one call.

import type { CaseResult, CaseRunEntry, CaseRunInput } from '../../shared/contract/error-lab.ts';
import { runsOf } from '../../shared/contract/run/runs-of.ts';
import { errorCases } from '../../shared/okta/error-cases/all-cases.ts';
import type { Numbered } from '../../shared/runs/numbered.ts';
import type { TestClient } from './bench.ts';

export const ALL_CASES = errorCases().map(({ id }) => id);

export interface ErrorsRun {
  events: Numbered<CaseRunEntry>[];
  results: CaseResult[];
  /** The result of a case that was run. */
  of(caseId: string): CaseResult;
  /** Ids by outcome. */
  with(outcome: CaseResult['outcome']): string[];
  end: Extract<CaseRunEntry, { type: 'end' }>;
}

/** All cases unless others are named. `onCase` sees each as it finishes. */
export async function runErrors(
  client: TestClient,
  input: Partial<CaseRunInput> & { tenantId: string; credentialId: string },
  onCase: (runId: string) => unknown = () => undefined,
): Promise<ErrorsRun> {
  const events: Numbered<CaseRunEntry>[] = [];
  const { runId } = await runsOf(client.run, 'error-cases').start({ caseIds: ALL_CASES, ...input });
  for await (const batch of await runsOf(client.run, 'error-cases').watch({ runId, after: 0 }))
    for (const event of batch) {
      events.push(event);
      if (event.type === 'case') await onCase(runId);
    }
  const results = events.flatMap((event) => (event.type === 'case' ? [event.result] : []));
  const end = events.at(-1);
  if (end?.type !== 'end') throw new Error('a run ends with its end');
  return {
    events,
    results,
    end,
    of(caseId) {
      const found = results.find((result) => result.caseId === caseId);
      if (!found) throw new Error(`${caseId} was not run`);
      return found;
    },
    with: (outcome) => results.filter((result) => result.outcome === outcome).map(({ caseId }) => caseId),
  };
}
