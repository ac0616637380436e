// A small text file that is only ever replaced as a whole, on a real disk (port AtomicFile). The order is what makes it
// safe against `kill -9`: new text to a temporary file, flushed and read back; the present file kept as `.bak` under a
// name that changes in one step; the rename; the folder flushed. At every moment the path holds the old or the new text.
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { AtomicFile } from '../../engine/ports.ts';
import { createCachedText } from './cached-text.ts';
import { flushFolder, sweepTemporaries, temporaryName, writeTemporary } from './durable-write.ts';
import { runLocked } from './file-lock.ts';
import { renameFile } from './rename-file.ts';
import { errorCode, toStorageError } from './storage-error.ts';

export interface AtomicFileOptions {
  path: string;
  /** Rights of the file, its backup and its temporary files. */
  mode?: number;
  /** How long `exclusively` waits for another process, in ms. */
  waitMs?: number;
  /** Of a larger file only so much is read: it cannot be a good one. */
  maxBytes?: number;
}

/**
 * Errors: every method rejects with BenchError STORAGE_FAILED. A missing file is no error: `read` gives null.
 * The backup is `<path>.bak`: the text before the last `replace`. It stays when there was no file to keep.
 */
export function createAtomicFile({ path, mode = 0o600, waitMs, maxBytes }: AtomicFileOptions): AtomicFile {
  const folder = dirname(path);
  const backup = `${path}.bak`;
  const readText = createCachedText(path, maxBytes);
  const readBackup = createCachedText(backup, maxBytes);
  let swept = false;

  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw toStorageError(cause, folder);
    }
  }

  return {
    read: () => guarded(async () => ({ text: await readText(), backup: await readBackup() })),

    readBackup: () => guarded(readBackup),

    keep: (name) =>
      guarded(async () => {
        await keepAs(path, `${path}.${name}`);
        await flushFolder(folder);
      }),

    kept: (name) => guarded(createCachedText(`${path}.${name}`, maxBytes)),

    drop: (name) =>
      guarded(async () => {
        await rm(`${path}.${name}`, { force: true });
        await flushFolder(folder);
      }),

    replace: (text) =>
      guarded(async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const temporary = await writeTemporary(path, text, mode);
        try {
          await keepAs(path, backup);
          await renameFile(temporary, path);
        } catch (cause) {
          await rm(temporary, { force: true }).catch(() => undefined);
          throw cause;
        }
        await flushFolder(folder);
      }),

    setAside: (backupToo = false) =>
      guarded(async () => {
        const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
        const extension = extname(path);
        const name = await freeName(folder, `${basename(path, extension)}.set-aside-${stamp}`, extension);
        await moveIfThere(path, join(folder, name));
        if (backupToo) await moveIfThere(backup, join(folder, `${name}.bak`));
        await flushFolder(folder);
        return name;
      }),

    // Nothing is awaited before it is queued: two updates of this process are made in the order in which they were requested.
    exclusively: (work) =>
      runLocked(
        `${path}.lock`,
        async () => {
          if (!swept) await sweepTemporaries(path).catch(() => undefined);
          swept = true;
          return work();
        },
        waitMs,
      ),
  };
}

/** A second name for the present file, put in place in one step. A hard link where there are any, else a copy. */
async function keepAs(path: string, backup: string): Promise<void> {
  const temporary = temporaryName(backup);
  try {
    await link(path, temporary).catch(async (cause: unknown) => {
      if (errorCode(cause) === 'ENOENT') throw cause;
      await copyFile(path, temporary);
    });
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return;
    await rm(temporary, { force: true }).catch(() => undefined);
    throw cause;
  }
  try {
    await renameFile(temporary, backup);
  } finally {
    // Renaming one name of a file onto another name of the same file leaves both: POSIX says so.
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

async function moveIfThere(from: string, to: string): Promise<void> {
  await renameFile(from, to).catch((cause: unknown) => {
    if (errorCode(cause) !== 'ENOENT') throw cause;
  });
}

async function freeName(folder: string, stem: string, extension: string): Promise<string> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${stem}${extension}` : `${stem}-${number}${extension}`;
    if (!existsSync(join(folder, name))) return name;
  }
}
