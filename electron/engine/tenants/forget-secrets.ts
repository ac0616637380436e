// Secrets of what is removed, taken out of the vault. Removing must work while the vault is closed: what is left behind there is
// unreadable and has no name any more.
import { BenchError } from '../errors.ts';
import type { Vault } from '../vault/vault.ts';

/** How many were removed; 0 for a vault that cannot be changed now. */
export async function forgetSecrets(vault: Vault, refs: readonly string[]): Promise<number> {
  try {
    return refs.length === 0 ? 0 : await vault.remove(refs);
  } catch (error) {
    if (error instanceof BenchError && error.code.startsWith('VAULT_')) return 0;
    throw error;
  }
}
