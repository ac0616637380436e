// The run of one plan: where it is sent, live progress, and the evidence of each step.
import type { OpenPlan } from '../open-plans.ts';

export function PlanRun({ plan }: { plan: OpenPlan }) {
  return <p>{plan.name}</p>;
}
