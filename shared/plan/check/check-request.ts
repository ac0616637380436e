// The request of a step against the catalogue: that there is such an operation, with its parameters, and a token that may call it.

import type { YamlPath } from '../../documents/yaml-places.ts';
import { nearestOf } from '../../file-form/nearest.ts';
import { missingScopes } from '../../okta/scopes/requirement.ts';
import { operationOf, samplePathOf } from '../operation-of-step.ts';
import type { PlanStep } from '../plan.ts';
import { placeholdersOf } from '../variables.ts';
import type { Checking } from './checking.ts';

export function checkRequest(checking: Checking, at: YamlPath, step: PlanStep): void {
  const { report, matcher, registered } = checking;
  const operation = operationOf(matcher, step);
  if (operation === null) reportUnknownOperation(checking, at, step);
  if (operation === null && step.expect.schema)
    report(
      'error',
      [...at, 'expect', 'schema'],
      'key',
      'The catalogue has no such operation, so nothing is known of its answers.',
      'Remove schema, and say under body what is expected.',
    );
  if (operation !== null) {
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
  const held = step.authorization.kind === 'scopes' ? step.authorization.scopes : registered;
  const lacks = step.authorization.kind === 'none' ? [] : missingScopes({ scopes: needs }, held);
  if (lacks.length > 0 && step.skip === null && expectsSuccess(step))
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
  const methods = matcher.methodsAt(samplePathOf(target));
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
