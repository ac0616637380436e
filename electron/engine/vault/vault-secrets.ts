// Secrets in and out, by reference. A reference is readable in the file (it holds ids), a secret never is.
import { openSecret, sealSecret } from './secret-box.ts';
import type { VaultCore } from './vault-core.ts';
import { emptySecret, secretDamaged, secretMissing } from './vault-errors.ts';

export interface VaultSecrets {
  /** VAULT_ABSENT, VAULT_LOCKED, VAULT_DAMAGED; INVALID_INPUT for an empty secret. */
  put(ref: string, secret: string): Promise<void>;
  /** VAULT_ABSENT, VAULT_LOCKED, VAULT_DAMAGED, SECRET_MISSING. Never an empty string. */
  get(ref: string): Promise<string>;
  /** VAULT_LOCKED, VAULT_DAMAGED. Returns how many there were; none in a vault that does not exist. */
  remove(refs: readonly string[]): Promise<number>;
  /** Without opening anything; works while locked. */
  has(ref: string): Promise<boolean>;
  /** Every reference, also while locked; none when the file is damaged. */
  refs(): Promise<string[]>;
}

export function createVaultSecrets(core: VaultCore): VaultSecrets {
  const { autoLock } = core;

  async function refs(): Promise<string[]> {
    const session = await core.session();
    if (session !== null) return [...session.keys()];
    const found = await core.look();
    return found.state === 'good' ? Object.keys(found.file.secrets) : [];
  }

  return {
    async put(ref, secret) {
      if (secret === '') throw emptySecret();
      autoLock.used();
      const session = await core.session();
      if (session !== null) {
        session.set(ref, secret);
        return;
      }
      await core.edit(({ key, file }) => {
        const sealed = sealSecret(key.bytes, { vaultId: file.id, ref }, secret);
        return { next: { ...file, secrets: { ...file.secrets, [ref]: sealed } }, result: undefined };
      });
    },

    async get(ref) {
      autoLock.used();
      const session = await core.session();
      if (session !== null) {
        const kept = session.get(ref);
        if (kept === undefined) throw secretMissing();
        return kept;
      }
      const { key, file } = await core.requireOpen();
      const sealed = Object.hasOwn(file.secrets, ref) ? file.secrets[ref] : undefined;
      if (sealed === undefined) throw secretMissing();
      const secret = openSecret(key.bytes, { vaultId: file.id, ref }, sealed);
      if (secret === null) throw secretDamaged();
      return secret;
    },

    async remove(gone) {
      const session = await core.session();
      if (session !== null) return gone.filter((ref) => session.delete(ref)).length;
      const there = new Set(await refs());
      // Asked of the file first: nothing to remove must not demand an unlocked vault.
      if (!gone.some((ref) => there.has(ref)) && (await core.look()).state !== 'damaged') return 0;
      return core.edit(({ file }) => {
        const removed = new Set(gone.filter((ref) => Object.hasOwn(file.secrets, ref)));
        const secrets = Object.fromEntries(Object.entries(file.secrets).filter(([ref]) => !removed.has(ref)));
        return { next: { ...file, secrets }, result: removed.size };
      });
    },

    has: async (ref) => (await refs()).includes(ref),
    refs,
  };
}
