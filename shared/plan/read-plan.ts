// From the text of a plan file to the plan, with every fault of its form: place, what was expected, what was found, and what to do.
// What is wrong about its content (scopes, operations, variables) is found by check-plan.ts.

import { readYamlPlaces, type YamlPlaces } from '../documents/yaml-places.ts';
import { type At, byPlace, problemsOfForm } from '../file-form/form-problems.ts';
import type { PlanProblem } from '../model/plan.ts';
import { DEFAULT_RETRY, type Plan, type PlanStep, type PlanVariable } from './plan.ts';
import { type PlanDocument, planDocument, type StepDocument } from './plan-document.ts';
import { keysOfPlan } from './plan-keys.ts';

export interface ReadPlan {
  /** Null when there is an error. */
  plan: Plan | null;
  problems: PlanProblem[];
  /** Where something of the document stands. */
  placeOf: YamlPlaces['placeOf'];
}

/** A file of more is no plan. */
const MOST_CHARACTERS = 5_000_000;

/** Never throws. `text`: of the file. */
export function readPlan(text: string): ReadPlan {
  const yaml = readYamlPlaces(text.length > MOST_CHARACTERS ? '' : text);
  const at: At = (path, what, message, fix) => ({
    ...yaml.placeOf(path, what),
    severity: 'error',
    message,
    fix,
  });
  const failed = (problems: PlanProblem[]): ReadPlan => ({ plan: null, problems, placeOf: yaml.placeOf });
  if (text.length > MOST_CHARACTERS)
    return failed([at([], 'value', 'The file has more than five million characters.', 'Split it into several plans.')]);
  if (yaml.faults.length > 0) return failed(yaml.faults.map((fault): PlanProblem => ({ ...fault, severity: 'error' })));
  const parsed = planDocument.safeParse(yaml.document);
  if (!parsed.success) return failed(problemsOfForm(parsed.error.issues, yaml.document, at, keysOfPlan).sort(byPlace));
  return { plan: toPlan(parsed.data, yaml.placeOf), problems: [], placeOf: yaml.placeOf };
}

function toPlan(document: PlanDocument, placeOf: YamlPlaces['placeOf']): Plan {
  const { plan, integration = null, description = null, scopes, variables = {}, concurrency = 1 } = document;
  const stepsOf = (part: 'steps' | 'teardown') =>
    (document[part] ?? []).map((step, index) => toStep(step, placeOf([part, index]).line));
  return {
    name: plan,
    integration,
    description,
    scopes: Object.entries(scopes).map(([name, reason]) => ({ name, reason })),
    variables: Object.entries(variables).map(([name, value]): PlanVariable => {
      if (typeof value !== 'object' || value === null) return { name, from: 'file', value };
      if ('secret' in value) return { name, from: 'secret', environment: value.secret };
      return { name, from: 'environment', environment: value.environment, otherwise: value.default };
    }),
    concurrency,
    steps: stepsOf('steps'),
    teardown: stepsOf('teardown'),
  };
}

const listed = <T>(given: T | T[] | undefined): T[] =>
  given === undefined ? [] : Array.isArray(given) ? given : [given];

function toStep(step: StepDocument, line: number): PlanStep {
  const [method = '', target = ''] = step.request.split(/ +/);
  const { expect = {}, retry = {}, authorization, when, repeat, timeout, body } = step;
  const status = listed(expect.status);
  const verdict = listed(expect.verdict);
  return {
    id: step.id,
    title: step.title ?? step.request,
    line,
    method,
    target,
    parameters: Object.entries(step.parameters ?? {}),
    headers: Object.entries(step.headers ?? {}),
    body: body === undefined ? null : body,
    scopes: step.scopes ?? null,
    authorization:
      authorization === undefined
        ? { kind: 'plan' }
        : authorization === 'none'
          ? { kind: 'none' }
          : { kind: 'scopes', scopes: authorization.scopes },
    expect: {
      status: status.length === 0 && verdict.length === 0 ? ['2xx'] : status,
      verdict,
      headers: Object.entries(expect.headers ?? {}),
      body: Object.entries(expect.body ?? {}),
      schema: expect.schema !== undefined,
      timeMs: expect.time === undefined ? null : toMs(expect.time),
    },
    save: Object.entries(step.save ?? {}).map(([variable, from]) => ({
      variable,
      from: typeof from === 'string' ? { path: from } : { header: from.header },
    })),
    when: when ?? null,
    skip: step.skip ?? null,
    pages: repeat?.pages ?? 1,
    retry: {
      rateLimits: retry.rateLimits ?? DEFAULT_RETRY.rateLimits,
      unmet: retry.unmet ?? DEFAULT_RETRY.unmet,
      everyMs: retry.every === undefined ? DEFAULT_RETRY.everyMs : toMs(retry.every),
    },
    timeoutMs: timeout === undefined ? null : toMs(timeout),
    once: step.once ?? false,
    after: step.after ?? [],
  };
}

const UNITS = { ms: 1, s: 1000, min: 60_000 } as const;
/** `1.5s` → 1500. */
function toMs(duration: string): number {
  const unit = duration.endsWith('ms') ? 'ms' : duration.endsWith('min') ? 'min' : 's';
  return Math.round(Number.parseFloat(duration) * UNITS[unit]);
}
