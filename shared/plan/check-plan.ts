// What is wrong about the content of a plan that has the right form: scopes, operations, variables, order, expectations. Sends nothing.
// An error keeps it from being run; a warning says that it may not mean what it says.

import type { YamlPath } from '../documents/yaml-places.ts';
import type { PlanProblem } from '../model/plan.ts';
import type { Catalogue, Operation } from '../okta/catalogue/catalogue.ts';
import { createOperationMatcher, type OperationMatcher } from '../okta/catalogue/match-operation.ts';
import { missingScopes } from '../okta/scopes/requirement.ts';
import { impliedBy } from '../okta/scopes/scope.ts';
import { isSecretHeader, redactText } from '../redact/redact-text.ts';
import { isSecretKey } from '../redact/secret-keys.ts';
import { jsonPath } from './json-path.ts';
import { isOperators } from './judge-expectations.ts';
import type { Plan, PlanStep } from './plan.ts';
import type { Check, Json } from './plan-document.ts';
import { byPlace, nameOf, nearestOf, type ReadPlan } from './read-plan.ts';
import { placeholdersOf, variablesIn, variablesOf } from './variables.ts';

type Part = 'steps' | 'teardown';
type Report = (
  severity: PlanProblem['severity'],
  path: YamlPath,
  what: 'key' | 'value',
  message: string,
  fix: string,
  shift?: number,
) => void;

interface Checking {
  plan: Plan;
  catalogue: Catalogue;
  matcher: OperationMatcher;
  report: Report;
}

/** The operation that a step is sent to; null when the catalogue has none. */
export const operationOf = (
  matcher: OperationMatcher,
  { method, target }: Pick<PlanStep, 'method' | 'target'>,
): Operation | null => matcher.match(method, target.replace(/\{\{\s*(\w+)\s*\}\}/g, '$1'))?.operation ?? null;

/** All problems, those of the form among them, in the order of the file. */
export function checkPlan(read: ReadPlan, catalogue: Catalogue): PlanProblem[] {
  const { plan, placeOf } = read;
  if (plan === null) return read.problems;
  const problems: PlanProblem[] = [...read.problems];
  const checking: Checking = {
    plan,
    catalogue,
    matcher: createOperationMatcher(catalogue.operations),
    report(severity, path, what, message, fix, shift = 0) {
      const { line, column } = placeOf(path, what);
      problems.push({ line, column: column + shift, severity, message, fix });
    },
  };
  checkScopes(checking);
  checkIds(checking);
  checkVariables(checking);
  for (const [part, index, step] of stepsOf(plan)) checkStep(checking, part, index, step);
  return problems.sort(byPlace);
}

function stepsOf({ steps, teardown }: Plan): [Part, number, PlanStep][] {
  const listed = (part: Part, list: PlanStep[]) =>
    list.map((step, index): [Part, number, PlanStep] => [part, index, step]);
  return [...listed('steps', steps), ...listed('teardown', teardown)];
}

function checkScopes({ plan, catalogue, matcher, report }: Checking): void {
  const facts = new Map(catalogue.scopes.map((fact) => [fact.name, fact]));
  const names = [...facts.keys()];
  const needed = new Set(
    stepsOf(plan).flatMap(([, , step]) => step.scopes ?? operationOf(matcher, step)?.scopes ?? []),
  );
  const registered = new Set(plan.scopes.map(({ name }) => name));
  for (const { name, reason } of plan.scopes) {
    const path = ['scopes', name];
    const fact = facts.get(name);
    if (!fact) {
      const near = nearestOf(name, names);
      if (name.startsWith('okta.'))
        report(
          'error',
          path,
          'key',
          `Okta has no scope ${name}.`,
          near ? `Did you mean ${near}?` : 'Look it up on the Scopes page.',
        );
    } else if (fact.status === 'retired')
      report(
        'warning',
        path,
        'key',
        `${name} is retired.`,
        fact.replacedBy ? `Register ${fact.replacedBy.join(' or ')}.` : 'Remove it.',
      );
    else if (fact.status === 'user-only')
      report(
        'warning',
        path,
        'key',
        `${name} is for tokens of a person only: client credentials never get it.`,
        fact.replacedBy ? `Register ${fact.replacedBy.join(' or ')}.` : 'Remove it.',
      );
    if (reason.trim() === '')
      report(
        'warning',
        path,
        'value',
        `There is no reason for ${name}.`,
        'Write what the integration does with it: a reviewer asks.',
      );
    const useful =
      impliedBy(name).some((one) => needed.has(one)) || [...needed].some((one) => impliedBy(one).includes(name));
    if (!useful)
      report('warning', path, 'key', `No step needs ${name}.`, 'Remove it, or add the step that shows what it is for.');
    const wider = impliedBy(name).find((one) => one !== name && registered.has(one));
    if (wider)
      report('warning', path, 'key', `${wider} is registered too, and contains ${name}.`, 'Register one of the two.');
  }
}

