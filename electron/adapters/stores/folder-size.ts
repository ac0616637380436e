// Bytes of the files in one folder. Counted once and then kept up by its owner, because a history page tells the sum
// each time and a folder may hold 50,000 files.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface FolderSize {
  bytes(): Promise<number>;
  /** Bytes that came (positive) or went since. */
  changed(by: number): void;
}

const AT_ONCE = 64;

export function createFolderSize(folder: string): FolderSize {
  let counting: Promise<number> | null = null;
  let since = 0;
  return {
    async bytes() {
      counting ??= countBytes(folder).then((total) => {
        since = 0;
        return total;
      });
      return Math.max(0, (await counting) + since);
    },
    changed(by) {
      if (counting !== null) since += by;
    },
  };
}

/** A folder that is not there, or a file that goes away meanwhile, counts nothing. */
async function countBytes(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  let total = 0;
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const sizes = await Promise.all(
      names.slice(start, start + AT_ONCE).map((name) =>
        stat(join(folder, name)).then(
          (it) => it.size,
          () => 0,
        ),
      ),
    );
    for (const size of sizes) total += size;
  }
  return total;
}
