// A run of error cases from start to end as one call.
import type { CaseResult, CaseRunEvent, CaseRunInput } from '../../shared/contract/error-lab.ts';
import { ERROR_CASES } from '../../shared/okta/error-cases/all-cases.ts';
import type { TestClient } from './bench.ts';

export const ALL_CASES = ERROR_CASES.map(({ id }) => id);

export interface ErrorsRun {
  events: CaseRunEvent[];
  results: CaseResult[];
  /** The result of a case that was run. */
  of(caseId: string): CaseResult;
  /** Ids by outcome. */
  with(outcome: CaseResult['outcome']): string[];
  end: Extract<CaseRunEvent, { type: 'end' }>;
}

/** All cases unless others are named. `onCase` sees each as it comes. */
export async function runErrors(
  client: TestClient,
  input: Partial<CaseRunInput> & { tenantId: string; credentialId: string },
  onCase: (result: CaseResult) => unknown = () => undefined,
): Promise<ErrorsRun> {
  const events: CaseRunEvent[] = [];
  for await (const event of await client.errorLab.run({ caseIds: ALL_CASES, requestKey: 'errors', ...input })) {
    events.push(event);
    if (event.type === 'case') await onCase(event.result);
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
