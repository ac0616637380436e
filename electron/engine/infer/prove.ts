// The proof of a set of scopes: obtain exactly it and replay the safe operations, which must all pass; then leave out each
// scope in turn, and something must be refused. Only GETs are sent, whatever was used: a proof changes nothing in the org.
import type { ProofEvent, ProofInput } from '../../../shared/contract/proof.ts';
import { missingScopes } from '../../../shared/okta/requirement.ts';
import { openCredential } from '../oauth/open-credential.ts';
import type { PreparedRun } from '../runs/live-runs.ts';
import { planReplay, type Replay, type ReplayPlan } from './plan-replay.ts';
import { createProofCalls, type ProofCalls, type ProofPorts } from './proof-calls.ts';
import { type Necessity, proofMessage } from './proof-message.ts';

export type ProofPlace = Pick<ProofInput, 'tenantId' | 'credentialId'>;

const CANCELLED: ProofEvent = {
  type: 'end',
  reason: 'cancelled',
  sufficient: false,
  necessary: [],
  message: 'Cancelled. What was found out until then is above.',
};

/** Throws NOT_FOUND, INVALID_INPUT for an unknown operation, and what opening the credential throws: nothing is sent here. */
export async function prepareProof(
  ports: ProofPorts,
  { tenantId, credentialId, operationIds, found, ...asked }: ProofInput,
): Promise<PreparedRun<ProofPlace, ProofEvent>> {
  const { credential } = await openCredential(ports.context, tenantId, credentialId);
  const scopes = [...new Set(asked.scopes)].sort();
  const plan = planReplay(ports.context, operationIds);
  const target = { tenantId, credentialId, clientId: credential.clientId, scopes };
  return {
    place: { tenantId, credentialId },
    async *work(signal) {
      yield { type: 'started', scopes, operationIds, found: found ?? null };
      yield* prove(createProofCalls(ports, target, plan.lists, signal), scopes, plan, signal);
    },
  };
}

async function* prove(
  calls: ProofCalls,
  scopes: string[],
  plan: ReplayPlan,
  signal: AbortSignal,
): AsyncGenerator<ProofEvent> {
  const whole = yield* calls.token(scopes, null);
  for (const { operation, reason } of plan.skipped)
    yield {
      type: 'step',
      leftOut: null,
      step: { operationId: operation.id, verdict: 'skipped', exchangeId: null, note: reason },
    };
  const passed: Replay[] = [];
  let failed = 0;
  for (const replay of whole.tokenId === null ? [] : plan.replays) {
    if (signal.aborted) return yield CANCELLED;
    const step = yield* calls.send(replay, whole.tokenId ?? '', null);
    if (step.verdict === 'allowed') passed.push(replay);
    else if (step.verdict !== 'skipped') failed += 1;
  }
  if (signal.aborted) return yield CANCELLED;
  const sufficient = whole.problem === null && failed === 0 && passed.length > 0;
  const necessary: Necessity[] = [];
  for (const scope of passed.length > 0 ? scopes : []) {
    if (signal.aborted) return yield CANCELLED;
    necessary.push(yield* leaveOut(calls, scope, scopes, passed, plan));
  }
  if (signal.aborted) return yield CANCELLED;
  yield {
    type: 'end',
    reason: 'complete',
    sufficient,
    necessary,
    message: proofMessage({ problem: whole.problem, passed: passed.length, failed, sufficient, necessary }),
  };
}

/** Those that demand the scope come first: when one of them is refused, no other call is needed. */
async function* leaveOut(
  calls: ProofCalls,
  scope: string,
  scopes: string[],
  passed: Replay[],
  plan: ReplayPlan,
): AsyncGenerator<ProofEvent, Necessity> {
  const rest = scopes.filter((other) => other !== scope);
  const demanding = passed.filter(({ operation }) => missingScopes(operation, rest).length > 0);
  const shown = (replay: Replay, note: string | null): Necessity => {
    const readOnly = !replay.operation.scopes.includes(scope);
    const less = readOnly ? 'What it adds over its read is for operations that were not sent.' : null;
    const notes = [note, less].filter((one) => one !== null);
    return {
      scope,
      provenBy: replay.operation.id,
      counterExample: false,
      readOnly,
      note: notes.length > 0 ? notes.join(' ') : null,
    };
  };
  const open = (note: string): Necessity => ({
    scope,
    provenBy: null,
    counterExample: false,
    readOnly: false,
    note,
  });
  const token = yield* calls.token(rest, scope);
  if (token.tokenId === null) {
    // One that demands the scope itself shows more than one that its read would open.
    const first = demanding.find(({ operation }) => operation.scopes.includes(scope)) ?? demanding[0];
    if (rest.length === 0 && token.refused && first)
      return shown(first, 'Without it nothing is left to ask for, and the org gives no token for no scope.');
    return open(`Not tried: ${token.problem ?? 'there was no token.'}`);
  }
  let unclear = 0;
  for (const replay of [...demanding, ...passed.filter((one) => !demanding.includes(one))]) {
    const step = yield* calls.send(replay, token.tokenId, scope);
    if (step.verdict === 'scope-missing') return shown(replay, null);
    if (step.verdict !== 'allowed') unclear += 1;
  }
  if (unclear > 0) return open('Some calls ended in another way than before: see above.');
  const unsent = [...plan.skipped, ...plan.replays.filter((one) => !passed.includes(one))];
  if (unsent.some(({ operation }) => missingScopes(operation, rest).length > 0))
    return open('Only operations that were not sent, or did not pass before, demand it.');
  return { scope, provenBy: null, counterExample: true, readOnly: false, note: 'Nothing was refused without it.' };
}
