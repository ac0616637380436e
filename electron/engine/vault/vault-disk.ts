// What the vault's file says at this moment, and what of it is damaged. Read again before each use, because another process (a
// command line beside the window) may have replaced it; the text is compared first, so that an unchanged file costs no
// parsing. Damage that only a key can show (a slot that was changed with its checksum) is remembered with the text.

import { counted } from '../../../shared/counted.ts';
import type { SlotKind } from '../../../shared/model/vault.ts';
import { BenchError } from '../errors.ts';
import type { AtomicFile } from '../ports.ts';
import { SLOT_NAMES, UNKNOWN_OWNER } from './vault-errors.ts';
import { type DamagedParts, isSealIntact, type ParsedVault, parseVaultFile } from './vault-file.ts';
import type { VaultFile } from './vault-shape.ts';

export interface DataKey {
  vaultId: string;
  bytes: Buffer;
}

export interface Backup {
  text: string;
  file: VaultFile;
}

export interface Damage {
  message: string;
  backup: Backup | null;
}

export type VaultDisk =
  | { state: 'absent' }
  /** As a whole it can be trusted, as far as that can be seen; with a data key available, its seal is intact too. */
  /** `backup` null also where nobody needs one: the file is well and its key is available. */
  | { state: 'good'; text: string; file: VaultFile; backup: Backup | null; damage: Damage | null }
  | ({ state: 'damaged' } & Damage);

export interface VaultFileOnDisk {
  read(key: DataKey | null): Promise<VaultDisk>;
  /** A key has shown that this text is damaged: as a whole, or one of its slots. */
  condemn(text: string, message: string, slot?: SlotKind): void;
  /** A file of version 1 that could not be replaced on the disk is taken as this one of version 2. */
  lift(oldText: string, file: VaultFile): void;
}

/** Whose secret it is, for sentences. */
export type NameOf = (ref: string) => Promise<string | null>;

const MISSING = 'The vault file is missing, but its backup is there.';
const UNREADABLE = 'The vault file is damaged as a whole and cannot be read.';
const NEWER = 'The vault file was written by a newer Scopebench, which opens it.';
const NOT_WHOLE = 'The vault file is damaged: its checksum does not fit';
export const BROKEN_SEAL = 'The vault file was changed by something other than Scopebench.';

/** `slot` null: the file as a whole. */
interface Fault {
  message: string;
  slot: SlotKind | null;
}

export function createVaultDisk(file: AtomicFile, nameOf: NameOf): VaultFileOnDisk {
  let known: { text: string; parsed: ParsedVault } | null = null;
  let intact: { text: string; key: DataKey } | null = null;
  let lifted: { text: string; file: VaultFile } | null = null;
  const condemned = new Map<string, Fault[]>();

  function parse(text: string): ParsedVault {
    if (lifted?.text === text) return { ok: true, file: lifted.file };
    if (known?.text !== text) known = { text, parsed: parseVaultFile(text) };
    return known.parsed;
  }

  function isIntact(text: string, vault: VaultFile, key: DataKey): boolean {
    if (intact?.text === text && intact.key === key) return true;
    if (vault.id !== key.vaultId || !isSealIntact(vault, key.bytes)) return false;
    intact = { text, key };
    return true;
  }

  /** A backup that says something else than the file, and that opens as far as the available key can show. */
  function usableBackup(text: string | null, backup: string | null, key: DataKey | null): Backup | null {
    if (backup === null || backup === text || condemned.get(backup)?.some(({ slot }) => slot === null)) return null;
    const parsed = parseVaultFile(backup);
    if (!parsed.ok || parsed.file.slots.every(({ value }) => value === null)) return null;
    if (key !== null && parsed.file.id === key.vaultId && !isSealIntact(parsed.file, key.bytes)) return null;
    return { text: backup, file: parsed.file };
  }

  return {
    async read(key) {
      const texts = await readTexts(file);
      if (texts instanceof BenchError) {
        const backup = await file.readBackup().catch(() => null);
        return { state: 'damaged', message: texts.message, backup: usableBackup(null, backup, key) };
      }
      const { text, backup: spare } = texts;
      // Looked at only where it may be needed: this is read before every use of an open vault.
      const findBackup = () => usableBackup(text, spare, key);
      const damaged = (message: string): VaultDisk => ({ state: 'damaged', message, backup: findBackup() });
      if (text === null) return spare === null ? { state: 'absent' } : damaged(MISSING);
      const parsed = parse(text);
      if (!parsed.ok) {
        if (parsed.reason === 'newer') return { state: 'damaged', message: NEWER, backup: null };
        if (parsed.reason === 'unreadable') return damaged(UNREADABLE);
        const parts = await nameParts(parsed.parts, nameOf);
        return damaged(`${NOT_WHOLE}${parts === '' ? '' : ` (${parts})`}.`);
      }
      const whole = condemned.get(text)?.find(({ slot }) => slot === null);
      if (whole) return damaged(whole.message);
      const vault = parsed.file;
      const held = key !== null && key.vaultId === vault.id;
      if (held && !isIntact(text, vault, key)) return damaged(BROKEN_SEAL);
      const parts = await judgeParts(vault, condemned.get(text) ?? [], nameOf);
      if (parts?.closed && !held) return damaged(parts.message);
      const backup = held && parts === null ? null : findBackup();
      const damage = parts === null ? null : { message: parts.message, backup };
      return { state: 'good', text, file: vault, backup, damage };
    },

    condemn(text, message, slot) {
      condemned.set(text, [...(condemned.get(text) ?? []), { message, slot: slot ?? null }]);
    },

    lift(oldText, vault) {
      lifted = { text: oldText, file: vault };
    },
  };
}

async function readTexts(file: AtomicFile): Promise<{ text: string | null; backup: string | null } | BenchError> {
  try {
    return await file.read();
  } catch (cause) {
    if (cause instanceof BenchError) return cause;
    throw cause;
  }
}

/** The file is well as a whole; what of its parts is not. `marked`: what a key has shown. */
async function judgeParts(
  vault: VaultFile,
  marked: readonly Fault[],
  nameOf: NameOf,
): Promise<{ message: string; closed: boolean } | null> {
  const isBad = (slot: VaultFile['slots'][number]) =>
    slot.value === null || marked.some((one) => one.slot === slot.kind);
  const slots = vault.slots.filter(isBad).map(({ kind }) => kind);
  const refs = [...vault.secrets].filter(([, { value }]) => value === null).map(([ref]) => ref);
  if (slots.length === 0 && refs.length === 0) return null;
  const own = marked.find(({ slot }) => slot !== null)?.message;
  const message = own ?? `Damaged in the vault file: ${await nameParts({ slots, refs }, nameOf)}.`;
  return { message, closed: slots.length === vault.slots.length };
}

const MOST_NAMED = 3;

/** “the protection with a passphrase and the secret of Acme, Read only”; empty when nothing can be named. */
async function nameParts({ slots, refs }: DamagedParts, nameOf: NameOf): Promise<string> {
  const named = slots.map((kind) =>
    kind === null ? 'a protection of an unknown kind' : `the protection with ${SLOT_NAMES[kind]}`,
  );
  const owners = await Promise.all(refs.slice(0, MOST_NAMED).map(nameOf));
  const secrets = owners.map((owner) => `the secret of ${owner ?? UNKNOWN_OWNER}`);
  const more = refs.length - secrets.length;
  const all = [...named, ...secrets, ...(more > 0 ? [counted(more, 'more secret')] : [])];
  const last = all.at(-1) ?? '';
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}
