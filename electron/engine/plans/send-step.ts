// One step of a plan: filled, sent, followed page by page, sent again while it is not met, judged, and what it saves. Never throws for
// what the org does: every end is a result.
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { Verdict } from '../../../shared/okta/verdict/verdicts.ts';
import { headerValue } from '../../../shared/okta/wire-text/headers.ts';
import { readPaging } from '../../../shared/okta/wire-text/paging.ts';
import { jsonPath } from '../../../shared/plan/json-path.ts';
import {
  type JudgedExpectation,
  judgeExpectations,
  judgeValue,
  type StepAnswer,
} from '../../../shared/plan/judge-expectations.ts';
import type { PlanStep } from '../../../shared/plan/plan.ts';
import type { Json } from '../../../shared/plan/plan-document.ts';
import { type FilledStep, fillJson, fillStep } from '../../../shared/plan/variables.ts';
import { isSecretJson } from '../../../shared/redact/secret-keys.ts';
import type { StepResult } from '../../../shared/runs/plan/plan-events.ts';
import type { PlanCalls, StepRequest } from './plan-calls.ts';
import type { PreparedStep } from './prepare-plan.ts';

export interface StepRound {
  calls: PlanCalls;
  /** Of the tenant: a list is followed nowhere else. */
  origin: string;
  /** Of the token of this round. */
  scopes: string[];
  leftOut: string | null;
  /** By variable; what the step saves is set here. */
  values: Map<string, Json>;
  /** Before anything goes out that must not go out twice. */
  sending(id: string): Promise<void>;
}

const TOKEN_REJECTED: readonly Verdict[] = ['token-expired', 'token-invalid'];

/** Null when the run was stopped while it was on its way: then nothing is known of it. */
export async function sendStep(prepared: PreparedStep, round: StepRound): Promise<StepResult | null> {
  const { step } = prepared;
  const skipped = whySkipped(step, round.values);
  if (skipped !== null) return emptyResult(step, 'skipped', skipped);
  const fill = fillStep(step, round.values);
  if (!fill.ok) return emptyResult(step, 'skipped', `No value is known for ${fill.missing.join(', ')}.`);
  if (step.once) await round.sending(step.id);
  for (let attempt = 1; ; attempt += 1) {
    const result = await attemptStep(prepared, fill.filled, round, attempt);
    if (result === null || result.outcome === 'met' || attempt > step.retry.unmet || step.once) return result;
    await round.calls.rest(step.retry.everyMs);
  }
}

export function emptyResult({ id }: PlanStep, outcome: 'skipped' | 'could-not-run', reason: string): StepResult {
  return {
    id,
    outcome,
    status: null,
    verdict: null,
    ms: 0,
    path: null,
    exchangeId: null,
    pages: 0,
    attempts: 0,
    expectations: [],
    saved: {},
    reason,
  };
}

function whySkipped({ skip, when }: PlanStep, values: StepRound['values']): string | null {
  if (skip !== null) return skip;
  if (when === null) return null;
  if (!values.has(when.variable)) return `No value is known for ${when.variable}.`;
  const { met, expected, actual } = judgeValue(fillJson(when.is, values), values.get(when.variable), when.variable);
  return met ? null : `${when.variable} is ${actual}; it is sent when it is ${expected}.`;
}

async function attemptStep(
  { step, operation, shape }: PreparedStep,
  filled: FilledStep,
  { calls, scopes, leftOut, values, origin }: StepRound,
  attempts: number,
): Promise<StepResult | null> {
  const { method, path, headers, body, expect } = filled;
  const needed = step.scopes ?? operation?.scopes ?? [];
  const { authorization, timeoutMs, retry } = step;
  const token =
    authorization.kind === 'none'
      ? null
      : await calls.token(authorization.kind === 'scopes' ? authorization.scopes : scopes, needed, leftOut);
  const request: StepRequest = {
    method,
    path,
    operationId: operation?.id ?? null,
    headers,
    body,
    ...(timeoutMs === null ? {} : { timeoutMs }),
  };
  if (token !== null && token.tokenId === null) return notSent(step, expect, token.exchange, token.problem, attempts);
  let tokenId = token?.tokenId ?? null;
  let first = await calls.send(request, tokenId, retry.rateLimits);
  if (
    first &&
    tokenId !== null &&
    !step.once &&
    TOKEN_REJECTED.includes(first.verdict.verdict) &&
    expectsToPass(step)
  ) {
    calls.drop(tokenId);
    const again = await calls.token(authorization.kind === 'scopes' ? authorization.scopes : scopes, needed, leftOut);
    if (again.tokenId !== null && again.tokenId !== tokenId) {
      tokenId = again.tokenId;
      first = await calls.send(request, tokenId, retry.rateLimits);
    }
  }
  if (first === null) return null;
  const answer = await followPages(step, first, request, { calls, origin, tokenId });
  if (answer === null) return null;
  const expectations = judgeExpectations(expect, { ...answer, shape });
  const { last, pages } = answer;
  const saved = saveValues(step, answer, expectations, values);
  const unanswered = answer.status === null;
  const met = expectations.every((one) => one.met);
  return {
    id: step.id,
    outcome: met ? 'met' : unanswered ? 'could-not-run' : 'failed',
    status: answer.status,
    verdict: answer.verdict,
    ms: answer.ms,
    path,
    exchangeId: last.id,
    pages,
    attempts,
    expectations,
    saved,
    reason: met || !unanswered ? null : (last.failure?.message ?? last.verdict.title),
  };
}

