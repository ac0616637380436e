// One case: may it be sent, what does it need, the one call, and the actual answer beside the expected one.
import type { CaseBaseline, CaseResult } from '../../../shared/model/case-results.ts';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { buildCaseRequest, neededValues } from '../../../shared/okta/error-cases/cases/build-case-request.ts';
import { MOST_SPENT, onSandboxOnly } from '../../../shared/okta/error-cases/cases/case-needs.ts';
import { CASE_VALUES, type CaseValue, isCaseValue } from '../../../shared/okta/error-cases/cases/case-values.ts';
import type { ErrorCase, SandboxAction } from '../../../shared/okta/error-cases/error-case.ts';
import type { CaseRunEntry } from '../../../shared/runs/error-cases/error-cases-events.ts';
import { rateBucket } from '../../../shared/runs/sweep/plan/rate-bucket.ts';
import type { EngineContext } from '../engine-context.ts';
import { resolveAt, tenantDestination } from '../exchange/destination.ts';
import type { SendAs } from '../exchange/paced-sender.ts';
import { laneOf } from '../exchange/pacing/lane.ts';
import type { MarkedCondition, SandboxHandle } from '../ports.ts';
import type { CaseTokens } from './case-tokens.ts';
import { caseValue } from './case-values.ts';
import { chooseSender, type Sender, whyCannot } from './choose-sender.ts';
import { judgeExchange } from './judge-exchange.ts';

export interface CaseRun {
  context: EngineContext;
  /** The same; what it runs is no part of the history. */
  quiet: EngineContext;
  record(exchange: Exchange): Promise<void>;
  tokens: CaseTokens;
  send: SendAs<CaseRunEntry>;
  tenant: Tenant;
  credential: Credential;
  allowUnsafe: boolean;
  baselines: Readonly<Record<string, CaseBaseline>>;
  signal: AbortSignal;
}

type Values = Partial<Record<CaseValue, string>>;

const ON_DEMAND = 'Only the sandbox org does this on demand; no single request brings a real org to it.';

/** Null when the run was cancelled before there was a result. Throws what opening the credential throws. */
export async function* runCase(run: CaseRun, one: ErrorCase): AsyncGenerator<CaseRunEntry, CaseResult | null> {
  const { context, tenant, credential, tokens } = run;
  const ended = (outcome: 'skipped' | 'unreachable', note: string, exchange: Exchange | null = null): CaseResult => ({
    caseId: one.id,
    at: context.now(),
    outcome,
    exchangeId: exchange?.id ?? null,
    verdict: exchange?.verdict.verdict ?? null,
    actual: null,
    matched: 0,
    differences: [],
    note,
  });
  const refusal = whyNot(run, one);
  if (refusal !== null) return ended('skipped', refusal);
  const sender = chooseSender(context, tenant, credential, one.request);
  if (typeof sender === 'string') return ended('skipped', sender);
  const cannot = whyCannot(sender.credential, one);
  if (cannot !== null) return ended('skipped', cannot);
  const values: Values = {};
  let heldScopes: string[] | null = null;
  for (const name of neededValues(one.request)) {
    const valued = yield* caseValue(name, { context, tokens, tenant, sender, request: one.request });
    if (valued === null) return null;
    if (!valued.ok) return ended(valued.outcome, valued.note, valued.exchange);
    values[name] = valued.value;
    if (name === 'token' && goesAsBearer(one)) heldScopes = valued.heldScopes ?? null;
  }
  const ask = prepare(run, one, sender, values, heldScopes);
  const exchange = yield* bringAbout(run, one, sender, ask, heldScopes);
  if (typeof exchange === 'string') return ended('skipped', exchange);
  if (exchange === null || exchange.failure?.kind === 'cancelled') return null;
  const { scope, ungrantedScope, coveredScope } = values;
  return judgeExchange(one, exchange, {
    own: { host: new URL(tenant.origin).host, clientId: sender.credential.clientId || null },
    shown: {
      ...(scope ? { scope } : {}),
      ...(ungrantedScope ? { ungrantedScope } : {}),
      ...(coveredScope ? { coveredScope } : {}),
    },
    baseline: run.baselines[one.id] ?? null,
  });
}

function whyNot({ tenant, credential, allowUnsafe }: CaseRun, one: ErrorCase): string | null {
  const cannot = whyCannot(credential, one);
  if (cannot !== null) return cannot;
  if (onSandboxOnly(one) && !doesOnDemand(tenant, one)) return ON_DEMAND;
  if (one.unsafe === null || tenant.abilities.simulate) return null;
  if (tenant.production) return `Never sent to a tenant that is marked as production. ${one.unsafe}`;
  return allowUnsafe ? null : `Not sent to a real org unless unsafe cases are allowed. ${one.unsafe}`;
}

/** Whether the org can be made to do what the case is about. */
function doesOnDemand({ abilities }: Tenant, { sandboxDoes: action }: ErrorCase): boolean {
  return action !== null && ('sender' in action ? abilities.simulate : abilities.faults);
}

