// Mutation: obtain exactly the set of scopes and replay the safe operations, which must all pass; then leave out each scope in turn,
// and something must be refused. Only GETs are sent, whatever was used: it changes nothing in the org.
import type { MutationEntry, MutationInput } from '../../../shared/contract/mutation.ts';
import type { RunEvent } from '../../../shared/contract/run.ts';
import { missingScopes } from '../../../shared/okta/scopes/requirement.ts';
import type { MutationStep } from '../../../shared/runs/mutation/reduce-mutation.ts';
import { openCredential } from '../oauth/open-credential.ts';
import { createMutationCalls, type MutationPorts, type MutationTarget } from './mutation-calls.ts';
import { mutationMessage, type Necessity } from './mutation-message.ts';
import { planReplay, type Replay, type ReplayPlan } from './plan-replay.ts';
import { createResumedCalls, NoTokenToGoOn, type ResumedCalls } from './resumed-calls.ts';

export interface PreparedMutation {
  ports: MutationPorts;
  target: MutationTarget;
  /** Sorted, each once. */
  scopes: string[];
  plan: ReplayPlan;
}

/** Throws NOT_FOUND, also for an unknown operation, and what opening the credential throws: nothing is sent here. */
export async function prepareMutation(
  ports: MutationPorts,
  { tenantId, credentialId, operationIds, ...asked }: Omit<MutationInput, 'found'>,
): Promise<PreparedMutation> {
  const { credential } = await openCredential(ports.context, tenantId, credentialId);
  const scopes = [...new Set(asked.scopes)].sort();
  const target = { tenantId, credentialId, clientId: credential.clientId, scopes };
  return { ports, target, scopes, plan: planReplay(ports.context, operationIds) };
}

/**
 * The calls that `before` does not have, and the end. Ends without an `end` when `signal` is aborted: a call that is on its way then
 * has no step, and can be made again.
 */
export async function* runMutation(
  { ports, target, scopes, plan }: PreparedMutation,
  before: readonly RunEvent<'mutation'>[],
  signal: AbortSignal,
): AsyncGenerator<MutationEntry, { stuck: string } | null> {
  const calls = createResumedCalls(createMutationCalls(ports, target, plan.lists, signal), before, signal);
  await calls.remember((id) => ports.context.exchange(id));
  try {
    yield* checkSet(calls, scopes, plan, signal);
    return null;
  } catch (error) {
    if (error instanceof NoTokenToGoOn) return { stuck: error.message };
    throw error;
  }
}

async function* checkSet(
  calls: ResumedCalls,
  scopes: string[],
  plan: ReplayPlan,
  signal: AbortSignal,
): AsyncGenerator<MutationEntry> {
  const whole = yield* calls.token(scopes, null);
  for (const { operation, reason } of plan.skipped) {
    const step: MutationStep = { operationId: operation.id, verdict: 'skipped', exchangeId: null, note: reason };
    if (!signal.aborted && !calls.has(operation.id, null)) yield { type: 'step', leftOut: null, step };
  }
  const passed: Replay[] = [];
  let failed = 0;
  for (const replay of whole.tokenId === null ? [] : plan.replays) {
    if (signal.aborted) return;
    const step = yield* calls.send(replay, whole.tokenId ?? '', null);
    if (step.verdict === 'allowed') passed.push(replay);
    else if (step.verdict !== 'skipped') failed += 1;
  }
  const sufficient = whole.problem === null && failed === 0 && passed.length > 0;
  const necessary: Necessity[] = [];
  for (const scope of passed.length > 0 ? scopes : []) {
    if (signal.aborted) return;
    necessary.push(yield* leaveOut(calls, scope, scopes, passed, plan));
  }
  if (signal.aborted) return;
  const message = mutationMessage({
    problem: whole.problem,
    passed: passed.length,
    failed,
    sufficient,
    necessary,
  });
  yield { type: 'end', reason: 'complete', sufficient, necessary, message };
}

/** Those that demand the scope are first: when one of them is refused, no other call is needed. */
async function* leaveOut(
  calls: ResumedCalls,
  scope: string,
  scopes: string[],
  passed: Replay[],
  plan: ReplayPlan,
): AsyncGenerator<MutationEntry, Necessity> {
  const rest = scopes.filter((other) => other !== scope);
  const demanding = passed.filter(({ operation }) => missingScopes(operation, rest).length > 0);
  const shown = (replay: Replay, note: string | null): Necessity => {
    const readOnly = !replay.operation.scopes.includes(scope);
    const less = readOnly ? 'What it adds over its read is for operations that were not sent.' : null;
    const notes = [note, less].filter((one) => one !== null);
    return {
      scope,
      shownBy: replay.operation.id,
      counterExample: false,
      readOnly,
      note: notes.length > 0 ? notes.join(' ') : null,
    };
  };
  const open = (note: string): Necessity => ({
    scope,
    shownBy: null,
    counterExample: false,
    readOnly: false,
    note,
  });
  const token = yield* calls.token(rest, scope);
  if (token.tokenId === null) {
    // One that demands the scope itself shows more than one that its read would open.
    const first = demanding.find(({ operation }) => operation.scopes.includes(scope)) ?? demanding[0];
    if (rest.length === 0 && token.refused && first)
      return shown(first, 'Without it there is no scope left to request, and the org gives no token without a scope.');
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
  return { scope, shownBy: null, counterExample: true, readOnly: false, note: 'Nothing was refused without it.' };
}
