// Removes many files of one folder: those that are there, several at a time. A history of 20,000 entries goes in a second or so;
// one after the other, each asked for first whether or not it is there, it took minutes on a slow disk.
import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent } from '../files/storage-error.ts';

/** More names than this: one look at the folder is cheaper than trying each. */
const WORTH_A_LOOK = 100;
/** As many as keep the threads of the file system busy. */
const AT_ONCE = 16;

/** What is not there is gone. Rejects with the system's first error, after what was under way; the others stay then. */
export async function removeFiles(
  folder: string,
  names: readonly string[],
  onGone: (name: string) => void,
): Promise<void> {
  const there = names.length < WORTH_A_LOOK ? names : await present(folder, names);
  let next = 0;
  const work = async () => {
    for (let name = there[next++]; name !== undefined; name = there[next++]) {
      await unlink(join(folder, name)).catch((cause: unknown) => {
        if (isAbsent(cause)) return;
        next = there.length;
        throw cause;
      });
      onGone(name);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function present(folder: string, names: readonly string[]): Promise<readonly string[]> {
  const all = new Set(
    await readdir(folder).catch((cause: unknown) => {
      if (isAbsent(cause)) return [];
      throw cause;
    }),
  );
  return names.filter((name) => all.has(name));
}
