// The proof that is shown: its events are the host's, this is what the page has read of them, and how it is looked at.
import { createStore } from 'zustand/vanilla';
import type { FoundSet } from '../../../shared/contract/proof.ts';
import type { ProofView } from '../../../shared/okta/runs/reduce-proof.ts';
import type { UserError } from '../../platform/errors.ts';

export const PROOF_SETS = ['needed', 'registered'] as const;
export type ProofSet = (typeof PROOF_SETS)[number];

export interface ProofRun {
  /** Null until the host has taken it. */
  runId: string | null;
  tenantId: string;
  credentialId: string;
  /** Tenant and credential by name. */
  who: string;
  view: ProofView<FoundSet>;
  /** Why it could not begin or not go on. */
  error: UserError | null;
}

interface ProofState {
  set: ProofSet;
  run: ProofRun | null;
  /** The step whose exchange is shown. */
  exchangeId: string | null;
}

export const proofStore = createStore<ProofState>()(() => ({ set: 'needed', run: null, exchangeId: null }));

export const isProving = (run: ProofRun | null): boolean => run !== null && run.view.end === null && run.error === null;

export function showStep(exchangeId: string | null): void {
  proofStore.setState({ exchangeId });
}
