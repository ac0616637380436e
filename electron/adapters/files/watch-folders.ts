// Says when something changes in folders, for who runs plans again and for who shows them. The folders are watched and not the files, because
// editors put another file in its place; one save is several events, so it is said when they have been quiet for a moment.
import { watch } from 'node:fs';

/** An editor that empties a file and then fills it is given this long. */
const QUIET_MS = 50;

export interface WatchedFolders {
  /** That cannot be watched, and why. */
  refused: { folder: string; cause: unknown }[];
  close(): void;
}

/** `matters`: of a name in one of the folders; not asked where the system names none. Folders inside are not watched. */
export function watchFolders(
  folders: readonly string[],
  matters: (name: string) => boolean,
  changed: () => void,
): WatchedFolders {
  let quiet: NodeJS.Timeout | undefined;
  const onEvent = (_event: string, name: string | null) => {
    if (name !== null && !matters(name)) return;
    clearTimeout(quiet);
    quiet = setTimeout(changed, QUIET_MS);
  };
  const refused: WatchedFolders['refused'] = [];
  const watchers = [...new Set(folders)].flatMap((folder) => {
    try {
      const watcher = watch(folder, onEvent);
      // The folder itself is gone: nothing in it changes any more.
      return [watcher.on('error', () => watcher.close())];
    } catch (cause) {
      refused.push({ folder, cause });
      return [];
    }
  });
  return {
    refused,
    close() {
      clearTimeout(quiet);
      for (const watcher of watchers) watcher.close();
    },
  };
}
