// Which negative cases a plan gives: each step without a scope that it needs, the client with a wrong secret, an expired and a revoked token, and by
// the catalogue a required parameter left out, one of the wrong type, and the read of what was deleted. Sends nothing. What is not sent says why.
import type { Operation, Parameter } from '../../../shared/okta/catalogue/catalogue.ts';
import { impliedBy, satisfies } from '../../../shared/okta/scopes/scope.ts';
import type { NegativeResult } from '../../../shared/runs/plan/plan-events.ts';
import type { PreparedPlan, PreparedStep } from './prepare-plan.ts';
import { isRead, isRefusedByOkta, needsOf, usesPlanToken } from './step-needs.ts';

type About = Pick<NegativeResult, 'id' | 'stepId' | 'title'> & {
  /** Why it is not sent; null when it is. */
  skip: string | null;
};

export type StepCase = About & { one: PreparedStep } & (
    | { case: 'without-scope'; need: string; leftOut: string[]; rest: string[] }
    | { case: 'missing-parameter'; parameter: Parameter; declared: boolean }
    | { case: 'wrong-type'; parameter: Parameter; value: string }
    | { case: 'after-delete'; read: Operation | null }
  );

export type ClientCase = About & { case: 'wrong-secret' | 'expired-token' | 'revoked-token' };

export type NegativeCase = StepCase | ClientCase;

const CLIENT_CASES: readonly ClientCase[] = [
  { case: 'wrong-secret', title: 'A token is asked for with a wrong secret' },
  { case: 'expired-token', title: 'A step is sent with an expired token' },
  { case: 'revoked-token', title: 'A step is sent with a token that was revoked' },
].map((one) => ({ ...one, id: one.case, stepId: null, skip: null }) as ClientCase);

/** In the order in which they are sent. */
export function negativeCases({
  steps,
  teardown,
  scopes,
}: Pick<PreparedPlan, 'steps' | 'teardown' | 'scopes'>): NegativeCase[] {
  // What the plan has no scope for is refused as it is.
  const own = [...steps, ...teardown].filter(
    (one) => usesPlanToken(one) && needsOf(one).every((need) => satisfies(scopes, need)),
  );
  return [
    ...own.flatMap((one) => withoutScopes(one, scopes)),
    ...CLIENT_CASES,
    ...faultyParameters(own.filter(isRead)),
    ...afterDeletes(own, scopes),
  ];
}

/** Each scope that it needs in turn, with all that would do in its place. */
function withoutScopes(one: PreparedStep, scopes: readonly string[]): StepCase[] {
  const { id, once } = one.step;
  return needsOf(one).map((need): StepCase => {
    const wide = impliedBy(need);
    const leftOut = scopes.filter((scope) => wide.includes(scope));
    const rest = scopes.filter((scope) => !wide.includes(scope));
    const skip = once
      ? 'It is sent once only.'
      : isRead(one) || isRefusedByOkta(one, rest)
        ? null
        : 'It writes, and the catalogue does not say that Okta refuses it: it could go through.';
    const title = `${id} without ${leftOut.join(' and ')}`;
    return { case: 'without-scope', id: `${id}/without-${need}`, stepId: id, title, skip, one, need, leftOut, rest };
  });
}

/** Of reads alone: a write could go through. Each parameter of an operation once. */
function faultyParameters(reads: readonly PreparedStep[]): StepCase[] {
  const seen = new Set<string>();
  const isNew = (kind: string, { operation }: PreparedStep, { name }: Parameter): boolean => {
    const key = `${kind} ${operation?.id} ${name}`;
    return !seen.has(key) && Boolean(seen.add(key));
  };
  return reads.flatMap((one) => {
    const query = one.operation?.parameters.filter((parameter) => parameter.in === 'query') ?? [];
    const { id } = one.step;
    const sent = query.filter((parameter) => sends(one, parameter.name));
    const cases: StepCase[] = [];
    for (const parameter of sent.filter(({ required }) => required))
      if (isNew('missing', one, parameter))
        cases.push({
          case: 'missing-parameter',
          id: `${id}/missing-${parameter.name}`,
          stepId: id,
          title: `${id} without ${parameter.name}, which is required`,
          skip: null,
          one,
          parameter,
          declared: one.operation?.responses.includes('400') ?? false,
        });
    const typed = [...sent, ...query.filter(({ name }) => name === 'limit')].find((one) => wrongValue(one) !== null);
    const value = typed === undefined ? null : wrongValue(typed);
    if (typed && value !== null && isNew('type', one, typed))
      cases.push({
        case: 'wrong-type',
        id: `${id}/wrong-type-${typed.name}`,
        stepId: id,
        title: `${id} with ${typed.name}=${value}`,
        skip: null,
        one,
        parameter: typed,
        value,
      });
    return cases;
  });
}

function sends({ step: { target, parameters } }: PreparedStep, name: string): boolean {
  const query = new URLSearchParams(target.split('?')[1] ?? '');
  return query.has(name) || parameters.some(([given, value]) => given === name && value !== null);
}

/** Null where every text is of the right type. */
function wrongValue({ type, enum: allowed }: Parameter): string | null {
  if (type === 'integer' || type === 'number') return 'not-a-number';
  if (type === 'boolean') return 'neither-true-nor-false';
  return allowed === undefined || type === 'array' ? null : 'NONE_OF_THEM';
}

/** Of two deletes of one path the second: Okta deactivates a person first. */
function afterDeletes(own: readonly PreparedStep[], scopes: readonly string[]): StepCase[] {
  const deletes = own.filter(({ step }) => step.method === 'DELETE');
  const last = deletes.filter(
    ({ step }, index) => !deletes.slice(index + 1).some((later) => later.step.target === step.target),
  );
  return last.map((one): StepCase => {
    const { id } = one.step;
    const read = one.readOfPath;
    const skip =
      read === null
        ? 'The catalogue has no read of the same path.'
        : read.scopes.every((need) => satisfies(scopes, need))
          ? null
          : `The plan has no scope to read it: ${read.scopes.join(', ')}.`;
    const title = `What ${id} deleted is read`;
    return { case: 'after-delete', id: `${id}/after-delete`, stepId: id, title, skip, one, read };
  });
}
