// Every `{{name}}` and `{name}` has a value when its step is sent: from the variables, or saved by a step before.

import type { YamlPath } from '../../documents/yaml-places.ts';
import { nearestOf } from '../../file-form/nearest.ts';
import type { PlanStep } from '../plan.ts';
import type { Json } from '../plan-document.ts';
import { placeholdersOf, variablesIn, variablesOf } from '../variables.ts';
import { type Checking, type Part, stepsOf } from './checking.ts';

export function checkVariables({ plan, report }: Checking): void {
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
