// Which operation of the catalogue a step is. Its path may hold `{{name}}`, which stands for one part of a path as `{name}` does.
import type { Operation } from '../okta/catalogue/catalogue.ts';
import type { OperationMatcher } from '../okta/catalogue/match-operation.ts';
import type { PlanStep } from './plan.ts';

/** Null when the catalogue has none. */
export const operationOf = (
  matcher: OperationMatcher,
  { method, target }: Pick<PlanStep, 'method' | 'target'>,
): Operation | null => matcher.match(method, samplePathOf(target))?.operation ?? null;

/** With the names of its variables in the place of their values. */
export const samplePathOf = (target: string): string => target.replace(/\{\{\s*(\w+)\s*\}\}/g, '$1');