function checkIds({ plan, report }: Checking): void {
  const ids = new Set<string>();
  for (const [part, index, { id, after }] of stepsOf(plan)) {
    if (ids.has(id))
      report('error', [part, index, 'id'], 'value', `There is another step ${id}.`, 'Give each step an id of its own.');
    ids.add(id);
    for (const [at, name] of after.entries()) {
      const path = [part, index, 'after', at];
      if (name === id) report('error', path, 'value', 'A step cannot wait for itself.', 'Remove it.');
      else if (!ids.has(name)) {
        const later = stepsOf(plan).some(([, , step]) => step.id === name);
        const near = nearestOf(name, [...ids]);
        report(
          'error',
          path,
          'value',
          later ? `${name} is a later step.` : `There is no step ${name}.`,
          later ? 'Put that step before this one.' : near ? `Did you mean ${near}?` : 'Name a step above.',
        );
      }
    }
  }
}

function checkVariables({ plan, report }: Checking): void {
  const known = new Set(plan.variables.map(({ name }) => name));
  const savedBy = new Map(
    stepsOf(plan).flatMap(([, , step]) => step.save.map(({ variable }) => [variable, step.id] as const)),
  );
  const used = new Set<string>();
  for (const [part, index, step] of stepsOf(plan)) {
    for (const name of variablesOf(step)) {
      used.add(name);
      if (known.has(name)) continue;
      const later = savedBy.get(name);
      const near = nearestOf(name, [...known]);
      report(
        'error',
        placeOfVariable(part, index, step, name),
        'value',
        `${name} has no value here.`,
        later !== undefined
          ? later === step.id
            ? 'The step saves it itself, from its answer: save it in a step before.'
            : `Step ${later} saves it: put that step before this one.`
          : near
            ? `Did you mean ${near}?`
            : 'Add it to variables, or save it from the answer of a step before.',
      );
    }
    for (const { variable } of step.save) known.add(variable);
  }
  for (const { name } of plan.variables)
    if (!used.has(name)) report('warning', ['variables', name], 'key', `No step uses ${name}.`, 'Remove it.');
}

function placeOfVariable(part: Part, index: number, step: PlanStep, name: string): YamlPath {
  const at = [part, index];
  const holds = (value: unknown) => variablesIn(value).includes(name);
  if (step.when?.variable === name) return [...at, 'when', 'variable'];
  if (placeholdersOf(step.target).includes(name) || holds(step.target)) return [...at, 'request'];
  const parameter = step.parameters.find(([, value]) => holds(value));
  if (parameter) return [...at, 'parameters', parameter[0]];
  const header = step.headers.find(([, value]) => holds(value));
  if (header) return [...at, 'headers', header[0]];
  if (holds(step.body)) return [...at, 'body', ...pathInBody(step.body, name)];
  const body = step.expect.body.find((one) => holds(one));
  return body ? [...at, 'expect', 'body', body[0]] : [...at, 'expect'];
}

function pathInBody(body: Json | null, name: string): (string | number)[] {
  if (typeof body !== 'object' || body === null) return [];
  for (const [key, value] of Object.entries(body))
    if (variablesIn(value).includes(name)) {
      const step = Array.isArray(body) ? Number(key) : key;
      return [step, ...pathInBody(value, name)];
    }
  return [];
}

function checkStep(checking: Checking, part: Part, index: number, step: PlanStep): void {
  const { report, matcher, plan } = checking;
  const at = [part, index];
  const operation = operationOf(matcher, step);
  if (operation === null) reportUnknownOperation(checking, at, step);
  else {
    const given = new Set([...step.parameters.map(([name]) => name), ...queryNames(step.target)]);
    const missing = operation.parameters.filter(
      ({ in: place, required, name }) => place === 'query' && required && !given.has(name),
    );
    for (const { name } of missing)
      report(
        'warning',
        [...at, 'request'],
        'value',
        `${operation.id} needs the parameter ${name}.`,
        `Add it to parameters, unless the refusal is what is expected.`,
      );
    if (operation.auth.length > 0 && !operation.auth.includes('oauth2'))
      report(
        'warning',
        [...at, 'request'],
        'value',
        `${operation.id} takes no OAuth token.`,
        'Leave the step out, or expect the refusal.',
      );
  }
  const needs = step.scopes ?? operation?.scopes ?? [];
  const held = step.authorization.kind === 'scopes' ? step.authorization.scopes : plan.scopes.map(({ name }) => name);
  const lacks = step.authorization.kind === 'none' ? [] : missingScopes({ scopes: needs }, held);
  if (lacks.length > 0 && expectsSuccess(step))
    report(
      'warning',
      step.scopes ? [...at, 'scopes'] : [...at, 'request'],
      'value',
      `It needs ${lacks.join(' and ')}, which its token does not have.`,
      'Register the scope, or expect the refusal: verdict: scope-missing.',
    );
  const used = new Set(placeholdersOf(step.target));
  for (const name of queryNames(step.target))
    if (step.parameters.some(([other]) => other === name && !used.has(other)))
      report(
        'error',
        [...at, 'parameters', name],
        'key',
        `${name} is in the request line too.`,
        'Keep it in one of the two places.',
      );
  if (step.body !== null && (step.method === 'GET' || step.method === 'HEAD'))
    report('warning', [...at, 'body'], 'key', `A ${step.method} has no body.`, 'Remove it, or use another method.');
  if (step.pages > 1 && step.method !== 'GET')
    report('error', [...at, 'repeat'], 'key', 'Only a GET is followed page by page.', 'Remove repeat.');
  checkSecrets(checking, at, step);
  checkExpectations(checking, at, step);
}

