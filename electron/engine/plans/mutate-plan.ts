// Scope mutation of a plan: with each registered scope left out in turn, is anything refused that passed before? First the steps that demand the
// scope are sent again with the values of the plan; where that shows nothing, the whole plan is. What is sent once only is not sent here.
import type { Catalogue } from '../../../shared/okta/catalogue/catalogue.ts';
import { missingScopes } from '../../../shared/okta/scopes/requirement.ts';
import { impliedBy, parseScope } from '../../../shared/okta/scopes/scope.ts';
import type { Json } from '../../../shared/plan/plan-document.ts';
import type { PlanRunEntry, ScopeResult, StepResult } from '../../../shared/runs/plan/plan-events.ts';
import type { RunEvent } from '../../../shared/runs/run-kinds.ts';
import type { PlanCalls } from './plan-calls.ts';
import type { PreparedPlan, PreparedStep } from './prepare-plan.ts';
import type { PlanOutcome } from './run-plan.ts';
import { sendStep } from './send-step.ts';
import { isRead, isRefusedByOkta, needsOf, passed, usesPlanToken } from './step-needs.ts';

export interface MutationPorts {
  calls: PlanCalls;
  /** Of the tenant. */
  origin: string;
  catalogue: Catalogue;
  emit(entry: PlanRunEntry): Promise<void>;
  stopped(): boolean;
}

/** The scopes that it says something about already, before a part of the run that was interrupted. */
const knownScopes = (events: readonly RunEvent<'plan'>[]): Set<string> =>
  new Set(events.flatMap((event) => (event.type === 'scope' ? [event.result.scope] : [])));

/** Ends early when it is stopped; the scopes that it said nothing about are then still to be tried. */
export async function mutatePlan(
  prepared: PreparedPlan,
  baseline: PlanOutcome,
  before: readonly RunEvent<'plan'>[],
  ports: MutationPorts,
): Promise<void> {
  const known = knownScopes(before);
  for (const scope of prepared.scopes) {
    if (known.has(scope)) continue;
    const result = await tryWithout(scope, prepared, baseline, ports);
    if (result === null || ports.stopped()) return;
    await ports.emit({ type: 'scope', result });
  }
}

export const demands = (one: PreparedStep, without: readonly string[]): boolean =>
  missingScopes({ scopes: needsOf(one) }, without).length > 0;

interface Round {
  scope: string;
  rest: string[];
  /** They passed with all scopes, and need this one by what is known of them. */
  demanding: PreparedStep[];
  all: PreparedStep[];
  baseline: PlanOutcome;
}

async function tryWithout(
  scope: string,
  prepared: PreparedPlan,
  baseline: PlanOutcome,
  ports: MutationPorts,
): Promise<ScopeResult | null> {
  const rest = prepared.scopes.filter((other) => other !== scope);
  const all = [...prepared.steps, ...prepared.teardown].filter(usesPlanToken);
  const passing = all.filter(({ step }) => passed(baseline.results.get(step.id)));
  const demanding = passing.filter((one) => demands(one, rest));
  const round: Round = { scope, rest, demanding, all, baseline };
  const said = (outcome: ScopeResult['outcome'], steps: string[], reason: string, narrower: string | null = null) => ({
    scope,
    outcome,
    steps,
    narrower,
    reason,
  });
  if (passing.length === 0) return said('not-provable', [], 'No step passed with all scopes.');
  if (rest.length === 0)
    return demanding.length > 0
      ? said('needed', demanding.map(idOf), 'It is the only one, and the org gives no token without a scope.')
      : said('not-provable', [], 'It is the only one, and the org gives no token without a scope; no step demands it.');
  const token = await ports.calls.token(rest, [], scope);
  if (ports.stopped()) return null;
  if (token.tokenId === null) return said('not-provable', [], `There was no token without it: ${token.problem}`);
  if (token.granted.includes(scope))
    return said('not-provable', [], 'The org granted it although it was not asked for.');
  const refused = await sendDemanding(round, ports);
  if (refused === null) return null;
  if (refused.length > 0) {
    const narrower = await readInstead(round, ports);
    const less = narrower === null ? '' : ` ${narrower} would do in its place.`;
    return said(
      'needed',
      refused,
      `Without it ${refused.join(', ')} ${refused.length > 1 ? 'are' : 'is'} refused.${less}`,
      narrower,
    );
  }
  return sendWhole(round, prepared, ports, said);
}

