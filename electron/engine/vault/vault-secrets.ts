// Secrets in and out, by reference and address. Both are readable in the file (ids, and where it may go), a secret never is.
// Who asks for a secret says where it is to go: for another address than it was saved for it is not opened.
import { BenchError } from '../errors.ts';
import { openSecret, type SecretPlace, sealSecret } from './secret-box.ts';
import type { OpenVault, SessionSecret, VaultCore } from './vault-core.ts';
import { emptySecret, secretDamaged, secretElsewhere, secretMissing } from './vault-errors.ts';
import { toSecretPart } from './vault-file.ts';

/** What could be opened, and what could not and why (VAULT_LOCKED, VAULT_DAMAGED, SECRET_MISSING, ...), one by one. */
export interface KnownValues {
  values: string[];
  unread: { ref: string; error: BenchError }[];
}

export interface VaultSecrets {
  /** VAULT_ABSENT, VAULT_LOCKED, VAULT_DAMAGED; INVALID_INPUT for an empty secret. */
  put(place: SecretPlace, secret: string): Promise<void>;
  /** VAULT_ABSENT, VAULT_LOCKED, VAULT_DAMAGED, SECRET_MISSING, ADDRESS_CHANGED. Never an empty string. */
  get(place: SecretPlace): Promise<string>;
  /** To look for them in what is received, never to send them: whatever address they are for. Never rejects for a secret. */
  known(refs: readonly string[]): Promise<KnownValues>;
  /** Binds a secret to another address, when it is bound to `place`; says whether it did. VAULT_LOCKED, VAULT_DAMAGED. */
  rebind(place: SecretPlace, origin: string): Promise<boolean>;
  /** VAULT_LOCKED, VAULT_DAMAGED. Returns how many there were; none in a vault that does not exist. */
  remove(refs: readonly string[]): Promise<number>;
  /** Without opening anything; works while locked. */
  has(ref: string): Promise<boolean>;
  /** Every reference, also while locked; none when the file is damaged. */
  refs(): Promise<string[]>;
  /** Another text whenever what the open vault holds may be another; null while it is closed, absent or damaged. */
  revision(): Promise<string | null>;
  /** Something rested on the open vault just now, without reading it. */
  used(): void;
}

/** Where secrets are read from: those of a session, or the open file. */
type Source = { session: Map<string, SessionSecret> } | { open: OpenVault };

async function openSource(core: VaultCore): Promise<Source> {
  const session = await core.session();
  return session !== null ? { session } : { open: await core.requireOpen() };
}

/** `origin` null: whatever it is for. */
async function readSecret(
  { autoLock, owners }: VaultCore,
  source: Source,
  ref: string,
  origin: string | null,
): Promise<string> {
  if ('session' in source) {
    const kept = source.session.get(ref);
    if (kept === undefined) throw secretMissing();
    if (origin !== null && (origin === '' || kept.origin !== origin))
      throw secretElsewhere(await owners.nameOf(ref), kept.origin, origin);
    return kept.secret;
  }
  const { key, file } = source.open;
  autoLock.used();
  const part = file.secrets.get(ref);
  if (part === undefined) throw secretMissing();
  const sealed = part.value;
  if (sealed === null) throw secretDamaged(await owners.nameOf(ref));
  const asked = origin ?? sealed.origin;
  if (origin !== null && (asked === '' || asked !== sealed.origin))
    throw secretElsewhere(await owners.nameOf(ref), sealed.origin, asked);
  const secret = openSecret(key.bytes, file.id, { ref, origin: asked }, sealed);
  if (secret === null) throw secretDamaged(await owners.nameOf(ref));
  return secret;
}

async function readKnown(core: VaultCore, wanted: readonly string[]): Promise<KnownValues> {
  const result: KnownValues = { values: [], unread: [] };
  if (wanted.length === 0) return result;
  // Looked at once; a vault that cannot be opened says so of each.
  const from = openSource(core);
  for (const ref of wanted)
    try {
      result.values.push(await readSecret(core, await from, ref, null));
    } catch (error) {
      if (!(error instanceof BenchError)) throw error;
      result.unread.push({ ref, error });
    }
  return result;
}

async function readRefs(core: VaultCore): Promise<string[]> {
  const session = await core.session();
  if (session !== null) return [...session.keys()];
  const found = await core.look();
  return found.state === 'good' ? [...found.file.secrets.keys()] : [];
}

export function createVaultSecrets(core: VaultCore): VaultSecrets {
  const { autoLock } = core;
  /** How often the secrets of a session were changed. */
  let sessionChanges = 0;
  const refs = () => readRefs(core);

  return {
    async put(place, secret) {
      if (secret === '') throw emptySecret();
      const { ref, origin } = place;
      const session = await core.session();
      if (session !== null) {
        session.set(ref, { origin, secret });
        sessionChanges += 1;
        return;
      }
      await core.edit(({ key, file }) => {
        autoLock.used();
        const sealed = sealSecret(key.bytes, file.id, place, secret);
        const secrets = new Map(file.secrets).set(ref, toSecretPart(ref, sealed));
        return { next: { ...file, secrets }, result: undefined };
      });
    },

    get: async ({ ref, origin }) => readSecret(core, await openSource(core), ref, origin),

    known: (wanted) => readKnown(core, wanted),

    async rebind(place, origin) {
      const { ref } = place;
      const session = await core.session();
      const kept = session?.get(ref);
      if (session !== null) {
        if (kept?.origin !== place.origin) return false;
        session.set(ref, { ...kept, origin });
        sessionChanges += 1;
        return true;
      }
      if (!(await refs()).includes(ref)) return false;
      return core.edit(({ key, file }) => {
        const sealed = file.secrets.get(ref)?.value;
        const secret = sealed ? openSecret(key.bytes, file.id, place, sealed) : null;
        if (secret === null) return { next: file, result: false };
        const part = toSecretPart(ref, sealSecret(key.bytes, file.id, { ref, origin }, secret));
        return { next: { ...file, secrets: new Map(file.secrets).set(ref, part) }, result: true };
      });
    },

    async remove(gone) {
      const session = await core.session();
      if (session !== null) {
        sessionChanges += 1;
        return gone.filter((ref) => session.delete(ref)).length;
      }
      const there = new Set(await refs());
      // Asked of the file first: nothing to remove must not demand an unlocked vault.
      if (!gone.some((ref) => there.has(ref)) && (await core.look()).state !== 'damaged') return 0;
      return core.edit(({ file }) => {
        const secrets = new Map(file.secrets);
        const removed = gone.filter((ref) => secrets.delete(ref)).length;
        return { next: { ...file, secrets }, result: removed };
      });
    },

    has: async (ref) => (await refs()).includes(ref),
    refs,

    async revision() {
      if ((await core.session()) !== null) return `session ${sessionChanges}`;
      if (!core.isOpen()) return null;
      const found = await core.look();
      return found.state === 'good' && core.isOpen() ? found.text : null;
    },

    used: autoLock.used,
  };
}
