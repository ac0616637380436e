// A run of a plan as a file, in the forms of the command line and with the same evidence behind what was not met. Its file goes by its name alone:
// a report is shown to others, whom the folders of this computer do not concern.
import type { PlanView } from '../../../../shared/runs/plan/reduce-plan.ts';
import {
  PLAN_REPORTER_NAMES,
  PLAN_REPORTERS,
  type PlanReporterName,
} from '../../../../shared/runs/plan/report/plan-reporters.ts';
import { evidenceIds, type ReportedPlan } from '../../../../shared/runs/plan/report/report-facts.ts';
import { host } from '../../../platform/client.ts';
import { saveText } from '../../../platform/save-text.ts';
import { tenantsStore } from '../../../platform/session-state/tenants.ts';
import { announceDone } from '../../../ui/notices/announce-done.ts';
import { planRunStore } from './plan-run-store.ts';
import { bareFile } from './runs-of-plan.ts';

export const PLAN_FORMATS = PLAN_REPORTER_NAMES.map((name) => ({ name, label: PLAN_REPORTERS[name].label }));

const TYPES: Record<string, string> = {
  json: 'application/json',
  xml: 'application/xml',
  md: 'text/markdown',
  html: 'text/html',
};

/** As a report takes it, without evidence: what is said about a run on the page is read of it too. */
export function reportedPlan(runId: string, view: PlanView): ReportedPlan {
  const tenantId = planRunStore.getState().runs?.find((run) => run.runId === runId)?.places[0]?.tenantId;
  const tenant = tenantsStore.getState().tenants.find(({ id }) => id === tenantId);
  const sandbox = tenant?.abilities.builtIn ?? false;
  const { started } = view;
  const target = [
    ...(sandbox || !started ? [] : ['--tenant', started.tenantName]),
    ...(started?.credentialName ? ['--credential', started.credentialName] : []),
  ];
  return { view, origin: tenant?.origin ?? null, sandbox, target, evidence: new Map() };
}

/** Several are of one plan on several tenants: a report compares them. */
export async function exportPlanRuns(
  runs: readonly { runId: string; view: PlanView }[],
  format: PlanReporterName,
): Promise<void> {
  const file = bareFile(runs[0]?.view.started?.file ?? '');
  const plans = await Promise.all(
    runs.map(async ({ runId, view }) => ({
      ...reportedPlan(runId, { ...view, started: view.started && { ...view.started, file } }),
      evidence: await readEvidence(view),
    })),
  );
  const { extension, write } = PLAN_REPORTERS[format];
  const at = runs[0]?.view.end?.at ?? Date.now();
  const text = write({ plans, problems: [], stopped: null, notBegun: [], at });
  const name = file.replace(/(?:\.scopebench)?\.ya?ml$/i, '') || 'plan';
  if (await saveText(`${name}-run.${extension}`, text, TYPES[extension] ?? 'text/plain')) announceDone('Exported');
}

/** What is no longer kept is not shown. */
async function readEvidence(view: PlanView): Promise<ReportedPlan['evidence']> {
  const exchanges = await Promise.all(
    evidenceIds(view).map((exchangeId) => host.history.get({ exchangeId }).catch(() => null)),
  );
  return new Map(exchanges.flatMap((exchange) => (exchange ? [[exchange.id, exchange] as const] : [])));
}
