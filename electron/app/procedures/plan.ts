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
  files: os.files.handler(({ context: { engine }, input, signal }) => engine.planFiles.files(input.unlike, signal)),
  open: os.open.handler(({ context: { engine }, input }) => engine.planFiles.open(input.path)),
  save: os.save.handler(({ context: { engine }, input }) => engine.planFiles.save(input)),
  create: os.create.handler(({ context: { engine }, input }) => engine.planFiles.create(input)),
  rename: os.rename.handler(({ context: { engine }, input }) => engine.planFiles.rename(input)),
  duplicate: os.duplicate.handler(({ context: { engine }, input }) => engine.planFiles.duplicate(input.path)),
  remove: os.remove.handler(({ context: { engine }, input }) => engine.planFiles.remove(input.path)),
  addFolder: os.addFolder.handler(({ context: { engine }, input }) => engine.planFiles.addFolder(input.path)),
  removeFolder: os.removeFolder.handler(({ context: { engine }, input }) => engine.planFiles.removeFolder(input.path)),
});
