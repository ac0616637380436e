// Where everything is kept, by the custom of the system, or where `--data-dir` says. A folder that cannot be written does
// not stop the start: what was saved is read, bodies go to a temporary folder, and a notice says what cannot be kept.
import { randomBytes } from 'node:crypto';
import { access, constants, mkdir, mkdtemp, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { Notice } from '../../../shared/model/notice.ts';
import { errorCode } from '../files/storage-error.ts';

export interface DataFolderPlace {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
}

export interface DataFolder {
  path: string;
  writable: boolean;
  notice: Notice | null;
  vault: string;
  tenants: string;
  ledger: string;
  catalogues: string;
  errorLab: string;
  limits: string;
  planFolders: string;
  lastUsed: string;
  history: string;
  runs: string;
  /** In the data folder, or in a temporary folder when that one cannot be written. */
  bodies: string;
  /** Removes what was temporary. */
  close(): Promise<void>;
}

/**
 * Linux and other systems: `$XDG_DATA_HOME/scopebench` or `~/.local/share/scopebench`; macOS: `~/Library/Application
 * Support/Scopebench`; Windows: `%LOCALAPPDATA%\Scopebench`, because the key is bound to the machine and must not roam.
 */
export function resolveDataFolder(dataDir: string | undefined, place: DataFolderPlace = hereWith()): string {
  if (dataDir) return resolve(dataDir);
  const { platform, env, home } = place;
  if (platform === 'win32')
    return join(env.LOCALAPPDATA || env.APPDATA || join(home, 'AppData', 'Local'), 'Scopebench');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Scopebench');
  const base = env.XDG_DATA_HOME;
  // The XDG specification has relative paths ignored.
  return join(base && isAbsolute(base) ? base : join(home, '.local', 'share'), 'scopebench');
}

/** Makes the folder (rights 0700) and says whether it can be written. Never throws for a folder that cannot. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const refusal = await tryFolder(path);
  const temporary = refusal === null ? null : await mkdtemp(join(tmpdir(), 'scopebench-'));
  return {
    path,
    writable: refusal === null,
    notice: refusal === null ? null : refusedNotice(path, refusal),
    vault: join(path, 'vault.json'),
    tenants: join(path, 'tenants.json'),
    ledger: join(path, 'ledger.json'),
    catalogues: join(path, 'catalogues.json'),
    errorLab: join(path, 'error-lab.json'),
    limits: join(path, 'limits.json'),
    planFolders: join(path, 'plan-folders.json'),
    lastUsed: join(path, 'last-used.json'),
    history: join(path, 'history'),
    runs: await openRuns(path),
    bodies: temporary ?? join(path, 'bodies'),
    close: async () => {
      if (temporary !== null) await rm(temporary, { recursive: true, force: true });
    },
  };
}

/** Sweeps were the only runs on the disk once, in a folder of that name: it is the folder of all runs from the first start on. */
async function openRuns(path: string): Promise<string> {
  const runs = join(path, 'runs');
  const before = join(path, 'sweeps');
  const names = await readdir(before).catch(() => null);
  if (names === null) return runs;
  try {
    await mkdir(runs, { recursive: true, mode: 0o700 });
    for (const name of names) await rename(join(before, name), join(runs, name));
    await rmdir(before);
    return runs;
  } catch {
    // A folder that cannot be written is read where it is.
    return before;
  }
}

/** This machine, with the process's own environment when none is given. */
export function hereWith(env: DataFolderPlace['env'] = process.env): DataFolderPlace {
  return { platform: process.platform, env, home: homedir() };
}

/** Null when a file can be made in the folder, else the system's code. `access` alone does not know full disks. */
async function tryFolder(path: string): Promise<string | null> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    if (!(await stat(path)).isDirectory()) return 'ENOTDIR';
    await access(path, constants.W_OK);
    const probe = join(path, `.probe-${randomBytes(6).toString('hex')}`);
    try {
      await writeFile(probe, 'probe', { flag: 'wx', mode: 0o600 });
    } finally {
      await rm(probe, { force: true });
    }
    return null;
  } catch (cause) {
    return errorCode(cause) || 'unknown';
  }
}

function refusedNotice(path: string, code: string): Notice {
  const full = ['ENOSPC', 'EDQUOT'].includes(code);
  return {
    id: full ? 'data-folder-full' : 'data-folder-read-only',
    level: 'warning',
    message: full
      ? `The disk that holds the data folder ${path} is full: tenants, secrets, settings and history cannot be saved.`
      : `The data folder ${path} cannot be written to (${code}): tenants, secrets, settings and history cannot be saved.`,
    fix: full
      ? 'Free some space on it and start again. What was saved before can be used meanwhile.'
      : 'Allow your user to write to it, or start with --data-dir and another folder. What was saved before can be used meanwhile.',
  };
}
