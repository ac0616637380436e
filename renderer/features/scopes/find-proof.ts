// A page that was loaded again finds the proof of the chosen credential in the host: the one that goes on, or the latest that
// ended. The set that it is about comes with it, and the page is as it was.
import type { FoundSet } from '../../../shared/contract/proof.ts';
import { EMPTY_PROOF, type ProofView, reduceProof } from '../../../shared/okta/runs/reduce-proof.ts';
import { host } from '../../platform/client.ts';
import { selectedCredential, selectedTenant } from '../../platform/session-state/tenants.ts';
import { compareAgain, isFinding, leastStore, showFound } from './least-store.ts';
import { proofStore } from './proof-store.ts';
import { followProof } from './run-proof.ts';

/** What the person has before them is newer than anything that could be found. */
const isFree = (): boolean =>
  leastStore.getState().result === null && !isFinding() && proofStore.getState().run === null;

/** What was told until now. */
async function readSoFar(runId: string): Promise<ProofView<FoundSet>> {
  for await (const events of await host.proof.watch({ runId, after: 0 }))
    if (events.length > 0) return reduceProof(EMPTY_PROOF, events);
  return EMPTY_PROOF;
}

/** Resolves when the proof, if there is one, is shown; it is followed on from there. */
export async function findProof(): Promise<void> {
  const tenant = selectedTenant();
  const credential = selectedCredential();
  if (!tenant || !credential || !isFree()) return;
  const run = (await host.proof.list()).find(
    ({ tenantId, credentialId }) => tenantId === tenant.id && credentialId === credential.id,
  );
  if (!run || !isFree()) return;
  const view = await readSoFar(run.runId);
  if (view.found === null || !isFree()) return;
  const { needed } = view.found.result;
  const isNeeded = needed.length === view.scopes.length && needed.every(({ scope }) => view.scopes.includes(scope));
  proofStore.setState({ set: isNeeded ? 'needed' : 'registered' });
  showFound(view.found);
  void followProof({
    runId: run.runId,
    tenantId: tenant.id,
    credentialId: credential.id,
    who: `${tenant.name}, ${credential.name}`,
    view,
    error: null,
  });
  await compareAgain();
}
