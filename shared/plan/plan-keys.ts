// The keys that each part of a plan file takes, for whoever wrote another one.
import type { YamlPath } from '../documents/yaml-places.ts';
import { planDocument, stepDocument } from './plan-document.ts';

const OPERATORS = 'equals matches exists type length less greater oneOf'.split(' ');
const PLAN_KEYS = Object.keys(planDocument.shape);
const STEP_KEYS = Object.keys(stepDocument.shape);

/** What may stand in each part, for the suggestion after a slip of the pen. */
export function keysOfPlan(path: YamlPath): readonly string[] {
  const [top, , part, ...inner] = path;
  if (top === undefined) return PLAN_KEYS;
  if (top === 'variables') return ['environment', 'secret', 'default'];
  if (inner.at(-1) === 'length') return ['least', 'most'];
  switch (part) {
    case undefined:
      return STEP_KEYS;
    case 'expect':
      return inner.length === 0 ? ['status', 'verdict', 'headers', 'body', 'time'] : OPERATORS;
    case 'when':
      return inner.length === 0 ? ['variable', 'is'] : OPERATORS;
    case 'authorization':
      return ['scopes'];
    case 'save':
      return ['header'];
    case 'repeat':
      return ['pages'];
    default:
      return ['rateLimits', 'unmet', 'every'];
  }
}
