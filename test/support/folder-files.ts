// Every file of a folder, however deep: what is on the disk at this moment. A file that is gone before it was read, such as a lock or half
// of an atomic write, is none.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** By the path from the folder. */
export async function folderFiles(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const files = new Map<string, Buffer>();
  for (const path of paths) {
    const bytes = await readFile(path).catch(orGone);
    if (bytes !== null) files.set(relative(folder, path), bytes);
  }
  return files;
}

export const folderTexts = async (folder: string): Promise<string[]> =>
  [...(await folderFiles(folder)).values()].map((bytes) => bytes.toString('utf8'));

function orGone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
