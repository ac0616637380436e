// The changes that a form makes to a plan, as changes of its text: lines, comments and order of what is not changed stay. Each is refused with
// a YamlEditError where the text is not YAML, or cannot be changed in its lines.
import { checked, setInYaml, withoutAliases } from '../../documents/edit/change-yaml.ts';
import { entriesAt, insertEntries, insertLines, moveEntry } from '../../documents/edit/yaml-entries.ts';
import { YamlEditError, yamlValue } from '../../documents/edit/yaml-source.ts';
import { isMapping, valueAt, withValue } from '../../documents/edit/yaml-values.ts';
import type { YamlPath } from '../../documents/yaml-places.ts';
import type { StepDocument } from '../plan-document.ts';
import { freeName, PLAN_LAYOUT, type PlanPart, stepIdsIn } from './plan-parts.ts';

/** What says nothing when it is empty, and goes with its last entry. */
const OPTIONAL = new Set(['parameters', 'headers', 'expect', 'save', 'when', 'repeat', 'retry', 'after', 'scopes']);

/** With this value at the path; undefined takes it out, with the mappings around it that are empty then. */
export function setInPlan(text: string, path: YamlPath, value: unknown): string {
  if (value !== undefined) return setInYaml(text, path, value, PLAN_LAYOUT);
  const document = yamlValue(text);
  let at = path;
  while (isPrunable(at.slice(0, -1)) && sizeOf(valueAt(document, at.slice(0, -1))) <= 1) at = at.slice(0, -1);
  return setInYaml(text, at, undefined, PLAN_LAYOUT);
}

function isPrunable(path: YamlPath): boolean {
  if (path.length === 1) return path[0] === 'variables';
  const [, , field, inner] = path;
  if (path.length === 3) return OPTIONAL.has(String(field));
  return path.length === 4 && field === 'expect' && (inner === 'headers' || inner === 'body');
}

const sizeOf = (value: unknown): number => (Array.isArray(value) || isMapping(value) ? Object.keys(value).length : 0);

const listOf = (text: string, part: PlanPart): unknown[] => {
  const list = valueAt(yamlValue(text), [part]);
  return Array.isArray(list) ? list : [];
};

/** Before the step of the index; the part may be missing. */
export function addStep(text: string, part: PlanPart, index: number, step: StepDocument): string {
  const wanted = withValue(yamlValue(text), [part], listOf(text, part).toSpliced(index, 0, step));
  return checked(wanted, () => {
    const lines = entriesAt(insertLines('steps:\n  - id: none\n', ['steps'], 1, [step]), ['steps']);
    return insertEntries(text, [part], index, lines.slice(1), PLAN_LAYOUT);
  });
}

/** With the comments directly above it. A teardown without steps goes; steps are then an empty list, which the check names. */
export function removeStep(text: string, part: PlanPart, index: number): string {
  const alone = part === 'teardown' && listOf(text, part).length === 1;
  return setInYaml(text, alone ? [part] : [part, index], undefined, PLAN_LAYOUT);
}

/** The step becomes the one of index `to` of its part. */
export function moveStep(text: string, part: PlanPart, from: number, to: number): string {
  const list = listOf(text, part);
  if (from === to || list[from] === undefined || list[to] === undefined) return text;
  const moved = list.toSpliced(from, 1).toSpliced(to, 0, list[from]);
  return checked(withValue(yamlValue(text), [part], moved), () =>
    moveEntry(withoutAliases(text, [part, from]), [part], from, to),
  );
}

/** To the end of the steps, or to the beginning of the teardown: next to where it was. */
export function moveToPart(text: string, part: PlanPart, index: number): string {
  const other: PlanPart = part === 'steps' ? 'teardown' : 'steps';
  const list = listOf(text, part);
  const [step] = list.slice(index, index + 1);
  if (step === undefined) return text;
  if (part === 'steps' && list.length === 1)
    throw new YamlEditError('A plan has at least one step, so its only one was not moved. Add another one first.');
  const to = other === 'teardown' ? 0 : listOf(text, other).length;
  const moved = withValue(yamlValue(text), [other], listOf(text, other).toSpliced(to, 0, step));
  const rest = list.toSpliced(index, 1);
  const wanted = withValue(moved, [part], part === 'teardown' && rest.length === 0 ? undefined : rest);
  return checked(wanted, () => {
    const now = withoutAliases(text, [part, index]);
    const lines = entriesAt(now, [part]).slice(index, index + 1);
    return insertEntries(removeStep(now, part, index), [other], to, lines, PLAN_LAYOUT);
  });
}

/** Right behind it, with its comments, under the next free id. */
export function duplicateStep(text: string, part: PlanPart, index: number): string {
  const document = yamlValue(text);
  const list = listOf(text, part);
  const step = list[index];
  if (!isMapping(step)) return text;
  const id = freeName(typeof step.id === 'string' ? step.id : 'step', stepIdsIn(document), '-');
  const wanted = withValue(document, [part], list.toSpliced(index + 1, 0, { ...step, id }));
  return checked(wanted, () => {
    const now = withoutAliases(text, [part, index]);
    const lines = entriesAt(now, [part]).slice(index, index + 1);
    const twice = insertEntries(now, [part], index + 1, lines, PLAN_LAYOUT);
    return setInYaml(twice, [part, index + 1, 'id'], id, PLAN_LAYOUT);
  });
}
