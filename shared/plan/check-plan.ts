// What is wrong about the content of a plan that has the right form: scopes, operations, variables, order, secrets, expectations. Sends
// nothing. An error keeps the plan from being run; a warning says that it may not mean what it says.
import { byPlace } from '../file-form/form-problems.ts';
import type { PlanProblem } from '../model/plan.ts';
import type { Catalogue } from '../okta/catalogue/catalogue.ts';
import { createOperationMatcher } from '../okta/catalogue/match-operation.ts';
import { checkExpectations } from './check/check-expectations.ts';
import { checkOrder } from './check/check-order.ts';
import { checkRequest } from './check/check-request.ts';
import { checkScopes, meantScopes } from './check/check-scopes.ts';
import { checkSecrets, checkSecretsOfPlan } from './check/check-secrets.ts';
import { checkVariables } from './check/check-variables.ts';
import { type Checking, stepsOf } from './check/checking.ts';
import type { ReadPlan } from './read-plan.ts';

/** All problems, those of the form among them, in the order of the file. */
export function checkPlan(read: ReadPlan, catalogue: Catalogue): PlanProblem[] {
  const { plan, placeOf } = read;
  if (plan === null) return read.problems;
  const problems: PlanProblem[] = [...read.problems];
  const checking: Checking = {
    plan,
    catalogue,
    matcher: createOperationMatcher(catalogue.operations),
    registered: meantScopes(plan, catalogue),
    report(severity, path, what, message, fix, within) {
      problems.push({ ...placeOf(path, what, within), severity, message, fix });
    },
  };
  checkScopes(checking);
  checkOrder(checking);
  checkVariables(checking);
  checkSecretsOfPlan(checking);
  for (const [part, index, step] of stepsOf(plan)) {
    checkRequest(checking, [part, index], step);
    checkSecrets(checking, [part, index], step);
    checkExpectations(checking, [part, index], step);
  }
  return problems.sort(byPlace);
}
