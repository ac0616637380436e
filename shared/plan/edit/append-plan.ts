// A made plan added to the text of another one: its steps, teardown, variables and scopes. The lines that are there stay as they are, and what
// is added keeps the lines that it was made with; only names that are taken become others.
import { setInYaml } from '../../documents/edit/change-yaml.ts';
import { commentBehind, withCommentBehind } from '../../documents/edit/yaml-comments.ts';
import { entriesAt, insertEntries } from '../../documents/edit/yaml-entries.ts';
import { yamlValue } from '../../documents/edit/yaml-source.ts';
import { isMapping, sameValue } from '../../documents/edit/yaml-values.ts';
import { impliedBy } from '../../okta/scopes/scope.ts';
import { variablesIn } from '../variables.ts';
import { freeName, PLAN_LAYOUT, PLAN_PARTS, planOf, stepIdsIn, stepsIn } from './plan-parts.ts';
import { renameInPlan } from './rename-in-plan.ts';

type Mapping = Record<string, unknown>;

/**
 * `text`: of the plan that is added to; `made`: of a plan as `plan.make` writes it. Step ids and names of variables that are taken become
 * others, everywhere they are used; a variable that is the same in both is shared. A scope that is there, or is contained in one that is
 * there, is not added. Throws a YamlEditError where one of the texts is no plan.
 */
export function appendPlan(text: string, made: string): string {
  const target = planOf(yamlValue(text));
  const given = planOf(yamlValue(made));
  const shared = sharedVariables(target, given);
  const steps = newNames(stepIdsIn(given), stepIdsIn(target), '-');
  const variables = newNames(new Set([...namesIn(given)].filter((name) => !shared.has(name))), usedIn(target), '_');
  const added = renameInPlan(made, { steps, variables });
  let now = text;
  for (const [name, value] of Object.entries(mappingOf(planOf(yamlValue(added)).variables)))
    if (!shared.has(name)) now = setInYaml(now, ['variables', name], value, PLAN_LAYOUT);
  now = withScopes(now, added, steps);
  for (const part of PLAN_PARTS) {
    if (lengthOf(given[part]) > 0)
      now = insertEntries(now, [part], lengthOf(target[part]), entriesAt(added, [part]), PLAN_LAYOUT);
  }
  return now;
}

const mappingOf = (value: unknown): Mapping => (isMapping(value) ? value : {});
const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Defined: listed, or saved by a step. */
function namesIn(plan: Mapping): Set<string> {
  const saved = stepsIn(plan).flatMap(({ step }) => Object.keys(mappingOf(step.save)));
  return new Set([...Object.keys(mappingOf(plan.variables)), ...saved]);
}

/** All that would be caught by a new variable of that name. */
function usedIn(plan: Mapping): Set<string> {
  const steps = stepsIn(plan).map(({ step }) => step);
  const open = steps.flatMap(({ request }) =>
    typeof request === 'string'
      ? [...request.matchAll(/(?<!\{)\{([A-Za-z_]\w*)\}(?!\})/g)].map(([, name]) => name)
      : [],
  );
  return new Set([...namesIn(plan), ...variablesIn(steps), ...open.filter((name) => name !== undefined)]);
}

/** Listed in both with the same value or source, and saved over by no step. */
function sharedVariables(target: Mapping, given: Mapping): Set<string> {
  const saved = new Set(
    [target, given].flatMap((plan) => stepsIn(plan).flatMap(({ step }) => Object.keys(mappingOf(step.save)))),
  );
  const own = mappingOf(target.variables);
  return new Set(
    Object.entries(mappingOf(given.variables))
      .filter(([name, value]) => Object.hasOwn(own, name) && sameValue(own[name], value) && !saved.has(name))
      .map(([name]) => name),
  );
}

/** Only of those that are taken. */
function newNames(names: ReadonlySet<string>, taken: ReadonlySet<string>, join: '-' | '_'): Map<string, string> {
  const all = new Set([...taken, ...names]);
  return new Map([...names].filter((name) => taken.has(name)).map((name) => [name, freeName(name, all, join)]));
}

/** With the comment that says which steps need it. */
function withScopes(text: string, added: string, steps: ReadonlyMap<string, string>): string {
  let now = text;
  const held = new Set(Object.keys(mappingOf(planOf(yamlValue(text)).scopes)));
  for (const [scope, reason] of Object.entries(mappingOf(planOf(yamlValue(added)).scopes))) {
    if (impliedBy(scope).some((one) => held.has(one))) continue;
    now = setInYaml(now, ['scopes', scope], reason, PLAN_LAYOUT);
    const comment = commentBehind(added, ['scopes', scope]);
    if (comment) now = withCommentBehind(now, ['scopes', scope], renamedWords(comment, steps));
  }
  return now;
}

const renamedWords = (comment: string, names: ReadonlyMap<string, string>): string =>
  comment.replace(/[a-z0-9-]+/g, (word) => names.get(word) ?? word);
