// A run of a plan: begun, controlled and found again. It lives in the host: a page that is loaded again reads its events.
import { runsOf } from '../../../../shared/contract/runs-of.ts';
import type { OutlinedPlan } from '../../../../shared/runs/plan/plan-outline.ts';
import { host } from '../../../platform/client.ts';
import { isAbort, toUserError, type UserError } from '../../../platform/errors.ts';
import { changeAddress, readRest } from '../../../platform/navigation.ts';
import { selectedCredential, selectedTenant, tenantsStore } from '../../../platform/session-state/tenants.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { type OpenPlan, planOf } from '../open-plans.ts';
import { plansAddress } from '../plans-address.ts';
import { chosenTargets, inputOf, missingWords, possibleTargets, productionTargets } from './next/run-input.ts';
import { changeRunDraft, draftOf, planRunStore, type RunRequest, type RunTarget } from './plan-run-store.ts';

const runs = runsOf(host.run, 'plan');
const NOTHING_SHOWN = { step: null, without: null, case: null } as const;
const NOTHING_CHOSEN = { ...NOTHING_SHOWN, outcome: null } as const;

/** Of these steps, with those whose values they need; null: of all. Where something is to be said before, the page asks for it. */
export async function runPlan(plan: OpenPlan, stepIds: readonly string[] | null): Promise<void> {
  await prepare(plan, stepIds, chosenFor(plan.key));
}

/** The one in the tab that is shown, if there is one. */
export async function runShownPlan(): Promise<void> {
  const plan = planOf(readRest(plansAddress));
  if (plan) await runPlan(plan, null);
}

/** On the tenant of the run that is shown, whatever is chosen for the next one. */
export async function runOn(plan: OpenPlan, stepIds: readonly string[], targetKey: string): Promise<void> {
  const target = possibleTargets(tenantsStore.getState().tenants).filter(({ key }) => key === targetKey);
  await prepare(plan, stepIds, target);
}

function chosenFor(planKey: string): RunTarget[] {
  const tenant = selectedTenant();
  const credential = selectedCredential();
  const barKey = tenant && credential ? `${tenant.id}/${credential.id}` : null;
  return chosenTargets(draftOf(planKey).targets, possibleTargets(tenantsStore.getState().tenants), barKey);
}

async function prepare(plan: OpenPlan, stepIds: readonly string[] | null, targets: RunTarget[]): Promise<void> {
  const { key, text } = plan;
  if (planRunStore.getState().starting !== null) return;
  changeAddress(plansAddress, { part: 'run' }, { step: true });
  planRunStore.setState({ starting: key, error: null });
  try {
    if (plan.masked) return fail(key, MASKED);
    const draft = draftOf(key);
    const { mutate, negative } = draft;
    const read = await host.plan.outline({ text, ...(stepIds ? { stepIds: [...stepIds] } : {}), mutate, negative });
    if (read.outline === null) return fail(key, badPlan(read.problems));
    const missing = missingWords(draft, targets, read.outline);
    if (missing !== null) {
      changeRunDraft(key, { open: true });
      return fail(key, { ...NOT_BEGUN, fix: missing });
    }
    const request: RunRequest = { plan, stepIds, targets, draft, outline: read.outline };
    if (productionTargets(request).length > 0) return planRunStore.setState({ asked: request });
    await start(request, false);
  } catch (thrown) {
    if (!isAbort(thrown)) fail(key, toUserError(thrown));
  } finally {
    planRunStore.setState({ starting: null });
  }
}

const NOT_BEGUN: UserError = {
  code: 'INVALID_INPUT',
  message: 'The run did not begin.',
  meaning: 'Nothing was sent.',
  fix: '',
  details: {},
};

const MASKED: UserError = {
  ...NOT_BEGUN,
  meaning: 'A secret that Scopebench knows was taken out of the text, and what stands in its place would be sent.',
  fix: 'Name the secret under variables, by its name in the environment, and use that in the step; or run the file with scopebench run.',
};

const fail = (key: string, error: UserError): void => planRunStore.setState({ error: { key, error } });

function badPlan(problems: OutlinedPlan['problems']): UserError {
  const [first, ...others] = problems.filter(({ severity }) => severity === 'error');
  const more = others.length === 0 ? '' : ` There are ${others.length} more: the editor shows all of them.`;
  const where = first ? `Line ${first.line}, column ${first.column}: ${first.message} ${first.fix}` : '';
  return {
    ...NOT_BEGUN,
    code: 'FILE_INVALID',
    message: 'The plan has mistakes, so it is not run.',
    fix: `${where}${more}`,
  };
}

/** The person has said that it may write to production. Throws what keeps it from beginning, for the dialog. */
export async function startAsked(): Promise<void> {
  const { asked } = planRunStore.getState();
  if (asked) await start(asked, true);
}

async function start(request: RunRequest, allowWrites: boolean): Promise<void> {
  const started: string[] = [];
  for (const target of request.targets) {
    const run = await withVault('overlay', () =>
      runs.start(inputOf(request, target, allowWrites && target.production)),
    );
    if (run === null) break;
    started.push(run.runId);
  }
  const [first, ...beside] = started;
  if (first === undefined) return;
  changeAddress(plansAddress, { ...NOTHING_CHOSEN, part: 'run', run: first, beside }, { step: true });
  await reloadPlanRuns();
}

export async function reloadPlanRuns(): Promise<void> {
  const known = await runs.list();
  planRunStore.setState(({ states }) => ({
    runs: known,
    states: { ...states, ...Object.fromEntries(known.map(({ runId, state }) => [runId, state])) },
  }));
}

type RunControl = 'pause' | 'resume' | 'cancel';

export async function controlPlanRun(runId: string, control: RunControl): Promise<void> {
  await withVault<unknown>('overlay', async () => host.run[control]({ runId }));
  await reloadPlanRuns();
}

/** Shows that run; null shows the newest of the plan. */
export function showPlanRun(run: string | null): void {
  changeAddress(plansAddress, { ...NOTHING_CHOSEN, run, beside: [] }, { step: true });
}

/** `without`: as it was answered with this scope left out. Null closes it. */
export function showStep(step: string | null, without: string | null = null): void {
  changeAddress(plansAddress, { step, without, case: null }, { step: step !== null });
}

export function showCase(id: string | null): void {
  changeAddress(plansAddress, { ...NOTHING_SHOWN, case: id }, { step: id !== null });
}
