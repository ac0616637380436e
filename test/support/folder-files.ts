// Every file of a folder, however deep: what is on the disk at this moment. A file that is gone before it was read, such as a lock or half
// of an atomic write, is none.
import type { Dirent } from 'node:fs';
import { access, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** By the path from the folder. */
export async function folderFiles(folder: string): Promise<Map<string, Buffer>> {
  const entries = await entriesOf(folder);
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const files = new Map<string, Buffer>();
  for (const path of paths) {
    const bytes = await readFile(path).catch(orGone);
    if (bytes !== null) files.set(relative(folder, path), bytes);
  }
  return files;
}

/** Node walks a folder in steps, and fails at an entry that is gone by the next one. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  for (;;) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(orGone);
    if (entries !== null) return entries;
    // Of a folder that is not there nothing will be.
    await access(folder);
  }
}

export const folderTexts = async (folder: string): Promise<string[]> =>
  [...(await folderFiles(folder)).values()].map((bytes) => bytes.toString('utf8'));

function orGone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
