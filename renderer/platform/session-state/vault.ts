// The vault as the host last described it, and the one way through it: work that needs a secret runs inside `withVault`.
// When the vault is absent or locked, the question is put where the person is (a VaultGate with the same place), and the
// work goes on by itself once it is answered: what was typed stays where it was.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { VaultStatus } from '../../../shared/model/vault.ts';
import { toUserError } from '../errors.ts';
import { askSignIn, signInAskedBy } from './sign-in.ts';

export type VaultNeed = 'set-up' | 'unlock';

interface Question {
  need: VaultNeed;
  /** Name of the VaultGate that asks. */
  place: string;
  answer: (open: boolean) => void;
}

interface VaultState {
  status: VaultStatus;
  question: Question | null;
}

const UNKNOWN: VaultStatus = { state: 'absent', slots: [], offers: [], secrets: 0, damage: null };

export const vaultStore = createStore<VaultState>()(() => ({ status: UNKNOWN, question: null }));

export function setVaultStatus(status: VaultStatus): void {
  vaultStore.setState({ status });
}

/** End the question: `open` when the vault can be used now. */
export function answerVault(open: boolean): void {
  const { question } = vaultStore.getState();
  vaultStore.setState({ question: null });
  question?.answer(open);
}

/** Put the question at a place; true once the vault can be used. An open question elsewhere ends unanswered. */
export function askVault(need: VaultNeed, place: string): Promise<boolean> {
  answerVault(false);
  return new Promise((answer) => vaultStore.setState({ question: { need, place, answer } }));
}

/**
 * Run work that may need the vault, or a person who signs in. `place` names the VaultGate that asks (`overlay` asks in a dialog).
 * Gives null when the person declined; throws every other failure of the work.
 */
export async function withVault<Result>(place: string, work: () => Promise<Result>): Promise<Result | null> {
  for (;;) {
    try {
      return await work();
    } catch (thrown) {
      const error = toUserError(thrown);
      const { code } = error;
      const signIn = signInAskedBy(error);
      if (signIn) {
        if ((await askSignIn(signIn)) === null) return null;
        continue;
      }
      if (code !== 'VAULT_ABSENT' && code !== 'VAULT_LOCKED') throw thrown;
      if (!(await askVault(code === 'VAULT_ABSENT' ? 'set-up' : 'unlock', place))) return null;
    }
  }
}

export const useVaultStatus = (): VaultStatus => useStore(vaultStore, (state) => state.status);

/** The open question of this place, if there is one. */
export const useVaultQuestion = (place: string): VaultNeed | null =>
  useStore(vaultStore, ({ question }) => (question?.place === place ? question.need : null));
