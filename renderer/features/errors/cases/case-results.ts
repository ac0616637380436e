// The results of a place while a run goes on: those that the host keeps, with those of the run that it has not kept yet.
import type { CaseHistory, CaseResult } from '../../../../shared/contract/error-lab.ts';
import type { CaseRunView } from '../../../../shared/okta/runs/reduce-case-run.ts';

/** The host keeps results in portions and knows nothing newer than what a run has reported. */
export function withRunResults(history: CaseHistory | null, { results }: CaseRunView<CaseResult>): CaseHistory {
  const known = new Map((history?.results ?? []).map((record) => [record.caseId, record]));
  for (const [caseId, { result, changed }] of results) {
    const before = known.get(caseId)?.last ?? null;
    if (before === null || before.at < result.at) known.set(caseId, { caseId, last: result, before, changed });
  }
  return { results: [...known.values()], baselines: history?.baselines ?? [] };
}
