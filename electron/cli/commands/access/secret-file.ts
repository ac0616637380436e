// A new file for a secret, which its owner alone may read. It is opened before the org makes the secret: what has no place to go is not made.
import { open, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliError } from '../../cli-error.ts';
import type { World } from '../../world.ts';

export interface SecretFile {
  path: string;
  write(secret: string): Promise<void>;
  /** What was not written to is removed. */
  close(): Promise<void>;
}

/** @throws CliError FILE_INVALID for a file that exists, or cannot be made */
export async function openSecretFile({ cwd }: World, given: string): Promise<SecretFile> {
  const path = resolve(cwd, given);
  const handle = await open(path, 'wx', 0o600).catch((cause: unknown) => {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown reason';
    const exists = code === 'EEXIST';
    throw new CliError(
      'FILE_INVALID',
      exists ? `${given} exists already.` : `${given} cannot be written (${code}).`,
      { meaning: 'No secret was made.', fix: exists ? 'Name a new file.' : 'Choose another place.' },
      { cause },
    );
  });
  let written = false;
  return {
    path,
    async write(secret) {
      await handle.writeFile(`${secret}\n`);
      written = true;
    },
    async close() {
      await handle.close();
      if (!written) await rm(path, { force: true });
    },
  };
}
