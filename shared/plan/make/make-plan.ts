// A plan of recorded calls: a step for each that is new, with what it was answered, ids handed from step to step, and the scopes that are
// registered. Pure; what is made passes the check of plans (check-plan.ts), and holds no secret of the recording.
import type { Catalogue, Operation } from '../../okta/catalogue/catalogue.ts';
import { operationTitle } from '../../okta/catalogue/operation-title.ts';
import { leastScopes } from '../../okta/scopes/requirement.ts';
import { impliedBy } from '../../okta/scopes/scope.ts';
import type { PlanDocument, StepDocument } from '../plan-document.ts';
import { type ChosenCall, chosenCalls } from './chosen-calls.ts';
import { createPlanValues, type PlanValues } from './plan-values.ts';
import { meantHeaders, type PlanCall } from './recorded-calls.ts';

export interface MadePlan {
  document: PlanDocument;
  /** Ids of the steps that need the scope, by its name. */
  neededBy: Map<string, string[]>;
  /** What a person should know of it, each a sentence. */
  notes: string[];
}

/** A plan of more is no plan that anybody reads. */
const MOST_STEPS = 500;
const MOST_PAGES = 1000;

/** `scopes`: those that are registered; null: the fewest that the steps need. Null when no call becomes a step. */
export function makePlan(
  recorded: readonly PlanCall[],
  { name, scopes, catalogue }: { name: string; scopes: readonly string[] | null; catalogue: Catalogue },
): { plan: MadePlan | null; leftOut: string[] } {
  const { calls: all, leftOut } = chosenCalls(recorded, catalogue);
  const calls = all.slice(0, MOST_STEPS);
  if (all.length > calls.length) leftOut.push(`Left out: all calls after the first ${MOST_STEPS} steps.`);
  if (calls.length === 0) return { plan: null, leftOut };
  const values = createPlanValues(calls);
  const ids = stepIds(calls);
  // What a step saves is known when those after it were made.
  const drafts = calls.map((call, at) => stepOf(call, at, ids[at] ?? '', values));
  const steps = drafts.map((step, at) => withSaved(step, values.savedBy(at)));
  const apart = teardownOf(steps, calls, values);
  const registered = scopes ?? leastScopes(calls.map(({ operation }) => operation));
  const variables = values.variables();
  const teardown = steps.filter((_step, at) => apart.has(at)).reverse();
  return {
    plan: {
      document: {
        plan: name,
        scopes: Object.fromEntries(registered.map((scope) => [scope, ''])),
        ...(Object.keys(variables).length > 0 ? { variables } : {}),
        steps: steps.filter((_step, at) => !apart.has(at)),
        ...(teardown.length > 0 ? { teardown } : {}),
      },
      neededBy: neededBy(registered, calls, ids),
      notes: values
        .wanted()
        .map((one) => `Set ${one} before the plan is run: the recording does not say it, or it is secret.`),
    },
    leftOut,
  };
}

function stepOf(call: ChosenCall, at: number, id: string, values: PlanValues): StepDocument {
  const { operation, method, ids, status, pages } = call;
  let path = operation.path;
  for (const [placeholder, value] of ids) {
    const variable = values.ofId(at, placeholder, value);
    path = path.replace(`{${placeholder}}`, variable === null ? encodeURIComponent(value) : `{${variable}}`);
  }
  const { parameters, query } = parametersOf(call, at, path, values);
  const headers = meantHeaders(call).map(([name, value]) => [name, values.text(at, name, value)] as const);
  const body = method === 'GET' || method === 'HEAD' ? undefined : values.body(at, call.body);
  return {
    id,
    title: operationTitle(operation.id),
    request: `${method} ${path}${query}`,
    ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
    ...(headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}),
    ...(body === undefined ? {} : { body }),
    ...(status === null ? {} : { expect: { status } }),
    ...(pages > 1 ? { repeat: { pages: Math.min(pages, MOST_PAGES) } } : {}),
  };
}

/** A name that is there twice, or that a placeholder of the path has, can only be written in the request line. */
function parametersOf({ query }: ChosenCall, at: number, path: string, values: PlanValues) {
  const parameters: NonNullable<StepDocument['parameters']> = {};
  const line: string[] = [];
  for (const [name, value] of query) {
    const written = values.text(at, name, value);
    const twice = query.filter(([other]) => other === name).length > 1;
    if (twice || path.includes(`{${name}}`))
      line.push(`${encodeURIComponent(name)}=${written.startsWith('{{') ? written : encodeURIComponent(written)}`);
    else
      parameters[name] = /^(?:true|false|0|[1-9]\d{0,8})$/.test(written)
        ? (JSON.parse(written) as boolean | number)
        : written;
  }
  return { parameters, query: line.length === 0 ? '' : `?${line.join('&')}` };
}

const withSaved = (step: StepDocument, save: Record<string, string>): StepDocument =>
  Object.keys(save).length === 0 ? step : { ...step, save };

/** `listUsers` is list-users, `getUser` read-user; one that was refused says how, and a second one has a number. */
function stepIds(calls: readonly ChosenCall[]): string[] {
  const taken = new Set<string>();
  return calls.map(({ operation, status }) => {
    const words = kebab(operation);
    const base = status !== null && status >= 400 ? `${words}-${status}` : words;
    for (let count = 1; ; count += 1) {
      const id = count === 1 ? base : `${base}-${count}`;
      if (taken.has(id)) continue;
      taken.add(id);
      return id;
    }
  });
}

const kebab = ({ id }: Operation): string =>
  id
    .slice(id.indexOf('.') + 1)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .replace(/^get-/, 'read-')
    .slice(0, 70)
    .replace(/^$/, 'step');

/** Deletions of what the plan made, where no step after them uses it: they are to be sent whatever happened before. */
function teardownOf(steps: readonly StepDocument[], calls: readonly ChosenCall[], values: PlanValues): Set<number> {
  const made = new Set(calls.flatMap(({ method }, at) => (method === 'POST' ? Object.keys(values.savedBy(at)) : [])));
  const apart = new Set<number>();
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const step = steps[at];
    const status = calls[at]?.status ?? null;
    if (!step?.request.startsWith('DELETE ') || (status !== null && status >= 300)) continue;
    const used = [...step.request.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const later = steps.slice(at + 1).filter((_one, index) => !apart.has(at + 1 + index));
    const free = !later.some((one) => used.some((name) => JSON.stringify(one).includes(`{${name}}`)));
    if (used.some((name) => made.has(name)) && free) apart.add(at);
  }
  return apart;
}

function neededBy(
  scopes: readonly string[],
  calls: readonly ChosenCall[],
  ids: readonly string[],
): Map<string, string[]> {
  return new Map(
    scopes.map((scope) => [
      scope,
      ids.filter((_id, at) => calls[at]?.operation.scopes.some((one) => impliedBy(one).includes(scope))),
    ]),
  );
}
