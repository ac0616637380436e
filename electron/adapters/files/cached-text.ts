// The text of a small file, read again only when the file is another one: several reads of one action cost a look each.
// A replaced file has a new inode, an edited one a new time or size, so what is kept is never older than the disk.
import { readFile, stat } from 'node:fs/promises';
import { isAbsent } from './storage-error.ts';

/** Null when there is no such file; other failures reject. */
export function createCachedText(path: string): () => Promise<string | null> {
  let known: { mark: string; text: string } | null = null;
  return async () => {
    try {
      const { ino, mtimeNs, size } = await stat(path, { bigint: true });
      const mark = `${ino} ${mtimeNs} ${size}`;
      if (known?.mark === mark) return known.text;
      const text = await readFile(path, 'utf8');
      known = { mark, text };
      return text;
    } catch (cause) {
      if (isAbsent(cause)) return null;
      throw cause;
    }
  };
}
