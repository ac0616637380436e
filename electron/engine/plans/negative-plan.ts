// Sends the negative cases of a plan after it, and says of each whether it was refused for its reason. What the scope mutation of the same run has
// shown is taken from there; what an interrupted part of the run has said is not sent again; a step that was not met shows nothing.
import type { Exchange } from '../../../shared/model/exchange.ts';
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { impliedBy, satisfies } from '../../../shared/okta/scopes/scope.ts';
import { findDenial } from '../../../shared/okta/verdict/denial.ts';
import { headerValues } from '../../../shared/okta/wire-text/headers.ts';
import { parseJsonText } from '../../../shared/okta/wire-text/json-text.ts';
import { fillStep } from '../../../shared/plan/variables.ts';
import type { RunEvent } from '../../../shared/runs/run-kinds.ts';
import { type NegativeCase, negativeCases, type StepCase } from './negative-cases.ts';
import { type ClientCasePorts, sendClientCase } from './negative-client.ts';
import { type ExpectationRow, row, type Said, skipped } from './negative-said.ts';
import type { StepRequest } from './plan-calls.ts';
import type { PreparedPlan } from './prepare-plan.ts';
import type { PlanOutcome } from './run-plan.ts';
import { needsOf, passed } from './step-needs.ts';

export interface NegativePorts extends ClientCasePorts {
  /** Of the run until now, its mutation too. */
  events(): readonly RunEvent<'plan'>[];
  evidence(exchangeId: string): Promise<Exchange | null>;
  stopped(): boolean;
}

type Of<Name extends StepCase['case']> = Extract<StepCase, { case: Name }>;

/** Ends early when it is stopped. */
export async function runNegatives(prepared: PreparedPlan, baseline: PlanOutcome, ports: NegativePorts): Promise<void> {
  const known = new Set(ports.events().flatMap((event) => (event.type === 'negative' ? [event.result.id] : [])));
  for (const one of negativeCases(prepared)) {
    if (known.has(one.id)) continue;
    if (ports.stopped()) return;
    const said = await send(one, prepared, baseline, ports);
    // Ended on its way by the stop itself: nothing is known of it.
    if (said === null || (ports.stopped() && said.outcome === 'could-not-run')) return;
    const { id, stepId, title } = one;
    await ports.emit({
      type: 'negative',
      result: { id, case: one.case, title, ...said, stepId: said.stepId ?? stepId },
    });
  }
}

async function send(
  one: NegativeCase,
  prepared: PreparedPlan,
  baseline: PlanOutcome,
  ports: NegativePorts,
): Promise<Said | null> {
  if (one.skip !== null) return skipped(one.skip);
  if (!('one' in one)) return sendClientCase(one.case, prepared, baseline, ports);
  const result = baseline.results.get(one.one.step.id);
  if (!passed(result)) return skipped('The step itself did not pass, so that a refusal says nothing.');
  const { path } = result ?? {};
  switch (one.case) {
    case 'without-scope':
      return withoutScope(one, prepared, baseline, ports);
    case 'missing-parameter':
      return faultyParameter(one, withParameter(path ?? '', one.parameter.name, null), prepared, ports);
    case 'wrong-type':
      return faultyParameter(one, withParameter(path ?? '', one.parameter.name, one.value), prepared, ports);
    case 'after-delete':
      return afterDelete(one, (path ?? '').replace(/\?.*/s, ''), prepared, ports);
  }
}

async function withoutScope(
  one: Of<'without-scope'>,
  prepared: PreparedPlan,
  baseline: PlanOutcome,
  ports: NegativePorts,
): Promise<Said | null> {
  const { credential } = prepared;
  if (credential !== null && kindOf(credential).can.client === null)
    return skipped(`${credential.name} is ${kindOf(credential).noun}: no scope of it can be left out.`);
  const shown = await shownByMutation(one, ports);
  if (shown) return judgeRefusal(one, one.rest, shown);
  const rest = one.rest.length > 0 ? one.rest : otherScope(one, prepared, ports);
  if (rest.length === 0) return skipped('The plan has no other scope, and the org gives no token without one.');
  const token = await ports.calls.token(rest, [], one.leftOut[0] ?? null);
  if (ports.stopped()) return null;
  if (token.tokenId === null) return skipped(`There was no token without it: ${token.problem}`);
  if (satisfies(token.granted, one.need)) return skipped('The org granted it although it was not asked for.');
  const { step, operation } = one.one;
  const fill = fillStep(step, baseline.values);
  if (!fill.ok) return skipped(`No value is known for ${fill.missing.join(', ')}.`);
  const { method, path, headers, body } = fill.filled;
  const request = { method, path, headers, body, operationId: operation?.id ?? null };
  const exchange = await ports.calls.send(request, token.tokenId, step.retry.rateLimits);
  return exchange && judgeRefusal(one, rest, exchange);
}

/** With exactly this scope left out: the first time, before the mutation tried the read in its place. */
async function shownByMutation(
  one: Of<'without-scope'>,
  { events, evidence }: NegativePorts,
): Promise<Exchange | null> {
  const [leftOut, ...others] = one.leftOut;
  if (others.length > 0) return null;
  for (const event of events())
    if (event.type === 'step' && event.leftOut === leftOut && event.result.id === one.one.step.id)
      return event.result.exchangeId === null ? null : evidence(event.result.exchangeId);
  return null;
}

