// `--watch`: runs again when one of the files says something else, until a signal. The folders are watched and not the files, because editors put
// another file in its place; and what counts is the text, because one save is several events, and some of them are no change.
import { type FSWatcher, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { CliError } from '../../cli-error.ts';
import type { World } from '../../world.ts';

/** An editor that empties a file and then fills it is given this long. */
const QUIET_MS = 50;

/** Gives what the last run gave. Rejects with what `run` rejects with, and FILE_INVALID for a folder that cannot be watched. */
export async function watchFiles<T>(
  { cwd }: World,
  files: readonly string[],
  stop: AbortSignal,
  run: () => Promise<T>,
): Promise<T> {
  const paths = files.map((file) => resolve(cwd, file));
  // Null for one that cannot be read at this moment.
  const texts = () => Promise.all(paths.map((path) => readFile(path, 'utf8').catch(() => null)));
  const changes = watchFolders(paths, stop);
  try {
    for (;;) {
      const before = await texts();
      const result = await run();
      do {
        await changes.next();
        if (stop.aborted) return result;
      } while (same(before, await texts()));
    }
  } finally {
    changes.close();
  }
}

const same = (a: readonly (string | null)[], b: readonly (string | null)[]): boolean =>
  a.every((text, index) => text === b[index]);

function watchFolders(paths: readonly string[], stop: AbortSignal) {
  let changed = false;
  let wake = () => {};
  let quiet: NodeJS.Timeout | undefined;
  const names = new Set(paths.map((path) => basename(path)));
  const onChange = (name: string | null) => {
    // Where the system names no file, any may be meant.
    if (name !== null && !names.has(name)) return;
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      changed = true;
      wake();
    }, QUIET_MS);
  };
  const onStop = () => wake();
  stop.addEventListener('abort', onStop);
  const watchers = [...new Set(paths.map((path) => dirname(path)))].map((folder) => watchFolder(folder, onChange));
  return {
    /** Resolves when something has changed since the last call, or with `stop`. */
    async next(): Promise<void> {
      if (!changed && !stop.aborted)
        await new Promise<void>((resolved) => {
          wake = resolved;
        });
      changed = false;
    },
    close() {
      clearTimeout(quiet);
      stop.removeEventListener('abort', onStop);
      for (const watcher of watchers) watcher.close();
    },
  };
}

function watchFolder(folder: string, onChange: (name: string | null) => void): FSWatcher {
  try {
    const watcher = watch(folder, (_event, name) => onChange(name));
    // The folder itself is gone: nothing in it changes any more.
    return watcher.on('error', () => watcher.close());
  } catch (cause) {
    throw new CliError(
      'FILE_INVALID',
      `${folder} cannot be watched.`,
      { fix: 'Check that the folder is there and may be read, or run without --watch.' },
      { cause },
    );
  }
}
