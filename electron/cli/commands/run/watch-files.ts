// `--watch`: runs again when one of the files says something else, until a signal. What counts is the text, because some events are no change.
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { watchFolders } from '../../../adapters/files/watch-folders.ts';
import { CliError } from '../../cli-error.ts';
import type { World } from '../../world.ts';

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
  const changes = watchPaths(paths, stop);
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

function watchPaths(paths: readonly string[], stop: AbortSignal) {
  let changed = false;
  let wake = () => {};
  const names = new Set(paths.map((path) => basename(path)));
  const onStop = () => wake();
  const watched = watchFolders(
    paths.map((path) => dirname(path)),
    (name) => names.has(name),
    () => {
      changed = true;
      wake();
    },
  );
  const [refused] = watched.refused;
  if (refused) {
    watched.close();
    throw cannotWatch(refused);
  }
  stop.addEventListener('abort', onStop);
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
      stop.removeEventListener('abort', onStop);
      watched.close();
    },
  };
}

const cannotWatch = ({ folder, cause }: { folder: string; cause: unknown }): CliError =>
  new CliError(
    'FILE_INVALID',
    `${folder} cannot be watched.`,
    { fix: 'Check that the folder is there and may be read, or run without --watch.' },
    { cause },
  );