const expectsToPass = ({ expect: { verdict } }: PlanStep): boolean =>
  !verdict.some((one) => TOKEN_REJECTED.includes(one));

/** The org gave no token: the refusal is an answer to a plan that expects it, and otherwise nothing is known of the step. */
function notSent(
  step: PlanStep,
  expect: FilledStep['expect'],
  exchange: Exchange | null,
  problem: string | null,
  attempts: number,
): StepResult {
  const verdict = exchange?.verdict.verdict ?? null;
  const wanted = verdict !== null && expect.verdict.includes(verdict);
  return {
    ...emptyResult(step, 'could-not-run', `There is no token: ${problem ?? 'the org gave none.'}`),
    ...(wanted
      ? {
          outcome: 'met' as const,
          reason: null,
          expectations: [{ what: 'verdict', expected: expect.verdict.join(' or '), actual: verdict, met: true }],
        }
      : {}),
    verdict,
    exchangeId: exchange?.id ?? null,
    attempts,
  };
}

interface WholeAnswer extends Omit<StepAnswer, 'shape'> {
  last: Exchange;
  pages: number;
}

/** All items together, where a list is followed. */
async function followPages(
  step: PlanStep,
  first: Exchange,
  request: StepRequest,
  { calls, origin, tokenId }: { calls: PlanCalls; origin: string; tokenId: string | null },
): Promise<WholeAnswer | null> {
  let last = first;
  let ms = first.timing.total;
  let pages = 1;
  let json = jsonOf(first);
  while (pages < step.pages && last.hasNext && Array.isArray(json)) {
    const path = readPaging(last.response?.headers ?? [], origin, null).next;
    if (path === null) break;
    const next = await calls.send({ ...request, path }, tokenId, step.retry.rateLimits);
    if (next === null) return null;
    pages += 1;
    ms += next.timing.total;
    last = next;
    const items = jsonOf(next);
    if (!Array.isArray(items)) {
      json = items;
      break;
    }
    // The System Log without an end has a next page for ever (FACTS §5).
    if (items.length === 0) break;
    json = [...(json as unknown[]), ...items];
  }
  return {
    status: last.response?.status ?? null,
    verdict: last.verdict.verdict,
    headers: last.response?.headers ?? [],
    json,
    ms,
    last,
    pages,
  };
}

function jsonOf({ response }: Exchange): unknown {
  const text = response?.body.text;
  if (typeof text !== 'string' || text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What is not found is an expectation that is not met: a later step could not be sent for it. */
function saveValues(
  { save }: PlanStep,
  answer: WholeAnswer,
  expectations: JudgedExpectation[],
  values: Map<string, Json>,
): Record<string, Json> {
  const saved: Record<string, Json> = {};
  if (answer.status === null) return saved;
  for (const { variable, from } of save) {
    const value = 'header' in from ? headerValue(answer.headers, from.header) : firstAt(from.path, answer.json);
    if (value === null || value === undefined) {
      const what = 'header' in from ? `header ${from.header}` : from.path;
      expectations.push({ what: `save ${variable}`, expected: `a value at ${what}`, actual: 'not there', met: false });
      continue;
    }
    values.set(variable, value as Json);
    const key = 'header' in from ? from.header : from.path.replace(/^.*[.['"]+([\w-]+)['"\]]*$/, '$1');
    if (typeof value !== 'string' || !(isSecretJson(key, value) || isSecretJson(variable, value)))
      saved[variable] = value as Json;
  }
  return saved;
}

function firstAt(path: string, json: unknown): unknown {
  const read = json === undefined ? null : jsonPath(path);
  return read?.ok ? read.find(json)[0] : undefined;
}
