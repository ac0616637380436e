// A plan file read and checked against the catalogue. Who checks a file runs it next: the latest are kept, because to read a long one takes longer
// than to send some of its steps.
import type { PlanProblem } from '../../../shared/model/plan.ts';
import type { Catalogue } from '../../../shared/okta/catalogue/catalogue.ts';
import { checkPlan } from '../../../shared/plan/check-plan.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { readPlan } from '../../../shared/plan/read-plan.ts';

export interface CheckedPlan {
  /** Null while there is an error of the form. */
  plan: Plan | null;
  problems: PlanProblem[];
}

const MOST_KEPT = 20;
const kept = new Map<string, { catalogue: Catalogue; checked: CheckedPlan }>();

export function checkedPlan(catalogue: Catalogue, text: string): CheckedPlan {
  const known = kept.get(text);
  if (known?.catalogue === catalogue) return known.checked;
  const read = readPlan(text);
  const checked = { plan: read.plan, problems: checkPlan(read, catalogue) };
  kept.delete(text);
  kept.set(text, { catalogue, checked });
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return checked;
}
