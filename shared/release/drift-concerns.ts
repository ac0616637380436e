// What of the difference between two catalogues concerns a person's own integration: the scopes that it asks for and the steps of its
// plans, each with the reason. Pure: who reads the files gives what is in them.

import type { Catalogue, Operation } from '../okta/catalogue/catalogue.ts';
import type { CatalogueDrift } from '../okta/catalogue/catalogue-drift.ts';
import { createOperationMatcher, type OperationMatcher } from '../okta/catalogue/match-operation.ts';
import { missingScopes } from '../okta/scopes/requirement.ts';
import { satisfies } from '../okta/scopes/scope.ts';
import { operationOf } from '../plan/operation-of-step.ts';
import type { Plan } from '../plan/plan.ts';

/** `breaks`: it will be refused or is gone. `changes`: it goes on otherwise. `opens`: a scope of yours opens more than before. */
export const CONCERN_LEVELS = ['breaks', 'changes', 'opens'] as const;

export interface DriftConcern {
  level: (typeof CONCERN_LEVELS)[number];
  /** A scope, or a method and path. */
  subject: string;
  what: string;
  /** `step read-users of plan Acme`, `scope okta.users.read of acme.integration.yaml`. */
  because: string[];
}

export interface OwnUse {
  /** Scope → where it is named. */
  scopes: { name: string; from: string }[];
  /** Steps of plans. */
  steps: { method: string; target: string; from: string }[];
}

/** The scopes and steps of a plan; `file`: what it is called. */
export function planUse(plan: Plan, file: string): OwnUse {
  return {
    scopes: plan.scopes.map(({ name }) => ({ name, from: `scope ${name} of ${file}` })),
    steps: [...plan.steps, ...plan.teardown].map(({ id, method, target }) => ({
      method,
      target,
      from: `step ${id} of ${file}`,
    })),
  };
}

export interface ConcernInput {
  drift: CatalogueDrift;
  from: Catalogue;
  use: OwnUse;
}

/** What breaks first. Empty where nothing of the use is touched. */
export function driftConcerns({ drift, from, use }: ConcernInput): DriftConcern[] {
  const steps = stepsByOperation(createOperationMatcher(from.operations), use);
  const own = [...new Set(use.scopes.map(({ name }) => name))];
  /** By steps where there are any; without them by the scopes that open it. */
  const reasons = (operation: Operation): string[] =>
    steps.get(operation.id) ?? (use.steps.length > 0 ? [] : opening(operation, use));
  const concerns: DriftConcern[] = [];
  for (const scope of drift.scopesRemoved) {
    const because = use.scopes.filter(({ name }) => name === scope).map((one) => one.from);
    if (because.length > 0)
      concerns.push({
        level: 'breaks',
        subject: scope,
        what: 'The scope is gone: a request for it may be refused.',
        because,
      });
  }
  for (const operation of drift.operationsRemoved) {
    const because = reasons(operation);
    if (because.length > 0)
      concerns.push({ level: 'breaks', subject: placeOf(operation), what: 'The operation is gone.', because });
  }
  for (const { before, after, changes } of drift.operationsChanged) {
    const because = reasons(before);
    if (because.length === 0) continue;
    const lost = own.length > 0 && missingScopes(before, own).length === 0 ? missingScopes(after, own) : [];
    concerns.push({
      level: lost.length > 0 ? 'breaks' : 'changes',
      subject: placeOf(before),
      what:
        lost.length > 0
          ? `It needs ${lost.join(' and ')}, which you do not ask for. ${changes.join('; ')}`
          : changes.join('; '),
      because,
    });
  }
  for (const operation of drift.operationsAdded) {
    const because = opening(operation, use);
    if (because.length > 0)
      concerns.push({
        level: 'opens',
        subject: placeOf(operation),
        what: 'A new operation that your scopes open.',
        because,
      });
  }
  return concerns.sort((a, b) => CONCERN_LEVELS.indexOf(a.level) - CONCERN_LEVELS.indexOf(b.level));
}

const placeOf = ({ method, path }: Operation): string => `${method} ${path}`;

/** The scopes of the use that meet a demand of it, when they meet all of them. */
function opening(operation: Operation, { scopes }: OwnUse): string[] {
  const names = scopes.map(({ name }) => name);
  if (operation.scopes.length === 0 || missingScopes(operation, names).length > 0) return [];
  return scopes.filter(({ name }) => operation.scopes.some((need) => satisfies([name], need))).map(({ from }) => from);
}

function stepsByOperation(matcher: OperationMatcher, { steps }: OwnUse): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const step of steps) {
    const operation = operationOf(matcher, step);
    if (operation !== null) found.set(operation.id, [...(found.get(operation.id) ?? []), step.from]);
  }
  return found;
}
