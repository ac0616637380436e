// The text of a small file, read again only when the file is another one: several reads of one action cost a look each.
// A replaced file has a new inode, an edited one a new time or size, so what is kept is never older than the disk.
// Whatever is under that name costs no more memory than `maxBytes`, and no waiting: a pipe is never opened.
import { open, readFile, stat } from 'node:fs/promises';
import { isAbsent } from './storage-error.ts';

/** Null when there is no such file; other failures reject. Of a file beyond `maxBytes` only so much is read. */
export function createCachedText(path: string, maxBytes = Number.POSITIVE_INFINITY): () => Promise<string | null> {
  let known: { mark: string; text: string } | null = null;
  return async () => {
    try {
      const found = await stat(path, { bigint: true });
      const { ino, mtimeNs, size } = found;
      if (!found.isFile()) throw Object.assign(new Error('Not a file.'), { code: 'ENOTFILE' });
      const mark = `${ino} ${mtimeNs} ${size}`;
      if (known?.mark === mark) return known.text;
      const text = size > maxBytes ? await readStart(path, maxBytes) : await readFile(path, 'utf8');
      known = { mark, text };
      return text;
    } catch (cause) {
      if (isAbsent(cause)) return null;
      throw cause;
    }
  };
}

async function readStart(path: string, bytes: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
