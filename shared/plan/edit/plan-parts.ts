// What the parts of a plan's document are to somebody who edits it: the keys in their usual order, and all steps with their paths. Read from
// the document as it is, whether or not it has the right form.
import type { Layout } from '../../documents/edit/replace-parts.ts';
import { YamlEditError } from '../../documents/edit/yaml-source.ts';
import { isMapping } from '../../documents/edit/yaml-values.ts';
import type { YamlPath } from '../../documents/yaml-places.ts';
import { planDocument, stepDocument } from '../plan-document.ts';

export type PlanPart = 'steps' | 'teardown';
export const PLAN_PARTS: readonly PlanPart[] = ['steps', 'teardown'];

const PLAN_KEYS = Object.keys(planDocument.shape);
const STEP_KEYS = Object.keys(stepDocument.shape);
const EXPECT_KEYS = ['status', 'verdict', 'headers', 'body', 'time'];

function keysAt(path: YamlPath): readonly string[] {
  if (path.length === 0) return PLAN_KEYS;
  if (path[0] !== 'steps' && path[0] !== 'teardown') return [];
  if (path.length === 2) return STEP_KEYS;
  return path.length === 3 && path[2] === 'expect' ? EXPECT_KEYS : [];
}

/** Throws where it is no plan at all. */
export function planOf(document: unknown): Record<string, unknown> {
  if (!isMapping(document) || (document.plan === undefined && document.steps === undefined))
    throw new YamlEditError(
      'This text is no plan: it has neither plan nor steps, so nothing was added. Begin with a new plan, or open another file.',
    );
  const wrong = (
    [
      ['scopes', isMapping, 'scopes with the reason for each'],
      ['variables', isMapping, 'names with their values'],
      ['steps', Array.isArray, 'a list of steps'],
      ['teardown', Array.isArray, 'a list of steps'],
    ] as const
  ).find(([key, fits]) => document[key] !== undefined && document[key] !== null && !fits(document[key]));
  if (wrong)
    throw new YamlEditError(
      `${wrong[0]} of this plan is not ${wrong[2]}, so nothing was added. Mend it in the text first.`,
    );
  return document;
}

/** Lists that a person reads are over several lines. */
export const PLAN_LAYOUT: Layout = {
  keys: keysAt,
  lines: (path) => path.length === 1,
};

export interface StepAt {
  part: PlanPart;
  index: number;
  path: YamlPath;
  step: Record<string, unknown>;
}

/** In the order in which they are sent; what is no mapping is left out. */
export function stepsIn(document: unknown): StepAt[] {
  if (!isMapping(document)) return [];
  return PLAN_PARTS.flatMap((part) => {
    const list = document[part];
    if (!Array.isArray(list)) return [];
    return list.flatMap((step: unknown, index): StepAt[] =>
      isMapping(step) ? [{ part, index, path: [part, index], step }] : [],
    );
  });
}

export const stepIdsIn = (document: unknown): Set<string> =>
  new Set(stepsIn(document).flatMap(({ step }) => (typeof step.id === 'string' ? [step.id] : [])));

/** `list-users`, `list-users-2`, …: the first that is free, and then taken. */
export function freeName(name: string, taken: Set<string>, join: '-' | '_'): string {
  const base = name.replace(/[-_]\d+$/, '');
  for (let count = 1; ; count += 1) {
    const one = count === 1 ? name : `${base}${join}${count}`;
    if (taken.has(one)) continue;
    taken.add(one);
    return one;
  }
}
