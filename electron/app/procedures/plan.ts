// The procedures of plans, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { planContract } from '../../../shared/contract/plan.ts';
import { checkPlanText } from '../../engine/plans/check-plan-text.ts';
import { makePlanText } from '../../engine/plans/make-plan-text.ts';
import { outlinePlan } from '../../engine/plans/outline-plan.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(planContract).$context<RouterContext>();

export const planProcedures = os.router({
  check: os.check.handler(({ context: { engine }, input }) => checkPlanText(engine.context, input.text)),
  outline: os.outline.handler(({ context: { engine }, input }) =>
    outlinePlan(engine.context, engine.ports.environment, input),
  ),
  make: os.make.handler(({ context: { engine }, input }) =>
    makePlanText(
      { context: engine.context, history: engine.history, parseDocument: engine.ports.parseDocument },
      input,
    ),
  ),
});
