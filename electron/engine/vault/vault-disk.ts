// What the vault's file says at this moment. Read anew before each use, because another process (a command line beside the
// window) may have replaced it; the text is compared first, so that an unchanged file costs no parsing.
import { BenchError } from '../errors.ts';
import type { AtomicFile } from '../ports.ts';
import { isSealIntact, parseVaultFile, type VaultFile } from './vault-file.ts';

export interface DataKey {
  vaultId: string;
  bytes: Buffer;
  /** It has sealed or verified a file of this vault, so it can tell a good backup from a bad one. */
  proven: boolean;
}

export interface Backup {
  text: string;
  file: VaultFile;
}

export type VaultDisk =
  | { state: 'absent' }
  /** Well-formed; with a data key at hand, its seal is intact too. */
  | { state: 'good'; file: VaultFile }
  | { state: 'damaged'; message: string; backup: Backup | null };

const MISSING = 'The vault file is missing, but its backup is there.';
const UNREADABLE = 'The vault file is damaged and cannot be read.';
const NEWER = 'The vault file was written by a newer Scopebench.';
const BROKEN_SEAL = 'The vault file was changed by something other than Scopebench.';

export function createVaultDisk(file: AtomicFile): { read(key: DataKey | null): Promise<VaultDisk> } {
  let known: { text: string; file: VaultFile } | null = null;
  let intact: { text: string; key: DataKey } | null = null;

  function parse(text: string): ReturnType<typeof parseVaultFile> {
    if (known?.text === text) return { ok: true, file: known.file };
    const parsed = parseVaultFile(text);
    if (parsed.ok) known = { text, file: parsed.file };
    return parsed;
  }

  function isIntact(text: string, vault: VaultFile, key: DataKey): boolean {
    if (intact?.text === text && intact.key === key) return true;
    if (vault.id !== key.vaultId || !isSealIntact(vault, key.bytes)) return false;
    intact = { text, key };
    key.proven = true;
    return true;
  }

  /** A backup that says something else than the file, parses, and is whole as far as the key at hand can tell. */
  function usableBackup(text: string | null, backup: string | null, key: DataKey | null): Backup | null {
    const parsed = backup === null || backup === text ? null : parseVaultFile(backup);
    if (backup === null || parsed === null || !parsed.ok) return null;
    if (key?.proven && parsed.file.id === key.vaultId && !isSealIntact(parsed.file, key.bytes)) return null;
    return { text: backup, file: parsed.file };
  }

  return {
    async read(key) {
      let texts: { text: string | null; backup: string | null };
      try {
        texts = await file.read();
      } catch (cause) {
        if (!(cause instanceof BenchError)) throw cause;
        return { state: 'damaged', message: cause.message, backup: null };
      }
      const { text, backup } = texts;
      if (text === null)
        return backup === null
          ? { state: 'absent' }
          : { state: 'damaged', message: MISSING, backup: usableBackup(text, backup, key) };
      const parsed = parse(text);
      if (!parsed.ok)
        return parsed.newer
          ? { state: 'damaged', message: NEWER, backup: null }
          : { state: 'damaged', message: UNREADABLE, backup: usableBackup(text, backup, key) };
      if (key === null || key.vaultId !== parsed.file.id) return { state: 'good', file: parsed.file };
      if (isIntact(text, parsed.file, key)) return { state: 'good', file: parsed.file };
      return { state: 'damaged', message: BROKEN_SEAL, backup: usableBackup(text, backup, key) };
    },
  };
}