/** A good token that is sent as it should be shows what its scopes allow; in any other way it shows nothing of them. */
function goesAsBearer({ request: { path, headers, body } }: ErrorCase): boolean {
  const elsewhere = path.includes('{token}') || (body !== null && 'form' in body);
  return !elsewhere && headers.some(([, value]) => value === 'Bearer {token}');
}

type Ask = (context: EngineContext, mark?: RequestMark) => Promise<Exchange>;
type RequestMark = ReturnType<SandboxHandle['markRequests']>;

/** A server may quote what it reads out of Basic, and a form-encoded secret is none of the forms that are looked for. */
function secretOfBasic(name: string, value: string): string[] {
  if (!name.startsWith('basic')) return [];
  const text = Buffer.from(value, 'base64').toString('utf8');
  const secret = text.slice(text.indexOf(':') + 1);
  return secret === '' ? [] : [secret];
}

/** The request as it goes out, with what must not be exposed. */
function prepare(
  { context: { operation }, tenant, signal }: CaseRun,
  { request }: ErrorCase,
  { credential }: Sender,
  values: Values,
  heldScopes: string[] | null,
): Ask {
  const secrets = Object.entries(values).flatMap(([name, value]) =>
    isCaseValue(name) && CASE_VALUES[name].secret ? [value, ...secretOfBasic(name, value)] : [],
  );
  return async ({ run }, mark) => {
    const { exchange } = await run({
      kind: request.kind,
      destination: tenantDestination(tenant),
      credential,
      operation: operation(request.operationId),
      heldScopes,
      request: buildCaseRequest(request, values),
      signal,
      secrets,
      unrecorded: mark && [mark.header],
    });
    return exchange;
  };
}

/**
 * How the answer is brought about: by one call, by spending a budget, or by what the sandbox org does for this one request. On the
 * sandbox org it is bound to the requests of the case: whoever else calls the org in that moment meets nothing of it.
 */
async function* bringAbout(
  run: CaseRun,
  one: ErrorCase,
  sender: Sender,
  ask: Ask,
  heldScopes: string[] | null,
): AsyncGenerator<CaseRunEntry, Exchange | string | null> {
  const handle = run.context.sources.of(run.tenant.id).simulator();
  if (one.spendsBudget) return await marked(handle, { budget: 'own' }, (mark) => spend(run, ask, mark));
  const action = one.sandboxDoes;
  if (action === null || !doesOnDemand(run.tenant, one)) return yield* send(run, one, sender, ask, heldScopes);
  if (handle === null) return ON_DEMAND;
  // Not paced: a 429 would be waited for, and it may be what the case is about.
  return await marked(handle, conditionOf(action, sender), (mark) => ask(run.context, mark));
}

const conditionOf = (action: SandboxAction, { credential }: Sender): MarkedCondition =>
  'sender' in action ? { clientId: credential.clientId, state: action.sender } : { fault: action.fault };

/** The mark is gone when the work is, whether or not a request was received. An org other than our sandbox knows no marks. */
async function marked<T>(
  handle: SandboxHandle | null,
  condition: MarkedCondition,
  work: (mark?: RequestMark) => Promise<T>,
): Promise<T> {
  const mark = handle?.markRequests(condition);
  try {
    return await work(mark);
  } finally {
    mark?.end();
  }
}

async function* send(
  { context, send: sendPaced, tenant }: CaseRun,
  { request }: ErrorCase,
  { credential }: Sender,
  ask: Ask,
  heldScopes: string[] | null,
): AsyncGenerator<CaseRunEntry, Exchange | null> {
  const known = request.kind !== 'api' || heldScopes !== null;
  const { pathname } = resolveAt(tenantDestination(tenant), request.path);
  const lane = laneOf(known ? credential.clientId : null, rateBucket(request.method, pathname));
  return yield* sendPaced(lane, { ask: () => ask(context), exchangeOf: (exchange) => exchange });
}

async function spend(
  { quiet, record, signal }: CaseRun,
  ask: Ask,
  mark: RequestMark | undefined,
): Promise<Exchange | string | null> {
  const end = await spendBudget(() => ask(quiet, mark), signal);
  if (end !== null && typeof end !== 'string') await record(end);
  return end;
}

// Spends a rate budget until the org refuses: the one case that is about the limit itself. A budget too large to spend is left
// alone, and the calls that spend it are no part of the history; the refusal is.

/** The refusal; a sentence why it was not driven so far; null when cancelled. */
async function spendBudget(ask: () => Promise<Exchange>, signal: AbortSignal): Promise<Exchange | string | null> {
  for (let spent = 0; ; spent++) {
    const exchange = await ask();
    if (signal.aborted) return null;
    if (exchange.response === null || exchange.response.status === 429) return exchange;
    if (exchange.rateLimit === null) return 'The org sends no rate headers, so there is no budget that could be spent.';
    if (spent + exchange.rateLimit.remaining >= MOST_SPENT)
      return `The budget is ${exchange.rateLimit.limit} calls a minute: too many to spend for one answer.`;
  }
}
