// Rename over an existing file. On Windows a virus scanner or an indexer may hold the target for a moment and the
// rename then fails with EPERM, EACCES or EBUSY: it is tried again for about a second. Elsewhere it fails at once.
import { rename } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode } from './storage-error.ts';

const PASSING = new Set(['EPERM', 'EACCES', 'EBUSY']);
const WAITS_MS = [5, 10, 20, 40, 80, 160, 320, 400];

/** @param windows whether to wait for a target that is held; the system's own answer unless asked */
export async function renameFile(from: string, to: string, windows = process.platform === 'win32'): Promise<void> {
  for (const pause of windows ? WAITS_MS : []) {
    try {
      return await rename(from, to);
    } catch (cause) {
      if (!PASSING.has(errorCode(cause))) throw cause;
      await wait(pause);
    }
  }
  await rename(from, to);
}
