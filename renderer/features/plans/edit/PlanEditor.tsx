// One plan as form and as text side by side: both change the same text.
import { changePlanText, type OpenPlan } from '../open-plans.ts';

export function PlanEditor({ plan }: { plan: OpenPlan }) {
  return (
    <textarea
      aria-label="Text of the plan"
      value={plan.text}
      onChange={(event) => changePlanText(plan.key, event.currentTarget.value)}
    />
  );
}
