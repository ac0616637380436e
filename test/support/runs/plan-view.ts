// The view of a run of a plan made of a few results, for what reads views.

import type {
  NegativeResult,
  PlanRunEntry,
  ScopeResult,
  StepFacts,
  StepResult,
} from '../../../shared/runs/plan/plan-events.ts';
import { EMPTY_PLAN, type PlanView, reducePlan } from '../../../shared/runs/plan/reduce-plan.ts';
import type { RunEvent } from '../../../shared/runs/run-kinds.ts';

export const AT = Date.parse('2026-09-01T12:00:00Z');

export interface MadeView {
  name?: string;
  file?: string;
  tenantName?: string;
  credentialName?: string | null;
  steps: (Partial<StepResult> & { facts?: Partial<StepFacts>; result?: null })[];
  scopes?: ScopeResult[];
  negatives?: NegativeResult[];
  tokenProblem?: string;
  input?: Partial<Extract<PlanRunEntry, { type: 'started' }>['input']>;
  reason?: 'complete' | 'cancelled' | null;
}

const MET: StepResult = {
  id: 'one',
  outcome: 'met',
  status: 200,
  verdict: 'allowed',
  ms: 12,
  path: '/api/v1/users',
  exchangeId: null,
  pages: 1,
  attempts: 1,
  expectations: [{ what: 'status', expected: '200', actual: '200', met: true }],
  saved: {},
  reason: null,
};

/** Steps are called one, two, three … and are met unless they say otherwise; `result: null` has none. */
export function planView({
  steps,
  scopes = [],
  negatives = [],
  tokenProblem,
  input,
  reason = 'complete',
  ...about
}: MadeView): PlanView {
  const { name = 'People', file = 'people.yaml', tenantName = 'Acme', credentialName = 'Integration' } = about;
  const ids = steps.map(({ id }, index) => id ?? ['one', 'two', 'three', 'four'][index] ?? `step-${index}`);
  const entries: PlanRunEntry[] = [
    {
      type: 'started',
      file,
      name,
      tenantName,
      credentialName,
      scopes: ['okta.users.read'],
      steps: steps.map(({ facts }, index) => ({
        id: ids[index] ?? '',
        title: `Step ${ids[index]}`,
        part: 'steps',
        method: 'GET',
        target: '/api/v1/users',
        operationId: 'listUsers',
        line: 5 + index,
        ...facts,
      })),
      cost: { requests: steps.length, tokens: 1 },
      input: { file, text: '', ...input },
    },
    {
      type: 'token',
      leftOut: null,
      scopes: ['okta.users.read'],
      granted: ['okta.users.read'],
      problem: tokenProblem ?? null,
      exchangeId: null,
    },
    ...steps.flatMap(({ facts: _facts, result, ...own }, index): PlanRunEntry[] =>
      result === null ? [] : [{ type: 'step', leftOut: null, result: { ...MET, id: ids[index] ?? '', ...own } }],
    ),
    ...scopes.map((result): PlanRunEntry => ({ type: 'scope', result })),
    ...negatives.map((result): PlanRunEntry => ({ type: 'negative', result })),
  ];
  const complete = steps.some(({ outcome }) => outcome === 'failed') ? 'failed' : 'met';
  const outcome = reason === 'complete' ? complete : 'could-not-run';
  if (reason !== null) entries.push({ type: 'end', reason, outcome, message: 'Ended.' });
  return reducePlan(
    EMPTY_PLAN,
    entries.map((entry, index) => ({ ...entry, seq: index + 1, at: AT }) as RunEvent<'plan'>),
  );
}
