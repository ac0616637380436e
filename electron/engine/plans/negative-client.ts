// Negative cases of the client itself, by the means of the Error lab: the wrong secret, the expired and the revoked token are its cases, sent where the
// plan goes. So the token that is revoked is one of their own, and a case that an org cannot be brought to says so in the lab's words.
import type { CaseResult } from '../../../shared/model/case-results.ts';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { isBoundToKey, kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { ErrorCase } from '../../../shared/okta/error-cases/error-case.ts';
import { parseJsonText } from '../../../shared/okta/wire-text/json-text.ts';
import type { PlanRunEntry } from '../../../shared/runs/plan/plan-events.ts';
import type { EngineContext } from '../engine-context.ts';
import { namedCase } from '../error-lab/case-history.ts';
import { runLabCase } from '../error-lab/run-lab-case.ts';
import type { ClientCase } from './negative-cases.ts';
import { row, type Said, skipped } from './negative-said.ts';
import type { PlanCalls } from './plan-calls.ts';
import type { PreparedPlan, PreparedStep } from './prepare-plan.ts';
import type { PlanOutcome } from './run-plan.ts';
import { isRead, needsOf, passed, usesPlanToken } from './step-needs.ts';

export interface ClientCasePorts {
  context: EngineContext;
  /** Keeps an exchange with the run. */
  record(exchange: Exchange): Promise<void>;
  calls: PlanCalls;
  emit(entry: PlanRunEntry): Promise<void>;
  signal: AbortSignal;
}

/** A sentence where the credential has nothing that could be wrong. */
export function labCaseOf(name: ClientCase['case'], credential: Credential): ErrorCase | string {
  const { can, noun } = kindOf(credential);
  if (can.client === null) return `${credential.name} is ${noun}: it asks for no token.`;
  if (name !== 'wrong-secret') return { ...namedCase(`api/${name}`), unsafe: null };
  if (can.client !== 'private_key_jwt') return namedCase('token/wrong-secret');
  if (isBoundToKey(credential))
    return `The tokens of ${credential.name} are bound to a key (DPoP), and this case asks for one without a proof.`;
  return namedCase('assertion/another-key');
}

/** Null when the run was stopped. */
export async function sendClientCase(
  name: ClientCase['case'],
  prepared: PreparedPlan,
  baseline: PlanOutcome,
  ports: ClientCasePorts,
): Promise<Said | null> {
  const { credential } = prepared;
  if (credential === null) return skipped('No credential is chosen.');
  const lab = labCaseOf(name, credential);
  if (typeof lab === 'string') return skipped(lab);
  const step = name === 'wrong-secret' ? null : readThatPassed(prepared, baseline);
  if (step === null && name !== 'wrong-secret')
    return skipped('No read of the plan passed, and a write is not sent with a token that could pass.');
  const one = step === null ? lab : aimedAt(lab, step);
  const { context, record, calls, emit, signal } = ports;
  const result = await runLabCase(
    one,
    { ...prepared, credential },
    {
      context,
      source: 'plan',
      record,
      sendAs: calls.sendAs,
      waiting: (wait) => emit({ type: 'waiting', ...wait }),
      signal,
    },
  );
  if (result === null) return null;
  return { ...judge(one, result), ...(step === null ? {} : { stepId: step.one.step.id }) };
}

interface ReadStep {
  one: PreparedStep;
  path: string;
}

/** Where a token that should be refused does no harm if it is not. */
function readThatPassed({ steps, teardown }: PreparedPlan, { results }: PlanOutcome): ReadStep | null {
  for (const one of [...steps, ...teardown].filter((each) => isRead(each) && usesPlanToken(each))) {
    const result = results.get(one.step.id);
    if (passed(result) && result?.path) return { one, path: result.path };
  }
  return null;
}

function aimedAt(lab: ErrorCase, { one, path }: ReadStep): ErrorCase {
  const { method } = one.step;
  const request = { ...lab.request, method, path, operationId: one.operation?.id ?? null, scopes: needsOf(one) };
  return { ...lab, request };
}

/** Refused, with the status and for the reason that Okta has for it (FACTS §1.3, §3.1). */
function judge({ request }: ErrorCase, { outcome, actual, verdict, exchangeId, note }: CaseResult): Said {
  const status = actual?.status ?? null;
  const about = { status, verdict, exchangeId };
  if (outcome === 'skipped') return { ...skipped(note ?? ''), ...about };
  if (outcome === 'unreachable' || actual === null)
    return { outcome: 'could-not-run', ...about, expectations: [], reason: note };
  const expectations = [row('status', '401', status)];
  if (request.kind === 'token') {
    const said = parseJsonText(actual.body);
    const error = typeof said === 'object' && said !== null && 'error' in said ? String(said.error) : 'none';
    expectations.push(row('body $.error', 'invalid_client', error));
  } else expectations.push(row('verdict', 'token-invalid or token-expired', verdict));
  const met = expectations.every((one) => one.met);
  return { outcome: met ? 'met' : 'failed', ...about, expectations, reason: null };
}
