// A proof begun, followed, cancelled and dropped. It lives in the host, so it goes on while another page is looked at, and
// while this one is loaded again (find-proof.ts).
import type { FoundSet } from '../../../shared/contract/proof.ts';
import { EMPTY_PROOF, reduceProof } from '../../../shared/okta/runs/reduce-proof.ts';
import { host } from '../../platform/client.ts';
import { isAbort, toUserError } from '../../platform/errors.ts';
import { followRun } from '../../platform/follow-run.ts';
import { selectedCredential, selectedTenant } from '../../platform/session-state/tenants.ts';
import { withVault } from '../../platform/session-state/vault.ts';
import { type ProofRun, proofStore } from './proof-store.ts';

const DRAW_MS = 100;

/** What is followed, or is about to be: a newer one, or none, takes its place. */
let following = new AbortController();
/** A proof that was dropped is in the way of the next until it has ended. */
let dropped: Promise<unknown> = Promise.resolve();

function show(run: ProofRun): AbortSignal {
  following.abort();
  following = new AbortController();
  proofStore.setState({ run, exchangeId: null });
  return following.signal;
}

const remove = async (runId: string): Promise<void> => {
  // Forgotten already, or the host is gone: nothing is left to drop.
  await host.proof.remove({ runId }).catch(() => undefined);
};

async function follow(from: ProofRun, runId: string, signal: AbortSignal): Promise<void> {
  let { view } = from;
  const put = (error: ProofRun['error']) => proofStore.setState({ run: { ...from, runId, view, error } });
  const failure = await followRun({
    watch: (options) => host.proof.watch({ runId, after: view.lastSeq }, options),
    take(events) {
      view = reduceProof(view, events);
      put(null);
    },
    everyMs: () => DRAW_MS,
    signal,
  });
  if (failure && !signal.aborted) put(failure);
}

/** Shows a proof that the host has, from where it was read. Resolves when it is over. */
export const followProof = (run: ProofRun & { runId: string }): Promise<void> => follow(run, run.runId, show(run));

/** Resolves when it is over. A failure is shown with the proof. */
export async function startProof(
  scopes: readonly string[],
  operationIds: readonly string[],
  found: FoundSet,
): Promise<void> {
  const tenant = selectedTenant();
  const credential = selectedCredential();
  if (!tenant || !credential) return;
  dropProof();
  const view = { ...EMPTY_PROOF, scopes, operationIds, startedAt: Date.now() };
  const target = { tenantId: tenant.id, credentialId: credential.id };
  const run: ProofRun = { runId: null, ...target, who: `${tenant.name}, ${credential.name}`, view, error: null };
  const signal = show(run);
  try {
    await dropped;
    const input = { ...target, scopes: [...scopes], operationIds: [...operationIds], found };
    const started = await withVault('overlay', () => host.proof.start(input));
    if (signal.aborted) {
      if (started) dropped = remove(started.runId);
    } else if (started === null) proofStore.setState({ run: null });
    else {
      proofStore.setState({ run: { ...run, runId: started.runId } });
      await follow(run, started.runId, signal);
    }
  } catch (thrown) {
    if (!isAbort(thrown) && !signal.aborted) proofStore.setState({ run: { ...run, error: toUserError(thrown) } });
  }
}

export async function cancelProof(): Promise<void> {
  const runId = proofStore.getState().run?.runId ?? null;
  if (runId !== null) await host.proof.cancel({ runId });
}

/** The set that it was about is not shown any more. */
export function dropProof(): void {
  const runId = proofStore.getState().run?.runId ?? null;
  following.abort();
  proofStore.setState({ run: null, exchangeId: null });
  if (runId !== null) dropped = remove(runId);
}