const expectsSuccess = ({ expect: { status, verdict } }: PlanStep): boolean =>
  verdict.includes('allowed') || (verdict.length === 0 && status.every((one) => String(one).startsWith('2')));

const queryNames = (target: string): string[] => {
  const mark = target.indexOf('?');
  if (mark < 0) return [];
  return target
    .slice(mark + 1)
    .split('&')
    .map((pair) => pair.split('=')[0] ?? '');
};

function reportUnknownOperation(
  { matcher, report, catalogue }: Checking,
  at: YamlPath,
  { method, target }: PlanStep,
): void {
  const path = [...at, 'request'];
  const methods = matcher.methodsAt(target.replace(/\{\{\s*(\w+)\s*\}\}/g, '$1'));
  if (methods.length > 0) {
    report('warning', path, 'value', `The catalogue has no ${method} at this path.`, `It has ${methods.join(', ')}.`);
    return;
  }
  const near = nearestOf(target.split('?')[0] ?? '', [
    ...new Set(catalogue.operations.map((operation) => operation.path)),
  ]);
  report(
    'warning',
    path,
    'value',
    'The catalogue has no operation at this path, so what it needs is not known.',
    near ? `Did you mean ${near}?` : 'Check the path, or name what it needs under scopes.',
  );
}

/** What looks like a secret, or stands where one stands, is to come from the environment. */
function checkSecrets({ report }: Checking, at: YamlPath, { headers, body, parameters }: PlanStep): void {
  const fix = 'Take it from the environment: variables: { name: { secret: NAME } }, and write {{name}} here.';
  const open = (value: unknown) => typeof value === 'string' && value !== '' && variablesIn(value).length === 0;
  for (const [name, value] of headers) {
    if (name.toLowerCase() === 'authorization')
      report(
        'error',
        [...at, 'headers', name],
        'key',
        'Authorization is set by the bench.',
        'Remove it; authorization says what is sent.',
      );
    else if (open(value) && (isSecretHeader(name) || redactText(value) !== value))
      report('error', [...at, 'headers', name], 'value', `${name} holds a secret.`, fix);
  }
  for (const [name, value] of parameters)
    if (open(value) && (isSecretKey(name) || redactText(String(value)) !== value))
      report('error', [...at, 'parameters', name], 'value', `${name} holds a secret.`, fix);
  const look = (value: Json | null, path: YamlPath, key: string): void => {
    if (typeof value === 'string') {
      const looks = redactText(value) !== value && !value.includes('{');
      if (open(value) && (looks || (isSecretKey(key) && key.toLowerCase() !== 'code' && value.length > 5)))
        report(
          looks ? 'error' : 'warning',
          [...at, 'body', ...path],
          'value',
          `${nameOf(['body', ...path])} looks like a secret.`,
          fix,
        );
    } else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value))
        look(one, [...path, Array.isArray(value) ? Number(name) : name], Array.isArray(value) ? key : name);
  };
  look(body, [], '');
}

function checkExpectations({ report }: Checking, at: YamlPath, step: PlanStep): void {
  const checked = (path: YamlPath, check: Check) => {
    if (!isOperators(check) || check.matches === undefined || variablesIn(check.matches).length > 0) return;
    try {
      new RegExp(check.matches, 'u');
    } catch (error) {
      const why = error instanceof Error ? error.message.replace(/^.*\/u?: /, '') : '';
      report(
        'error',
        [...path, 'matches'],
        'value',
        `This is no regular expression: ${why}.`,
        'Write a backslash before signs that mean themselves.',
      );
    }
  };
  const pathChecked = (path: YamlPath, text: string, what: 'key' | 'value') => {
    if (variablesIn(text).length > 0) return;
    const read = jsonPath(text);
    if (!read.ok)
      report(
        'error',
        path,
        what,
        `This is no JSONPath (RFC 9535): ${read.message}.`,
        'A path begins with $, such as $[0].id.',
        read.offset,
      );
  };
  for (const [name, check] of step.expect.headers) checked([...at, 'expect', 'headers', name], check);
  for (const [text, check] of step.expect.body) {
    pathChecked([...at, 'expect', 'body', text], text, 'key');
    checked([...at, 'expect', 'body', text], check);
  }
  for (const { variable, from } of step.save)
    if ('path' in from) pathChecked([...at, 'save', variable], from.path, 'value');
  if (step.when) checked([...at, 'when', 'is'], step.when.is);
}
