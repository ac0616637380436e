// What runs of the plans of an integration show about it: whether its scopes suffice, whether each is needed, whether a narrower one would do,
// and whether it works in two tenants. Each run in one instance; the registered scopes are left out in turn in one of them only. Pure.
import { counted } from '../../counted.ts';
import type { PlanView } from '../plan/reduce-plan.ts';
import type { CheckEvidence, CheckResult, Exercised, TriedInstance } from './readiness-events.ts';

export interface RanPlan {
  /** As the integration file names it. */
  plan: string;
  runId: string;
  instance: TriedInstance;
  /** With each scope left out in turn. */
  mutated: boolean;
  view: PlanView;
}

type Result = Omit<CheckResult, 'check' | 'basis'>;
type Step = PlanView['steps'][number];

const NO_PLAN: Result = {
  state: 'not-run',
  why: 'The file names no plan that could be read.',
  fix: 'Keep the calls of the product as a plan, and name it under plans.',
  evidence: [],
};

/** Registered and not in the token: what that refuses is no fault of the choice of scopes. */
const notGranted = ({ view }: RanPlan): string[] => {
  const token = view.tokens.find(({ leftOut }) => leftOut === null);
  const granted = new Set(token?.granted ?? []);
  return (view.started?.scopes ?? []).filter((scope) => !granted.has(scope));
};

const isRefused = ({ result }: Step): boolean => result?.verdict === 'scope-missing' && result.outcome !== 'met';
const isUnmet = ({ result }: Step): boolean => result?.outcome === 'failed' && !isRefused({ result } as Step);
const isUnknown = ({ result }: Step): boolean => result === null || result.outcome === 'could-not-run';

const evidenceOf = ({ runId, instance, plan }: RanPlan, { facts, result }: Step): CheckEvidence => ({
  what: `${plan}, ${facts.id}: ${facts.method} ${result?.path ?? facts.target}`,
  tenant: instance.tenantName,
  runId,
  exchangeId: result?.exchangeId ?? null,
  status: result?.status ?? null,
});

const named = ({ facts }: Step): string => facts.id;
const inTenant = ({ instance }: RanPlan): string => instance.tenantName;

export function judgeSuffice(ran: readonly RanPlan[]): Result {
  if (ran.length === 0) return NO_PLAN;
  const refused: string[] = [];
  const unmet: string[] = [];
  const unknown: string[] = [];
  const evidence: CheckEvidence[] = [];
  let met = 0;
  for (const one of ran) {
    const short = notGranted(one);
    for (const step of one.view.steps) {
      const at = `${named(step)} in ${inTenant(one)}`;
      if (isRefused(step)) {
        // The check of the token's scopes says so.
        if (short.length > 0) continue;
        refused.push(at);
        evidence.push(evidenceOf(one, step));
      } else if (isUnmet(step)) {
        unmet.push(at);
        evidence.push(evidenceOf(one, step));
      } else if (isUnknown(step)) unknown.push(at);
      else if (step.result?.outcome === 'met') met += 1;
    }
  }
  if (refused.length > 0)
    return {
      state: 'fail',
      why: `Refused for a scope that is not registered: ${refused.join(', ')}.`,
      fix: 'Register the scope that the step needs, or leave the call out of the product.',
      evidence,
    };
  if (unmet.length > 0)
    return {
      state: 'fail',
      why: `Not met, though not for a scope: ${unmet.join(', ')}.`,
      fix: 'Open the run of the plan and see which expectation was not met.',
      evidence,
    };
  if (unknown.length > 0 || met === 0)
    return {
      state: 'not-run',
      why: unknown.length > 0 ? `Without an answer: ${unknown.join(', ')}.` : 'No step was sent.',
      fix: 'Run the checks again.',
      evidence,
    };
  const [first] = ran;
  const shown = first?.view.steps.filter(({ result }) => result?.outcome === 'met').slice(0, 5) ?? [];
  return {
    state: 'pass',
    why: `${counted(met, 'step')} met, none refused for a scope.`,
    fix: null,
    evidence: first ? shown.map((step) => evidenceOf(first, step)) : [],
  };
}

interface TriedScope {
  scope: string;
  one: RanPlan;
  result: PlanView['scopes'][number];
}

/** Of several plans: needed by one is needed. */
function triedScopes(ran: readonly RanPlan[], registered: readonly string[]): Map<string, TriedScope[]> {
  const tried = new Map<string, TriedScope[]>(registered.map((scope) => [scope, []]));
  for (const one of ran.filter(({ mutated }) => mutated))
    for (const result of one.view.scopes) tried.get(result.scope)?.push({ scope: result.scope, one, result });
  return tried;
}

const aboutScope = ({ one, result }: TriedScope): CheckEvidence => ({
  what: `${one.plan} without ${result.scope}: ${result.reason}`,
  tenant: one.instance.tenantName,
  runId: one.runId,
  exchangeId:
    one.view.rounds.find(({ leftOut }) => leftOut === result.scope)?.steps.find(({ id }) => result.steps.includes(id))
      ?.exchangeId ?? null,
  status: null,
});

