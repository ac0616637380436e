// A plan that may be run: read and checked, its tenant and credential found, its values known, and the steps chosen. Sends nothing.

import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { AnswerShape, AnswerShapes } from '../../../shared/okta/catalogue/answer-shapes.ts';
import type { Catalogue, Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { createOperationMatcher } from '../../../shared/okta/catalogue/match-operation.ts';
import { operationOf, samplePathOf } from '../../../shared/plan/operation-of-step.ts';
import type { Plan, PlanStep } from '../../../shared/plan/plan.ts';
import { variablesOf } from '../../../shared/plan/variables.ts';
import type { PlanRunInput, StepFacts } from '../../../shared/runs/plan/plan-events.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { openCredential } from '../oauth/open-credential.ts';
import { checkedPlan } from './checked-plan.ts';
import { type PlanValues, plannedValues } from './plan-values.ts';

export interface PreparedStep {
  step: PlanStep;
  part: 'steps' | 'teardown';
  operation: Operation | null;
  /** Of a DELETE: the read of the same path; null where the catalogue has none. */
  readOfPath: Operation | null;
  /** What is known of its answers, where it expects that. */
  shape: AnswerShape | null;
  /** By id: those whose saved values it needs, and those that it names. */
  waitsFor: string[];
}

export interface PreparedPlan {
  input: PlanRunInput;
  plan: Plan;
  tenant: Tenant;
  credential: Credential | null;
  /** Registered. */
  scopes: string[];
  steps: PreparedStep[];
  teardown: PreparedStep[];
  values: PlanValues;
  concurrency: number;
}

export interface PlanPorts {
  context: EngineContext;
  environment(name: string): string | undefined;
  answerShapes(): Promise<AnswerShapes>;
}

/** Throws FILE_INVALID, INVALID_INPUT, NOT_FOUND, WRITE_NOT_ARMED, and what opening the credential throws. */
export async function preparePlan(
  { context, environment, answerShapes }: PlanPorts,
  input: PlanRunInput,
): Promise<PreparedPlan> {
  const { plan, problems } = checkedPlan(context.catalogue, input.text);
  const [error, ...others] = problems.filter(({ severity }) => severity === 'error');
  if (error || plan === null)
    throw new BenchError(
      'FILE_INVALID',
      `${input.file}:${error?.line ?? 1}:${error?.column ?? 1}: ${error?.message ?? 'This is no plan.'}`,
      {
        ...(others.length > 0
          ? { meaning: `There are ${others.length} more mistakes: scopebench check shows all of them.` }
          : {}),
        fix: error?.fix ?? 'Begin with plan, scopes and steps.',
      },
    );
  const tenant = await context.tenants.get(input.tenantId);
  const credential =
    input.credentialId === null ? null : (await openCredential(context, tenant.id, input.credentialId)).credential;
  const all = [...plan.steps, ...plan.teardown];
  const shapes = all.some(({ expect }) => expect.schema) ? await answerShapes() : {};
  const { steps, teardown } = prepareSteps(plan, context.catalogue, input, shapes);
  checkWrites([...steps, ...teardown], tenant, input);
  return {
    input,
    plan,
    tenant,
    credential,
    scopes: plan.scopes.map(({ name }) => name),
    steps,
    teardown,
    values: plannedValues(plan, input.values, environment),
    concurrency: input.concurrency ?? plan.concurrency,
  };
}

/** Those that a run with this input sends. Throws INVALID_INPUT for a step or a part that is not there. */
export function prepareSteps(
  plan: Plan,
  { operations }: Pick<Catalogue, 'operations'>,
  input: Pick<PlanRunInput, 'stepIds' | 'shard' | 'file'>,
  /** Not needed where nothing is sent. */
  shapes: AnswerShapes = {},
): Pick<PreparedPlan, 'steps' | 'teardown'> {
  const matcher = createOperationMatcher(operations);
  const waitsFor = waitsForOf([...plan.steps, ...plan.teardown]);
  const prepared = (part: PreparedStep['part'], steps: PlanStep[]) =>
    steps.map((step): PreparedStep => {
      const operation = operationOf(matcher, step);
      return {
        step,
        part,
        operation,
        shape: (step.expect.schema && operation && shapes[operation.id]) || null,
        readOfPath:
          step.method === 'DELETE' ? (matcher.match('GET', samplePathOf(step.target))?.operation ?? null) : null,
        waitsFor: waitsFor.get(step) ?? [],
      };
    });
  return { steps: chosenSteps(prepared('steps', plan.steps), input), teardown: prepared('teardown', plan.teardown) };
}

/** For each step the ones before it whose values it needs, and those that it names. */
function waitsForOf(all: readonly PlanStep[]): Map<PlanStep, string[]> {
  const givers = new Map<string, string[]>();
  return new Map(
    all.map((step) => {
      const needed = variablesOf(step).flatMap((name) => givers.get(name) ?? []);
      for (const { variable } of step.save) givers.set(variable, [...(givers.get(variable) ?? []), step.id]);
      return [step, [...new Set([...step.after, ...needed])]];
    }),
  );
}

/** Named ones and a part of several come with the steps whose values they need. */
function chosenSteps(
  steps: PreparedStep[],
  { stepIds, shard, file }: Pick<PlanRunInput, 'stepIds' | 'shard' | 'file'>,
): PreparedStep[] {
  const unknown = stepIds?.find((id) => !steps.some(({ step }) => step.id === id));
  if (unknown !== undefined)
    throw new BenchError('INVALID_INPUT', `${file} has no step ${unknown}.`, {
      fix: `It has ${steps
        .slice(0, 10)
        .map(({ step }) => step.id)
        .join(', ')}${steps.length > 10 ? ' …' : ''}.`,
    });
  if (shard && shard.index > shard.count)
    throw new BenchError('INVALID_INPUT', `There is no part ${shard.index} of ${shard.count}.`, {
      fix: `Give 1/${shard.count} to ${shard.count}/${shard.count}.`,
    });
  const named = steps.filter(
    ({ step }, index) =>
      (stepIds === undefined || stepIds.includes(step.id)) && (!shard || index % shard.count === shard.index - 1),
  );
  const wanted = new Set<string>();
  const want = ({ step, waitsFor: before }: PreparedStep): void => {
    if (wanted.has(step.id)) return;
    wanted.add(step.id);
    for (const id of before) {
      const giver = steps.find((one) => one.step.id === id);
      if (giver) want(giver);
    }
  };
  for (const one of named) want(one);
  return steps.filter(({ step }) => wanted.has(step.id));
}

const READS = ['GET', 'HEAD', 'OPTIONS'];

/** Those that change something, and are not skipped by the file. */
export const writingSteps = (steps: readonly PreparedStep[]): PreparedStep[] =>
  steps.filter(({ step }) => step.skip === null && !READS.includes(step.method));

/** Whoever runs a plan has read that it writes; on a production tenant it is said once more. */
function checkWrites(
  steps: readonly PreparedStep[],
  tenant: Tenant,
  { allowWrites = false, file }: PlanRunInput,
): void {
  const writes = writingSteps(steps);
  if (writes.length === 0 || allowWrites || !tenant.production) return;
  throw new BenchError(
    'WRITE_NOT_ARMED',
    `${file} writes (${writes[0]?.step.id}), and ${tenant.name} is marked as production.`,
    {
      fix: 'Allow its writes (--allow-writes), or run it on another tenant.',
    },
  );
}

export function factsOf({ step, part, operation }: PreparedStep): StepFacts {
  const { id, title, method, target, line } = step;
  return { id, title, part, method, target, operationId: operation?.id ?? null, line };
}
