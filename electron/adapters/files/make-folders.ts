// A folder with those above it, one by one: `recursive` of Node 20 never comes back where the system denies that a parent is
// there which it has just said exists, as below /proc.
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from './storage-error.ts';

/** Throws what the system says of the first that cannot be made. */
export async function makeFolders(path: string, mode?: number): Promise<void> {
  const make = () => mkdir(path, mode);
  try {
    await make();
  } catch (cause) {
    const code = errorCode(cause);
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    const parent = dirname(path);
    if (code !== 'ENOENT' || parent === path) throw cause;
    await makeFolders(parent, mode);
    await make().catch((again: unknown) => {
      if (errorCode(again) !== 'EEXIST') throw again;
    });
  }
}
