// What a step needs and what it showed: asked wherever a scope is left out on purpose.
import { missingScopes } from '../../../shared/okta/scopes/requirement.ts';
import type { StepResult } from '../../../shared/runs/plan/plan-events.ts';
import type { PreparedStep } from './prepare-plan.ts';

export const needsOf = ({ step, operation }: PreparedStep): string[] => step.scopes ?? operation?.scopes ?? [];

/** Of the plan's own token: a step with another one, or without, shows nothing of the plan's scopes. */
export const usesPlanToken = ({ step }: PreparedStep): boolean =>
  step.authorization.kind === 'plan' && step.skip === null;

export const isRead = ({ step }: PreparedStep): boolean => step.method === 'GET' || step.method === 'HEAD';

/** Okta itself names the scope for it, and not the plan alone. */
export const isRefusedByOkta = ({ operation }: PreparedStep, rest: readonly string[]): boolean =>
  operation !== null && missingScopes(operation, rest).length > 0;

/** As expected, and with a success. */
export const passed = (result: StepResult | undefined): boolean =>
  result?.outcome === 'met' && result.status !== null && result.status < 300;
