// The data key under a passphrase: scrypt makes the wrapping key, AES-256-GCM wraps. The parameters are stored beside it, so
// that they can rise later, and are checked when read, so that a file cannot ask for endless memory or time.
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { BenchError } from '../../engine/errors.ts';
import type { VaultSlot } from '../../engine/ports.ts';

/** About 128 MiB and half a second of work a try. */
const DEFAULT_COST = 2 ** 17;
const BLOCK_SIZE = 8;
const PARALLEL = 1;
const MIN_COST = 2 ** 14;
/** 256 MiB: room to rise once, and no more than a small computer has. */
const MAX_COST = 2 ** 18;
const SALT_BYTES = 32;
const IV_BYTES = 12;
const KEY_BYTES = 32;
const CIPHER = 'aes-256-gcm';
const TAG_BYTES = 16;

const bytes = (count: number) => z.base64().refine((text) => Buffer.from(text, 'base64').byteLength === count);

const wrappedKey = z.object({
  kdf: z.literal('scrypt'),
  cost: z
    .number()
    .int()
    .min(MIN_COST)
    .max(MAX_COST)
    .refine((cost) => Number.isInteger(Math.log2(cost))),
  blockSize: z.literal(BLOCK_SIZE),
  parallel: z.literal(PARALLEL),
  salt: bytes(SALT_BYTES),
  iv: bytes(IV_BYTES),
  data: bytes(KEY_BYTES + TAG_BYTES),
});

export interface PassphraseSlotOptions {
  /** scrypt's N for new wrappings: a power of two between 2^14 and 2^18. */
  cost?: number | undefined;
}

export function createPassphraseSlot({ cost = DEFAULT_COST }: PassphraseSlotOptions = {}): VaultSlot {
  return {
    kind: 'passphrase',
    backend: async () => 'scrypt',
    offer: async () => ({ available: true, reason: '' }),

    async wrap(key, passphrase) {
      const salt = randomBytes(SALT_BYTES);
      const iv = randomBytes(IV_BYTES);
      const wrapping = await derive(requirePassphrase(passphrase), salt, cost);
      const cipher = createCipheriv(CIPHER, wrapping, iv, { authTagLength: TAG_BYTES });
      const data = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
      wrapping.fill(0);
      return wrappedKey.parse({
        kdf: 'scrypt',
        cost,
        blockSize: BLOCK_SIZE,
        parallel: PARALLEL,
        salt: salt.toString('base64'),
        iv: iv.toString('base64'),
        data: data.toString('base64'),
      });
    },

    async unwrap(wrapped, passphrase) {
      const read = wrappedKey.safeParse(wrapped);
      if (!read.success)
        throw new BenchError('VAULT_DAMAGED', 'What protects the vault with a passphrase is damaged.', {
          fix: 'Unlock it in another way, or restore the backup: Settings, Vault.',
        });
      const { salt, iv, data: base64 } = read.data;
      const wrapping = await derive(requirePassphrase(passphrase), Buffer.from(salt, 'base64'), read.data.cost);
      const data = Buffer.from(base64, 'base64');
      try {
        const decipher = createDecipheriv(CIPHER, wrapping, Buffer.from(iv, 'base64'), { authTagLength: TAG_BYTES });
        decipher.setAuthTag(data.subarray(-TAG_BYTES));
        return Buffer.concat([decipher.update(data.subarray(0, -TAG_BYTES)), decipher.final()]);
      } catch {
        // A wrong passphrase and a changed wrapping look the same from here: the vault distinguishes them by its checksums.
        throw new BenchError('PASSPHRASE_WRONG', 'That is not the passphrase of this vault.', {
          fix: 'Try again. Capital letters and spaces count. If it is lost, start over in Settings, Vault: only secrets are entered again.',
        });
      } finally {
        wrapping.fill(0);
      }
    },

    discard: async () => undefined,
  };
}

function requirePassphrase(passphrase: string | null): string {
  if (passphrase === null || passphrase === '')
    throw new BenchError('INVALID_INPUT', 'A passphrase is needed.', { fix: 'Type the passphrase of the vault.' });
  return passphrase;
}

/** The same passphrase typed on another system may be composed otherwise in Unicode: NFKC makes them one. */
function derive(passphrase: string, salt: Buffer, cost: number): Promise<Buffer> {
  const secret = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  const options = { N: cost, r: BLOCK_SIZE, p: PARALLEL, maxmem: 256 * cost * BLOCK_SIZE };
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, KEY_BYTES, options, (error, key) => {
      secret.fill(0);
      if (error) reject(error);
      else resolve(key);
    });
  });
}
