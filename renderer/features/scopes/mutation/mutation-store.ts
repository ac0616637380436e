// The mutation that is shown: its events are the host's and this is what the page has read of them.
import { createStore } from 'zustand/vanilla';
import type { MutationView } from '../../../../shared/runs/mutation/reduce-mutation.ts';
import type { UserError } from '../../../platform/errors.ts';

export interface MutationRun {
  /** Null until the host has taken it. */
  runId: string | null;
  tenantId: string;
  credentialId: string;
  /** Tenant and credential by name. */
  who: string;
  view: MutationView;
  /** Why it could not begin or not go on. */
  error: UserError | null;
  /** Its process ended before it did: it can be resumed. */
  interrupted: boolean;
}

interface MutationState {
  run: MutationRun | null;
}

export const mutationStore = createStore<MutationState>()(() => ({ run: null }));

export const isChecking = (run: MutationRun | null): boolean =>
  run !== null && run.view.end === null && run.error === null && !canGoOn(run);

/** Left behind, or paused. */
export const canGoOn = (run: MutationRun | null): boolean =>
  run !== null && run.view.end === null && (run.interrupted || run.view.paused !== null);