export function judgeNeeded(ran: readonly RanPlan[], registered: readonly string[]): Result {
  if (!ran.some(({ mutated }) => mutated)) return NO_PLAN;
  const tried = [...triedScopes(ran, registered)];
  const needed = tried.filter(([, results]) => results.some(({ result }) => result.outcome === 'needed'));
  const rest = tried.filter(([, results]) => !results.some(({ result }) => result.outcome === 'needed'));
  const open = rest.filter(
    ([, results]) => results.length === 0 || results.some(({ result }) => result.outcome === 'not-provable'),
  );
  const unneeded = rest.filter((one) => !open.includes(one));
  const evidence = [...unneeded, ...open, ...needed].flatMap(([, results]) => results.slice(0, 1).map(aboutScope));
  const names = (of: typeof tried) => of.map(([scope]) => scope).join(', ');
  if (unneeded.length > 0)
    return {
      state: 'fail',
      why: `Nothing was refused without ${names(unneeded)}.`,
      fix: 'Take it out of the submission, or add the step that needs it to a plan.',
      evidence,
    };
  if (open.length > 0)
    return {
      state: 'warn',
      why: `Not provable by calls: ${open.map(([scope, [one]]) => `${scope} (${one?.result.reason ?? 'it was not tried'})`).join('; ')}`,
      fix: 'Add a step that needs it and may be sent twice, or say in its reason why it is needed.',
      evidence,
    };
  return {
    state: 'pass',
    why: `Each of ${counted(needed.length, 'scope')}: without it a step was refused.`,
    fix: null,
    evidence,
  };
}

/**
 * By calls where the org grants the read; an instance is granted what is registered and no more, so there what the catalogue says of the
 * operations that were sent decides. `exercised`: of the same runs.
 */
export function judgeNarrow(
  ran: readonly RanPlan[],
  registered: readonly string[],
  exercised: readonly Exercised[],
): Result {
  if (!ran.some(({ mutated }) => mutated)) return NO_PLAN;
  const tried = [...triedScopes(ran, registered).values()].flat();
  // What one plan needs in full, no read replaces.
  const broad = tried.filter(
    ({ scope, result }) =>
      result.narrower !== null &&
      !tried.some((other) => other.scope === scope && other.result.outcome === 'needed' && !other.result.narrower),
  );
  const others = onlyRead(registered, exercised).filter(({ scope }) => !broad.some((one) => one.scope === scope));
  if (broad.length + others.length > 0)
    return {
      state: 'fail',
      why: [
        ...broad.map(({ scope, result }) => `${result.narrower} would do in place of ${scope}.`),
        ...others.map(
          ({ scope, read, steps }) =>
            `${read} would do in place of ${scope}: by the catalogue it opens all that was sent (${steps.join(', ')}). The instance has no ${read}, so it was not tried by calls.`,
        ),
      ].join(' '),
      fix: 'Register the read scope in its place, or add the step that writes to a plan.',
      evidence: broad.map(aboutScope),
    };
  if (tried.length === 0)
    return { state: 'not-run', why: 'No scope was tried.', fix: 'Run the checks again.', evidence: [] };
  return { state: 'pass', why: 'No manage scope could be replaced by its read.', fix: null, evidence: [] };
}

interface OnlyRead {
  scope: string;
  read: string;
  steps: string[];
}

/** Manage scopes that were used, and for nothing but what the read of the same resource opens. */
function onlyRead(registered: readonly string[], exercised: readonly Exercised[]): OnlyRead[] {
  return registered.flatMap((scope) => {
    const read = scope.replace(/\.manage$/, '.read');
    if (read === scope || registered.includes(read)) return [];
    const used = exercised.filter(({ scopes }) => scopes.includes(scope) || scopes.includes(read));
    if (used.length === 0 || used.some(({ scopes }) => scopes.includes(scope))) return [];
    return [{ scope, read, steps: [...new Set(used.map(({ stepId }) => stepId))] }];
  });
}

/** `apiCalls`: of the recordings of each tenant, how many calls to the API the product made; null where there is no recording. */
export function judgeTenants(
  ran: readonly RanPlan[],
  recorded: readonly { tenantName: string; apiCalls: number | null; runId: string | null }[],
): Result {
  const fix = 'Install it in a second tenant, record the product against both, and run the checks again.';
  const tenants = new Set(recorded.map(({ tenantName }) => tenantName));
  if (tenants.size < 2) return { state: 'not-run', why: 'It was tried in one tenant only.', fix, evidence: [] };
  const silent = recorded.filter(({ apiCalls }) => apiCalls === 0);
  const evidence = recorded.map(
    ({ tenantName, apiCalls, runId }): CheckEvidence => ({
      what:
        apiCalls === null ? 'No recording of the product' : `Recording of the product: ${counted(apiCalls, 'call')}`,
      tenant: tenantName,
      runId,
      exchangeId: null,
      status: null,
    }),
  );
  if (silent.length > 0)
    return {
      state: 'fail',
      why: `The product was recorded against ${silent.map(({ tenantName }) => tenantName).join(' and ')} and called nothing there: a domain may be built in.`,
      fix: 'Take the domain from what the customer enters, everywhere.',
      evidence,
    };
  const unseen = recorded.filter(({ apiCalls }) => apiCalls === null);
  if (unseen.length > 0)
    return {
      state: 'not-run',
      why: `The product was not recorded against ${unseen.map(({ tenantName }) => tenantName).join(' and ')}; the plans alone cannot show a domain that is built into the product.`,
      fix,
      evidence,
    };
  const unmet = ran.filter((one) => one.view.steps.some(isUnmet) || one.view.steps.some(isUnknown));
  if (unmet.length > 0)
    return {
      state: 'fail',
      why: `${unmet.map((one) => `${one.plan} in ${inTenant(one)}`).join(', ')} was not met.`,
      fix: 'Open the run of the plan and see which expectation was not met there.',
      evidence,
    };
  return {
    state: 'pass',
    why: `Recorded in ${[...tenants].join(' and ')}${ran.length > 0 ? ', and the plans were met in each' : ''}.`,
    fix: null,
    evidence,
  };
}
