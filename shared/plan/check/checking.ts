// What every check of a plan takes: the plan, what is known of Okta, and where a problem is reported. Its place is a path of the document,
// so that a check does not know about lines.
import type { YamlPath } from '../../documents/yaml-places.ts';
import type { PlanProblem } from '../../model/plan.ts';
import type { Catalogue } from '../../okta/catalogue/catalogue.ts';
import type { OperationMatcher } from '../../okta/catalogue/match-operation.ts';
import type { Plan, PlanStep } from '../plan.ts';

export type Part = 'steps' | 'teardown';

export type Report = (
  severity: PlanProblem['severity'],
  path: YamlPath,
  what: 'key' | 'value',
  message: string,
  fix: string,
  /** Signs from the start of the text at the path. */
  within?: number,
) => void;

export interface Checking {
  plan: Plan;
  catalogue: Catalogue;
  matcher: OperationMatcher;
  /** Those of the plan, and for one that Okta does not have the one that was meant: a slip of the pen is one problem. */
  registered: readonly string[];
  report: Report;
}

/** In the order in which they are sent. */
export function stepsOf({ steps, teardown }: Plan): [Part, number, PlanStep][] {
  const listed = (part: Part, list: PlanStep[]) =>
    list.map((step, index): [Part, number, PlanStep] => [part, index, step]);
  return [...listed('steps', steps), ...listed('teardown', teardown)];
}
