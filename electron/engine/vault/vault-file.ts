// The vault's file, version 2: its shape, and the two sums over it. Every slot and every secret has a checksum of its own, and
// `sum` covers these and the head of the file: damage is distinguished from a wrong passphrase before one is asked for, and reported
// by name. Checksums need no key, so they only find accidents; `seal` (an HMAC under a key made from the data key) covers
// the same and finds what was done on purpose, once the vault is open. A whole older file cannot be distinguished from a restored one.
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { SLOT_KINDS, type SlotKind } from '../../../shared/model/vault.ts';
import { parseOldVault, sealOfOldVault } from './vault-file-v1.ts';
import {
  base64,
  type Part,
  type SealedSecret,
  type SecretPart,
  type SlotPart,
  type StoredSlot,
  sealedSecret,
  storedSlot,
  type UnsealedVault,
  VAULT_FORMAT,
  VAULT_VERSION,
  type VaultFile,
} from './vault-shape.ts';

/** No vault is nearly as large. A larger file is damaged, and is not read to its end. */
export const VAULT_MAX_BYTES = 16 * 1024 * 1024;
const MOST_SLOTS = 8;

/** The parts that are known to be damaged in a file that cannot be trusted as a whole. */
export interface DamagedParts {
  slots: (SlotKind | null)[];
  refs: string[];
}

export type ParsedVault =
  | { ok: true; file: VaultFile }
  | { ok: false; reason: 'unreadable' | 'newer' | 'sum'; parts: DamagedParts };

const head = z.object({
  format: z.literal(VAULT_FORMAT),
  version: z.literal(VAULT_VERSION),
  id: z.string().min(1).max(100),
  createdAt: z.number(),
  slots: z.array(z.unknown()).min(1).max(MOST_SLOTS),
  secrets: z.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
  seal: base64,
  sum: base64,
});

/** Never throws, whatever the text is. */
export function parseVaultFile(text: string): ParsedVault {
  const nothing: DamagedParts = { slots: [], refs: [] };
  try {
    if (text.length > VAULT_MAX_BYTES) return { ok: false, reason: 'unreadable', parts: nothing };
    // An editor may have put a byte order mark before it: nothing is lost by that.
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    const read = head.safeParse(value);
    if (read.success) return judge(read.data);
    const old = parseOldVault(value);
    if (old !== null) return { ok: true, file: old };
    return { ok: false, reason: isNewer(value) ? 'newer' : 'unreadable', parts: nothing };
  } catch {
    // No JSON, or nested so deeply that nothing can walk it.
    return { ok: false, reason: 'unreadable', parts: nothing };
  }
}

/** A greater version, and not one of today whose number alone was damaged. */
function isNewer(value: unknown): boolean {
  const read = z.looseObject({ format: z.literal(VAULT_FORMAT), version: z.number() }).safeParse(value);
  if (!read.success || read.data.version <= VAULT_VERSION) return false;
  const today = head.safeParse({ ...read.data, version: VAULT_VERSION });
  const isToday = today.success && judge(today.data).ok;
  return !isToday && parseOldVault({ ...read.data, version: 1 }) === null;
}

type Judged<T extends Part<unknown>> = T & { computed: string };

/** Each part by its own sum, and all sums by that of the file. */
function judge(found: z.infer<typeof head>): ParsedVault {
  const slots = found.slots.map(readSlot);
  const secrets = new Map(Object.entries(found.secrets).map(([ref, raw]) => [ref, readSecret(ref, raw)]));
  const summed = (choose: (part: Judged<Part<unknown>>) => string): string =>
    sumOfFile(found, sumsOf({ slots, secrets }, choose), found.seal);
  const kinds = slots.map(({ kind }) => kind);
  const once = new Set(kinds).size === kinds.length;
  if (once && summed(recorded) === found.sum) {
    const good = <T extends Part<unknown>>(part: Judged<T>): T =>
      part.computed === part.sum ? part : { ...part, value: null };
    return ok(found, slots.map(good), new Map([...secrets].map(([ref, part]) => [ref, good(part)])));
  }
  // What changed is the sum of a part, not the part: then the sums that the parts really have fit.
  if (once && summed((part) => part.computed) === found.sum) {
    const mended = <T extends Part<unknown>>(part: Judged<T>): T => ({
      ...part,
      sum: part.computed,
      raw: { ...(part.raw as object), sum: part.computed },
    });
    return ok(found, slots.map(mended), new Map([...secrets].map(([ref, part]) => [ref, mended(part)])));
  }
  const isDamaged = (part: Judged<Part<unknown>>) => part.computed !== part.sum;
  return {
    ok: false,
    reason: 'sum',
    parts: {
      slots: slots.filter(isDamaged).map(({ kind }) => kind),
      refs: [...secrets].filter(([, part]) => isDamaged(part)).map(([ref]) => ref),
    },
  };
}

