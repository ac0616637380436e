// A page that was loaded again finds the run of the chosen credential in the host: the one that goes on, or the latest that
// ended. The set that it is about is restored with it, and the page is as it was.
import { runsOf } from '../../../../shared/contract/runs-of.ts';
import { EMPTY_MUTATION, type MutationView, reduceMutation } from '../../../../shared/runs/mutation/reduce-mutation.ts';
import { host } from '../../../platform/client.ts';
import { changeAddress, readAddress } from '../../../platform/navigation.ts';
import { selectedCredential, selectedTenant } from '../../../platform/session-state/tenants.ts';
import { compareAgain, isFinding, leastStore, showFound } from '../least/least-store.ts';
import { scopesAddress } from '../scopes-address.ts';
import { mutationStore } from './mutation-store.ts';
import { followMutation } from './run-mutation.ts';

const runs = runsOf(host.run, 'mutation');

/** What the person has before them is newer than anything that could be found. */
const isFree = (): boolean =>
  leastStore.getState().result === null && !isFinding() && mutationStore.getState().run === null;

/** What was reported until now. */
async function readSoFar(runId: string): Promise<MutationView> {
  for await (const events of await runs.watch({ runId, after: 0 }))
    if (events.length > 0) return reduceMutation(EMPTY_MUTATION, events);
  return EMPTY_MUTATION;
}

/** Resolves when the mutation, if there is one, is shown; it is followed on from there. */
export async function findMutation(): Promise<void> {
  const tenant = selectedTenant();
  const credential = selectedCredential();
  if (!tenant || !credential || !isFree()) return;
  const [run] = await runs.list({ tenantId: tenant.id, credentialId: credential.id });
  if (!run || !isFree()) return;
  const view = await readSoFar(run.runId);
  if (view.found === null || !isFree()) return;
  const { needed, used } = view.found.result;
  // An address that names other operations is about those.
  const { chosen } = readAddress(scopesAddress);
  if (
    chosen.length > 0 &&
    (chosen.length !== used.length || !used.every(({ operationId }) => chosen.includes(operationId)))
  )
    return;
  const isNeeded = needed.length === view.scopes.length && needed.every(({ scope }) => view.scopes.includes(scope));
  changeAddress(scopesAddress, { check: isNeeded ? 'needed' : 'registered' });
  showFound(view.found);
  void followMutation({
    runId: run.runId,
    tenantId: tenant.id,
    credentialId: credential.id,
    who: `${tenant.name}, ${credential.name}`,
    view,
    error: null,
    interrupted: false,
  });
  await compareAgain();
}