/** Where the plan has one scope alone: another one of the credential, so that there is a token at all. */
function otherScope(
  { need }: Of<'without-scope'>,
  { credential, tenant }: PreparedPlan,
  ports: NegativePorts,
): string[] {
  if (credential === null) return [];
  const held = ports.context.sources.of(tenant.id).held(credential).scopes ?? [];
  const wide = impliedBy(need);
  const fits = held.filter((scope) => !wide.includes(scope));
  return [fits.find((scope) => scope.endsWith('.read')) ?? fits[0]].filter((scope) => scope !== undefined);
}

/** 403 with the missing scope in WWW-Authenticate (FACTS §3.1): a refusal for a role or a feature is another one. */
function judgeRefusal({ need }: Of<'without-scope'>, held: readonly string[], exchange: Exchange): Said {
  const { response, verdict } = exchange;
  const named = findDenial(headerValues(response?.headers ?? [], 'www-authenticate'))?.scopes ?? [];
  return judged(exchange, [
    row('status', '403', response?.status),
    row('verdict', 'scope-missing', verdict.verdict),
    {
      what: 'header www-authenticate',
      expected: `names ${need}, or another scope that is missing`,
      actual: named.length === 0 ? 'names none' : `names ${named.join(' ')}`,
      met: named.some((scope) => !satisfies(held, scope)),
    },
  ]);
}

async function faultyParameter(
  one: Of<'missing-parameter'> | Of<'wrong-type'>,
  path: string,
  prepared: PreparedPlan,
  ports: NegativePorts,
): Promise<Said | null> {
  const exchange = await sendWithAll(one, { ...requestOf(one), path }, prepared, ports);
  if (exchange === null || 'outcome' in exchange) return exchange;
  const { verdict, response } = exchange;
  const about = { status: response?.status ?? null, verdict: verdict.verdict, exchangeId: exchange.id };
  if (verdict.verdict === 'not-found')
    return { ...skipped('What it is about is gone, so that nobody looked at the parameter.'), ...about };
  // Of an unknown value in a query nothing says that Okta refuses it; of a required one the catalogue does, where it declares a 400.
  const isCertain = one.case === 'missing-parameter' && one.declared;
  if (response && response.status < 300 && !isCertain)
    return { ...skipped('The org answers all the same, and nothing says for certain that it should not.'), ...about };
  return judged(exchange, [row('status', '400', response?.status), codeRow(exchange, /^E\d{7}$/, 'a code of Okta')]);
}

/** A status under which Okta keeps a thing that was deleted. */
const KEPT = /^(?:DEPROVISIONED|REVOKED|INACTIVE|DELETED|DELETE_IN_PROGRESS)$/;

async function afterDelete(
  one: Of<'after-delete'>,
  path: string,
  prepared: PreparedPlan,
  ports: NegativePorts,
): Promise<Said | null> {
  const request = { ...requestOf(one), method: 'GET', path, operationId: one.read?.id ?? null, headers: [] };
  const exchange = await sendWithAll(one, request, prepared, ports);
  if (exchange === null || 'outcome' in exchange) return exchange;
  const { response, verdict } = exchange;
  const kept = response !== null && response.status < 300 ? field(exchange, 'status') : null;
  if (kept !== null && KEPT.test(kept))
    return {
      ...skipped(`The org keeps it as ${kept}: this delete does not remove it.`),
      ...{ status: response?.status ?? null, verdict: verdict.verdict, exchangeId: exchange.id },
    };
  return judged(exchange, [row('status', '404', response?.status), codeRow(exchange, /^E0000007$/, 'E0000007')]);
}

const requestOf = ({ one: { step, operation } }: StepCase): StepRequest => ({
  method: step.method,
  path: '',
  headers: [],
  body: null,
  operationId: operation?.id ?? null,
});

/** With the token of the plan. Only reads: see what makes the cases. */
async function sendWithAll(
  { one }: StepCase,
  request: StepRequest,
  { scopes }: PreparedPlan,
  { calls, stopped }: NegativePorts,
): Promise<Exchange | Said | null> {
  const token = await calls.token(scopes, needsOf(one), null);
  if (stopped()) return null;
  if (token.tokenId === null) return skipped(`There is no token: ${token.problem}`);
  return calls.send(request, token.tokenId, one.step.retry.rateLimits);
}

/** Null leaves it out. */
function withParameter(path: string, name: string, value: string | null): string {
  const [bare = '', query = ''] = path.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.delete(name);
  if (value !== null) parameters.set(name, value);
  return parameters.size === 0 ? bare : `${bare}?${parameters}`;
}

function codeRow(exchange: Exchange, wanted: RegExp, expected: string): ExpectationRow {
  const code = field(exchange, 'errorCode');
  return { what: 'body $.errorCode', expected, actual: code ?? 'none', met: code !== null && wanted.test(code) };
}

function field({ response }: Exchange, name: string): string | null {
  const json = parseJsonText(response?.body.text ?? null);
  const value = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : null;
}

function judged({ id, response, verdict, failure }: Exchange, expectations: ExpectationRow[]): Said {
  const about = { status: response?.status ?? null, verdict: verdict.verdict, exchangeId: id };
  if (response === null || failure !== null)
    return { outcome: 'could-not-run', ...about, expectations: [], reason: failure?.message ?? verdict.title };
  // What the rate limit refuses to the end, or a fault of the org, shows nothing of the case.
  if (response.status === 429 || response.status >= 500)
    return { outcome: 'could-not-run', ...about, expectations, reason: verdict.title };
  const met = expectations.every((one) => one.met);
  return { outcome: met ? 'met' : 'failed', ...about, expectations, reason: null };
}
