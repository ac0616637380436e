// The proof of a set of scopes: begun, followed and cancelled here, so that it goes on while another page is looked at.
import { createStore } from 'zustand/vanilla';
import { host } from '../../platform/client.ts';
import { isAbort, toUserError, type UserError } from '../../platform/errors.ts';
import { selectedCredential, selectedTenant } from '../../platform/session-state/tenants.ts';
import { withVault } from '../../platform/session-state/vault.ts';
import { EMPTY_PROOF, type ProofView, reduceProof } from './proof-view.ts';

export const PROOF_SETS = ['needed', 'registered'] as const;
export type ProofSet = (typeof PROOF_SETS)[number];

export interface ProofRun {
  requestKey: string;
  /** Tenant and credential by name. */
  who: string;
  scopes: readonly string[];
  startedAt: number;
  running: boolean;
  cancelled: boolean;
  view: ProofView;
  error: UserError | null;
}

interface ProofState {
  set: ProofSet;
  run: ProofRun | null;
  /** The step whose exchange is shown. */
  exchangeId: string | null;
}

export const proofStore = createStore<ProofState>()(() => ({ set: 'needed', run: null, exchangeId: null }));

/** Changes the run with this key; a newer one is left alone. */
function change(requestKey: string, part: (run: ProofRun) => Partial<ProofRun>): void {
  proofStore.setState(({ run }) => (run?.requestKey === requestKey ? { run: { ...run, ...part(run) } } : {}));
}

export async function startProof(scopes: readonly string[], operationIds: readonly string[]): Promise<void> {
  const tenant = selectedTenant();
  const credential = selectedCredential();
  if (!tenant || !credential) return;
  const requestKey = crypto.randomUUID();
  const run = { requestKey, who: `${tenant.name}, ${credential.name}`, scopes, startedAt: Date.now(), running: true };
  proofStore.setState({ run: { ...run, cancelled: false, view: EMPTY_PROOF, error: null }, exchangeId: null });
  const target = { tenantId: tenant.id, credentialId: credential.id };
  try {
    // Nothing is sent before the vault is open, so that asking again repeats nothing.
    const done = await withVault('overlay', async () => {
      const input = { ...target, scopes: [...scopes], operationIds: [...operationIds], requestKey };
      for await (const event of await host.infer.prove(input))
        change(requestKey, ({ view }) => ({ view: reduceProof(view, event) }));
      return true;
    });
    if (done === null) dropProof();
  } catch (thrown) {
    if (!isAbort(thrown)) change(requestKey, () => ({ error: toUserError(thrown) }));
  } finally {
    change(requestKey, () => ({ running: false }));
  }
}

export async function cancelProof(): Promise<void> {
  const { run } = proofStore.getState();
  if (!run?.running) return;
  const { cancelled } = await host.request.cancel({ requestKey: run.requestKey });
  if (cancelled) change(run.requestKey, () => ({ cancelled }));
}

/** The set that it was about is not shown any more. */
export function dropProof(): void {
  void cancelProof().catch(() => undefined);
  proofStore.setState({ run: null, exchangeId: null });
}

export function showStep(exchangeId: string | null): void {
  proofStore.setState({ exchangeId });
}
