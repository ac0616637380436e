// Bytes of the files in one folder. Counted once and then kept up by its owner, file by file, because a history page shows the
// sum each time, a folder may hold 50,000 files, and asking each for its size again takes longer than removing it.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface FolderSize {
  bytes(): Promise<number>;
  /** What the owner has just made of a file: its bytes, or null when it is gone. */
  note(name: string, bytes: number | null): void;
}

const AT_ONCE = 64;

export function createFolderSize(folder: string): FolderSize {
  let counting: Promise<void> | null = null;
  const sizes = new Map<string, number>();
  let total = 0;
  const set = (name: string, bytes: number | null) => {
    total += (bytes ?? 0) - (sizes.get(name) ?? 0);
    if (bytes === null) sizes.delete(name);
    else sizes.set(name, bytes);
  };
  /** While the folder is counted: the owner's word is the later one. */
  const meanwhile = new Map<string, number | null>();
  let counted = false;
  return {
    async bytes() {
      counting ??= forEachFile(folder, set).then(() => {
        for (const [name, bytes] of meanwhile) set(name, bytes);
        meanwhile.clear();
        counted = true;
      });
      await counting;
      return total;
    },
    note(name, bytes) {
      if (counted) set(name, bytes);
      else if (counting !== null) meanwhile.set(name, bytes);
    },
  };
}

/** A folder that is not there, or a file that goes away meanwhile, counts nothing. */
async function forEachFile(folder: string, add: (name: string, bytes: number) => void): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (let start = 0; start < names.length; start += AT_ONCE)
    await Promise.all(
      names.slice(start, start + AT_ONCE).map((name) =>
        stat(join(folder, name)).then(
          (it) => add(name, it.size),
          () => undefined,
        ),
      ),
    );
}