function ok(
  { id, createdAt, seal }: z.infer<typeof head>,
  slots: SlotPart[],
  secrets: Map<string, SecretPart>,
): ParsedVault {
  return { ok: true, file: { version: VAULT_VERSION, id, createdAt, slots, secrets, seal } };
}

/** `computed` is empty for what has not even the shape. */
function readSlot(raw: unknown): Judged<SlotPart> {
  const read = storedSlot.safeParse(raw);
  const named = z.object({ kind: z.enum(SLOT_KINDS) }).safeParse(raw);
  const kind = named.success ? named.data.kind : null;
  if (!read.success) return { kind, raw, sum: recordedSum(raw), value: null, computed: '' };
  const { sum, ...value } = read.data;
  return { kind, raw, sum, value, computed: sumOfSlot(value) };
}

function readSecret(ref: string, raw: unknown): Judged<SecretPart> {
  const read = sealedSecret.safeParse(raw);
  if (!read.success) return { raw, sum: recordedSum(raw), value: null, computed: '' };
  const { sum, ...value } = read.data;
  return { raw, sum, value, computed: sumOfSecret(ref, value) };
}

/** Never what `computed` is for a part without its shape. */
function recordedSum(raw: unknown): string {
  const read = z.object({ sum: base64.min(1) }).safeParse(raw);
  return read.success ? read.data.sum : 'none';
}

export function toSlotPart(value: StoredSlot): SlotPart {
  const sum = sumOfSlot(value);
  return { kind: value.kind, raw: { ...value, sum }, sum, value };
}

export function toSecretPart(ref: string, value: SealedSecret): SecretPart {
  const sum = sumOfSecret(ref, value);
  return { raw: { ...value, sum }, sum, value };
}

/** The text of version 2 with its seal and its sum. */
export function toVaultText(vault: UnsealedVault, dataKey: Uint8Array): string {
  const { id, createdAt } = vault;
  const seal = sealOf(vault, dataKey).toString('base64');
  const sum = sumOfFile(vault, sumsOf(vault, recorded), seal);
  const slots = vault.slots.map(({ raw }) => raw);
  const secrets = Object.fromEntries([...vault.secrets].map(([ref, { raw }]) => [ref, raw]));
  const file = { format: VAULT_FORMAT, version: VAULT_VERSION, id, createdAt, slots, secrets, seal, sum };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** Whether this data key sealed exactly these slots and secrets. A data key of another vault fails as well. */
export function isSealIntact(file: VaultFile, dataKey: Uint8Array): boolean {
  const expected = file.version === 1 ? sealOfOldVault(file, dataKey) : sealOf(file, dataKey);
  const found = Buffer.from(file.seal, 'base64');
  return found.byteLength === expected.byteLength && timingSafeEqual(found, expected);
}

function sealOf(vault: UnsealedVault, dataKey: Uint8Array): Buffer {
  const key = Buffer.from(hkdfSync('sha256', dataKey, vault.id, 'scopebench vault seal 2', 32));
  const covered = JSON.stringify(coveredBy(vault, sumsOf(vault, recorded)));
  const seal = createHmac('sha256', key).update(covered).digest();
  key.fill(0);
  return seal;
}

interface Sums {
  slots: string[];
  secrets: [ref: string, sum: string][];
}
type Head = Pick<UnsealedVault, 'id' | 'createdAt'>;

const recorded = (part: Part<unknown>): string => part.sum;

/** Sorted, because the order of an object's keys is no promise. */
function sumsOf<T extends Part<unknown>>(
  { slots, secrets }: { slots: readonly T[]; secrets: ReadonlyMap<string, T> },
  choose: (part: T) => string,
): Sums {
  return {
    slots: slots.map(choose),
    secrets: [...secrets]
      .map(([ref, part]): [string, string] => [ref, choose(part)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}

function coveredBy({ id, createdAt }: Head, { slots, secrets }: Sums): unknown[] {
  return [VAULT_FORMAT, VAULT_VERSION, id, createdAt, slots, secrets];
}

function sumOfFile(vault: Head, sums: Sums, seal: string): string {
  return digest(['scopebench-vault-file', coveredBy(vault, sums), seal]);
}

function sumOfSlot({ kind, backend, createdAt, wrapped }: StoredSlot): string {
  return digest(['scopebench-vault-slot', kind, backend, createdAt, wrapped]);
}

function sumOfSecret(ref: string, { origin, iv, data }: SealedSecret): string {
  return digest(['scopebench-vault-secret', ref, origin, iv, data]);
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64');
}
