// The text of every file in a folder, however deep: what is on the disk at this moment. A file that is gone before it was read, such as a
// lock or half of an atomic write, is none.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export async function folderTexts(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const texts = await Promise.all(files.map((path) => readFile(path, 'utf8').catch(orGone)));
  return texts.filter((text) => text !== null);
}

function orGone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
