// The error lab: the answers to the cases that were run, this org's baselines, reports and fixtures. How cases are run: run-cases.ts.
import type { ErrorReportInput, FixturesInput } from '../../../shared/contract/error-lab.ts';
import type { CaseHistory } from '../../../shared/model/case-results.ts';
import { errorCases } from '../../../shared/okta/error-cases/all-cases.ts';
import { cannotBeBaseline } from '../../../shared/okta/error-cases/compare/cannot-be-baseline.ts';
import { toShownAnswer } from '../../../shared/okta/error-cases/compare/shown-answer.ts';
import { type FixtureFile, toFixture } from '../../../shared/okta/error-cases/compare/to-fixture.ts';
import { errorReport } from '../../../shared/okta/error-cases/report/error-report.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { namedCase, toCaseHistory, toReportRows } from './case-history.ts';
import type { ErrorLabStore, Place } from './error-lab-store.ts';

export interface ErrorLabService {
  results(place: Place): Promise<CaseHistory>;
  /** Throws NOT_FOUND for an unknown case, CONFLICT when it was never answered here or its answer is no baseline. */
  saveBaseline(input: Place & { caseId: string; note?: string | undefined }): Promise<CaseHistory>;
  forgetBaseline(input: Place & { caseId: string }): Promise<CaseHistory>;
  report(input: ErrorReportInput): Promise<{ filename: string; text: string }>;
  fixtures(input: FixturesInput): Promise<{ files: FixtureFile[] }>;
}

export function createErrorLabService(context: EngineContext, store: ErrorLabStore): ErrorLabService {
  const results = async (place: Place): Promise<CaseHistory> => {
    await context.tenants.credential(place.tenantId, place.credentialId);
    return toCaseHistory(await store.read(place));
  };

  return {
    results,

    async saveBaseline({ caseId, note = '', ...place }) {
      await context.tenants.credential(place.tenantId, place.credentialId);
      const one = namedCase(caseId);
      const last = (await store.read(place)).results[caseId]?.last;
      const answer = last?.actual;
      const passing = cannotBeBaseline(one, last?.verdict ?? null);
      if (passing !== null)
        throw new BenchError('CONFLICT', `This answer is no baseline of the org. ${passing}`, {
          fix: 'Run the case again, then save the answer.',
        });
      if (!answer)
        throw new BenchError('CONFLICT', 'This org has not answered that case yet.', {
          fix: 'Run the case, then save the answer.',
        });
      await store.setBaseline(place, { caseId, savedAt: context.now(), note, answer });
      return results(place);
    },

    async forgetBaseline({ caseId, ...place }) {
      await context.tenants.credential(place.tenantId, place.credentialId);
      await store.removeBaseline(place, caseId);
      return results(place);
    },

    async report({ tenantId, credentialId, format, caseIds }) {
      const { tenant, credential } = await context.tenants.credential(tenantId, credentialId);
      const cases = caseIds ? caseIds.map(namedCase) : errorCases();
      const rows = toReportRows(await results({ tenantId, credentialId }), cases);
      const at = Math.max(0, ...rows.map(({ result }) => result.at)) || context.now();
      return errorReport({ org: tenant.name, credential: credential.name, at, rows }, format);
    },

    async fixtures({ caseIds, from, tenantId, credentialId }) {
      const cases = [...new Set(caseIds)].map(namedCase);
      if (from === 'expected') return { files: cases.map((one) => toFixture(one, toShownAnswer(one.expected[0]))) };
      if (tenantId === undefined || credentialId === undefined)
        throw new BenchError('INVALID_INPUT', 'No tenant and credential are named.', {
          fix: 'Choose a tenant and a credential, or use the expected answers.',
        });
      const rows = toReportRows(await results({ tenantId, credentialId }), cases);
      return { files: rows.flatMap(({ one, result }) => (result.actual ? [toFixture(one, result.actual)] : [])) };
    },
  };
}