const idOf = ({ step }: PreparedStep): string => step.id;
/** Reads first: a write that is not refused changes something. */
const readsFirst = (steps: readonly PreparedStep[]): PreparedStep[] => [
  ...steps.filter(isRead),
  ...steps.filter((one) => !isRead(one)),
];

/** Ids of those that the org refused for their scope. Null when it was stopped. */
async function sendDemanding(round: Round, ports: MutationPorts): Promise<string[] | null> {
  const { demanding, baseline, rest, scope } = round;
  const refused: string[] = [];
  for (const one of readsFirst(demanding.filter(({ step }) => !step.once))) {
    // A write that would go through is left to the whole plan, which cleans up behind it.
    if (!isRead(one) && !isRefusedByOkta(one, rest)) continue;
    const result = await send(one, new Map(baseline.values), rest, scope, ports);
    if (result === null) return null;
    if (result.verdict === 'scope-missing') refused.push(one.step.id);
  }
  return refused;
}

/** Reads in place of a manage scope: tried where every step that demands it asks for no more than the read. */
async function readInstead({ scope, rest, demanding, baseline }: Round, ports: MutationPorts): Promise<string | null> {
  const { resource, kind } = parseScope(scope);
  const read = `${resource}.read`;
  if (kind !== 'manage' || rest.includes(read) || !ports.catalogue.scopes.some(({ name }) => name === read))
    return null;
  const with_ = [...rest, read];
  if (demanding.some((one) => demands(one, with_) || one.step.once)) return null;
  const token = await ports.calls.token(with_, [], scope);
  if (token.tokenId === null || !token.granted.includes(read)) return null;
  for (const one of demanding) {
    const result = await send(one, new Map(baseline.values), with_, scope, ports);
    if (result === null || result.outcome !== 'met') return null;
  }
  return demanding.length > 0 ? read : null;
}

/** The plan once more from its beginning, with values of its own. */
async function sendWhole(
  { scope, rest, demanding, all, baseline }: Round,
  prepared: PreparedPlan,
  ports: MutationPorts,
  said: (outcome: ScopeResult['outcome'], steps: string[], reason: string) => ScopeResult,
): Promise<ScopeResult | null> {
  const held = demanding.filter(({ step }) => step.once).map(idOf);
  if (held.length > 0)
    return said(
      'not-provable',
      [],
      `${held.join(', ')} ${held.length > 1 ? 'demand' : 'demands'} it and must be sent once only.`,
    );
  const values = new Map<string, Json>(prepared.values.values);
  const refused: string[] = [];
  const otherwise: string[] = [];
  for (const one of all) {
    const was = baseline.results.get(one.step.id);
    if (was === undefined) continue;
    if (one.step.once) {
      for (const [name, value] of Object.entries(was.saved)) values.set(name, value as Json);
      continue;
    }
    const result = await send(one, values, rest, scope, ports);
    if (result === null) return null;
    if (result.verdict === 'scope-missing' && was.verdict !== 'scope-missing') refused.push(one.step.id);
    else if (result.outcome !== was.outcome || result.status !== was.status) otherwise.push(one.step.id);
  }
  if (refused.length > 0)
    return said('needed', refused, `Without it ${refused.join(', ')} ${refused.length > 1 ? 'are' : 'is'} refused.`);
  if (otherwise.length > 0)
    return said('not-provable', [], `${otherwise.join(', ')} ended in another way without it, and not for its scope.`);
  const wider = impliedBy(scope).find((name) => name !== scope && rest.includes(name));
  return said(
    'unneeded',
    [],
    wider ? `Nothing was refused without it: ${wider} contains it.` : 'Nothing was refused without it.',
  );
}

async function send(
  one: PreparedStep,
  values: Map<string, Json>,
  scopes: string[],
  leftOut: string,
  { calls, origin, emit, stopped }: MutationPorts,
): Promise<StepResult | null> {
  if (stopped()) return null;
  // What is sent again until it is met would be waited for in vain here.
  const step = { ...one.step, retry: { ...one.step.retry, unmet: 0 } };
  const result = await sendStep(
    { ...one, step },
    { calls, origin, scopes, leftOut, values, sending: async () => undefined },
  );
  if (result) await emit({ type: 'step', leftOut, result });
  return result;
}
