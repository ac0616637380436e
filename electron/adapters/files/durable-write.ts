// The two halves of a safe replacement: a temporary file that is flushed and read back, and a flushed folder entry.
// Temporary names carry the writer's process id, so that those of killed processes can be distinguished and swept.
import { randomUUID } from 'node:crypto';
import { open, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isProcessAlive } from './process-alive.ts';

const TEMPORARY = /\.(\d+)\.[0-9a-f]{12}\.tmp$/;

/** A fresh name beside `path`: `.vault.json.4711.0a1b2c3d4e5f.tmp`. */
export function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.${randomUUID().slice(-12)}.tmp`);
}

/**
 * Writes `text` to a new file beside `path`, flushes it to the disk, reads it back and compares.
 * @returns the temporary file's path. On failure nothing is left behind and the system's error is thrown.
 */
export async function writeTemporary(path: string, text: string, mode: number): Promise<string> {
  const temporary = temporaryName(path);
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    if ((await readFile(temporary, 'utf8')) !== text) throw new Error('What was written does not read back the same.');
    return temporary;
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw cause;
  }
}

/** Makes a rename durable. Windows and some file systems cannot flush a folder; there the rename alone must do. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}

/** Removes temporary files of `path` whose writers are gone. */
export async function sweepTemporaries(path: string): Promise<void> {
  const folder = dirname(path);
  const prefix = `.${basename(path)}.`;
  for (const name of await readdir(folder)) {
    const writer = name.startsWith(prefix) ? TEMPORARY.exec(name)?.[1] : undefined;
    if (writer !== undefined && !isProcessAlive(Number(writer))) await rm(join(folder, name), { force: true });
  }
}
