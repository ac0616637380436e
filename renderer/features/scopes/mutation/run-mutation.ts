// A set of scopes checked by calls: begun, followed, cancelled, resumed and dropped. It lives in the host, so it goes on while another page is looked at, and
// while this one is loaded again (find-mutation.ts).
import { runsOf } from '../../../../shared/contract/runs-of.ts';
import type { FoundSet } from '../../../../shared/runs/mutation/mutation-events.ts';
import { EMPTY_MUTATION, reduceMutation } from '../../../../shared/runs/mutation/reduce-mutation.ts';
import { host } from '../../../platform/client.ts';
import { isAbort, toUserError } from '../../../platform/errors.ts';
import { changeAddress } from '../../../platform/navigation.ts';
import { followRun } from '../../../platform/runs/follow-run.ts';
import { createOneFollowed } from '../../../platform/runs/one-followed.ts';
import { selectedCredential, selectedTenant } from '../../../platform/session-state/tenants.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { scopesAddress } from '../scopes-address.ts';
import { type MutationRun, mutationStore } from './mutation-store.ts';

const runs = runsOf(host.run, 'mutation');
const followed = createOneFollowed();
/** One that was dropped is in the way of the next until it has ended. */
let dropped: Promise<unknown> = Promise.resolve();

function show(run: MutationRun): AbortSignal {
  mutationStore.setState({ run });
  return followed.next();
}

const remove = async (runId: string): Promise<void> => {
  // Forgotten already, or the host is gone: nothing is left to drop.
  await host.run
    .cancel({ runId })
    .then(() => host.run.remove({ runId }))
    .catch(() => undefined);
};

async function follow(from: MutationRun, runId: string, signal: AbortSignal): Promise<void> {
  let { view } = from;
  const put = (error: MutationRun['error'], interrupted = false) =>
    mutationStore.setState({ run: { ...from, runId, view, error, interrupted } });
  const { failure, state } = await followRun({
    kind: 'mutation',
    runId,
    after: () => view.lastSeq,
    take(events) {
      view = reduceMutation(view, events);
      put(null);
    },
    signal,
  });
  if (!signal.aborted && view.end === null) put(failure, state === 'interrupted');
}

/** Shows a mutation that the host has, from where it was read. Resolves when it is over. */
export const followMutation = (run: MutationRun & { runId: string }): Promise<void> =>
  follow(run, run.runId, show(run));

/** Resolves when it is over. A failure is shown with the mutation. */
export async function startMutation(
  scopes: readonly string[],
  operationIds: readonly string[],
  found: FoundSet,
): Promise<void> {
  const tenant = selectedTenant();
  const credential = selectedCredential();
  if (!tenant || !credential) return;
  dropMutation();
  const view = { ...EMPTY_MUTATION, scopes, operationIds, startedAt: Date.now() };
  const target = { tenantId: tenant.id, credentialId: credential.id };
  const run: MutationRun = {
    runId: null,
    ...target,
    who: `${tenant.name}, ${credential.name}`,
    view,
    error: null,
    interrupted: false,
  };
  changeAddress(scopesAddress, { step: null });
  const signal = show(run);
  try {
    await dropped;
    const input = { ...target, scopes: [...scopes], operationIds: [...operationIds], found };
    const started = await withVault('overlay', () => runs.start(input));
    if (signal.aborted) {
      if (started) dropped = remove(started.runId);
    } else if (started === null) mutationStore.setState({ run: null });
    else {
      mutationStore.setState({ run: { ...run, runId: started.runId } });
      await follow(run, started.runId, signal);
    }
  } catch (thrown) {
    if (!isAbort(thrown) && !signal.aborted) mutationStore.setState({ run: { ...run, error: toUserError(thrown) } });
  }
}

export async function cancelMutation(): Promise<void> {
  const runId = mutationStore.getState().run?.runId ?? null;
  if (runId !== null) await host.run.cancel({ runId });
}

/** One that its process left behind, or that paused by itself, goes on with the first call that it has not made. */
export async function resumeMutation(): Promise<void> {
  const { run } = mutationStore.getState();
  const runId = run?.runId ?? null;
  if (run === null || runId === null) return;
  const resumed = await withVault('overlay', () => host.run.resume({ runId }));
  const going = { ...run, error: null, interrupted: false, view: { ...run.view, paused: null } };
  if (resumed !== null) await follow(going, runId, show(going));
}

/** The set that it was about is not shown any more. */
export function dropMutation(): void {
  const runId = mutationStore.getState().run?.runId ?? null;
  followed.next();
  if (mutationStore.getState().run !== null) changeAddress(scopesAddress, { step: null });
  mutationStore.setState({ run: null });
  if (runId !== null) dropped = remove(runId);
}
