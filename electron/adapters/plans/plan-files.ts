// Plan files on a real disk (port PlanFiles). A path is resolved first, links included, and must then be in one of the listed folders: so no link
// in a folder that somebody shares leads to a file that is not in it. A file is replaced as a whole and keeps its rights; a new one is never put
// over another.
import { createHash } from 'node:crypto';
import { chmod, constants, copyFile, link, lstat, mkdir, open, readFile, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { keptKindOf, toKeptName } from '../../../shared/file-form/kept-files.ts';
import { type KeptKind, MOST_PLAN_TEXT, type OpenedPlan } from '../../../shared/model/plan-files.ts';
import { BenchError } from '../../engine/errors.ts';
import type { PlanFiles } from '../../engine/ports.ts';
import { flushFolder, writeTemporary } from '../files/durable-write.ts';
import { renameFile } from '../files/rename-file.ts';
import { errorCode, isAbsent } from '../files/storage-error.ts';
import { watchFolders } from '../files/watch-folders.ts';
import { listPlans } from './list-plans.ts';

export function createPlanFiles(dataFolder: string): PlanFiles {
  const home = join(dataFolder, 'plans');
  return {
    home,
    list: listPlans,
    folderAt,
    async read(roots, path) {
      const file = await fileIn(roots, path);
      return file === null ? null : readPlan(path, file);
    },
    besideOf: (path, name) => resolve(dirname(path), name),
    bytes: readBytes,
    placeOf: (path) => ({ folder: dirname(path), name: basename(path) }),
    create: (roots, folder, name, text) => createPlan(home, roots, { folder, name, text }),
    async replace(roots, path, text) {
      const file = await fileIn(roots, path);
      if (file === null) throw gone(path);
      return writing(file, async () => {
        const { mode } = await stat(file);
        const temporary = await writeTemporary(file, text, mode & 0o777);
        try {
          // The umask has its say when a file is made, and none here.
          await chmod(temporary, mode & 0o777);
          await renameFile(temporary, file);
        } catch (cause) {
          await rm(temporary, { force: true }).catch(() => undefined);
          throw cause;
        }
        await flushFolder(dirname(file));
        return opened(path, text);
      });
    },
    async rename(roots, path, name) {
      const file = await fileIn(roots, path);
      if (file === null) throw gone(path);
      const to = join(dirname(path), checkedName(name, keptKindOf(path) ?? 'plan'));
      return writing(file, async () => {
        if (await isOther(path, to)) return null;
        await renameFile(path, to);
        await flushFolder(dirname(to));
        return to;
      });
    },
    async remove(roots, path) {
      const file = await fileIn(roots, path);
      if (file === null) return false;
      // A link goes, and what it leads to stays.
      return writing(path, async () => {
        await rm(path);
        await flushFolder(dirname(path));
        return true;
      });
    },
    watch(folders, changed) {
      const watched = watchFolders(folders, () => true, changed);
      return { all: watched.refused.length === 0, close: watched.close };
    },
  };
}

async function folderAt(path: string): Promise<string> {
  const refuse = (message: string, fix: string) => new BenchError('INVALID_INPUT', message, { fix });
  const typed = path.trim();
  if (!isAbsolute(typed))
    throw refuse(
      `${typed} is not the whole path of a folder.`,
      `Write it from its beginning, such as ${sep === '/' ? '/home/me/plans' : 'C:\\Users\\me\\plans'}.`,
    );
  const whole = resolve(typed);
  const found = await stat(whole).catch((cause: unknown) => errorCode(cause) || 'unknown');
  if (typeof found === 'string')
    throw refuse(
      `The folder ${whole} cannot be read (${found}).`,
      found === 'ENOENT'
        ? 'There is none of that name: check the path, or make the folder first.'
        : 'Check its rights.',
    );
  if (!found.isDirectory()) throw refuse(`${whole} is a file.`, 'Give the folder that it is in.');
  return realpath(whole);
}

/** The file behind all links, in one of the folders; null when there is none. */
async function fileIn(roots: readonly string[], path: string): Promise<string | null> {
  if (!isAbsolute(path) || keptKindOf(basename(path)) === null) throw outside(path);
  const real = await realIn(roots, path);
  if (real !== null && keptKindOf(basename(real)) === null) throw outside(path);
  return real;
}

/** Of whatever name. */
async function realIn(roots: readonly string[], path: string): Promise<string | null> {
  const name = basename(path);
  const real = await realpath(path).catch(absent);
  // Of one that is gone at least its folder is in one of them.
  const place = real ?? (await realpath(dirname(path)).catch(absent));
  if (place !== null && !(await isInside(roots, real ?? join(place, name)))) throw outside(path);
  if (place === null && !roots.some((root) => isBelow(root, path))) throw outside(path);
  return real;
}

async function isInside(roots: readonly string[], real: string): Promise<boolean> {
  for (const root of roots) {
    const realRoot = await realpath(root).catch(absent);
    if (realRoot !== null && isBelow(realRoot, real)) return true;
  }
  return false;
}

const isBelow = (root: string, path: string): boolean => {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

async function createPlan(
  home: string,
  roots: readonly string[],
  { folder, name, text }: { folder: string; name: string; text: string },
): Promise<OpenedPlan | { taken: string }> {
  if (folder === home) await writing(home, () => mkdir(home, { recursive: true, mode: 0o700 }));
  const path = join(folder, checkedName(name, keptKindOf(name) ?? 'plan'));
  await fileIn(roots, path);
  return writing(path, async () => {
    const temporary = await writeTemporary(path, text, folder === home ? 0o600 : 0o666);
    try {
      // In one step and never over another; a copy where there are no hard links.
      await link(temporary, path).catch(async (cause: unknown) => {
        if (errorCode(cause) === 'EEXIST') throw cause;
        await copyFile(temporary, path, constants.COPYFILE_EXCL);
      });
    } catch (cause) {
      if (errorCode(cause) === 'EEXIST') return { taken: path };
      throw cause;
    } finally {
      await rm(temporary, { force: true }).catch(() => undefined);
    }
    await flushFolder(folder);
    return opened(path, text);
  });
}

function checkedName(name: string, kind: KeptKind): string {
  const made = toKeptName(name, kind);
  if ('fault' in made) throw new BenchError('INVALID_INPUT', made.fault, { fix: made.fix });
  return made.name;
}

async function readPlan(path: string, file: string): Promise<OpenedPlan | null> {
  const refuse = (message: string, fix: string, cause?: unknown) =>
    new BenchError('FILE_INVALID', message, { fix }, { cause });
  const bytes = await readFile(file).catch((cause: unknown) => {
    if (isAbsent(cause)) return null;
    throw refuse(`${path} cannot be read (${errorCode(cause) || 'unknown'}).`, 'Check its rights.', cause);
  });
  if (bytes === null) return null;
  if (bytes.length > MOST_PLAN_TEXT)
    throw refuse(`${path} is longer than 5 MB, which no plan is.`, 'Look at it with another program.');
  try {
    return opened(path, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw refuse(`${path} is not text in UTF-8.`, 'Save it as UTF-8 with another program.', cause);
  }
}

/** No image that anybody takes is longer. */
const MOST_BYTES = 2_000_000;

async function readBytes(roots: readonly string[], path: string): Promise<{ bytes: Uint8Array; size: number } | null> {
  const file = isAbsolute(path) ? await realIn(roots, path) : null;
  if (file === null) return null;
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const bytes = Buffer.alloc(Math.min(size, MOST_BYTES));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
      return { bytes: bytes.subarray(0, bytesRead), size };
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new BenchError(
      'FILE_INVALID',
      `${path} cannot be read (${errorCode(cause) || 'unknown'}).`,
      { fix: 'Check its rights.' },
      { cause },
    );
  }
}

const opened = (path: string, text: string): OpenedPlan => ({
  path,
  text,
  version: createHash('sha256').update(text).digest('hex').slice(0, 32),
  masked: false,
});

/** Whether another file has that name; the same file in other letters is none. */
async function isOther(from: string, to: string): Promise<boolean> {
  if (from === to) return false;
  const there = await lstat(to).catch(absent);
  if (there === null) return false;
  const { ino, dev } = await lstat(from);
  return there.ino !== ino || there.dev !== dev;
}

const absent = (cause: unknown): null => {
  if (isAbsent(cause)) return null;
  throw new BenchError(
    'FILE_INVALID',
    `A file cannot be looked for (${errorCode(cause) || 'unknown'}).`,
    { fix: 'Check the rights of its folder.' },
    { cause },
  );
};

async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof BenchError) throw cause;
    throw new BenchError(
      'STORAGE_FAILED',
      `${path} cannot be written (${errorCode(cause) || 'unknown'}).`,
      { meaning: 'What was there is as it was.', fix: 'Check the rights of its folder and the space on its disk.' },
      { cause },
    );
  }
}

const gone = (path: string) =>
  new BenchError('NOT_FOUND', `${path} is not there any more.`, { fix: 'Save the plan under a name of your choice.' });

const outside = (path: string) =>
  new BenchError('INVALID_INPUT', `${path} is no plan or integration in one of the listed folders.`, {
    meaning:
      'Links are followed first. Plans end in .scopebench.yaml or .scopebench.yml, integrations in .integration.yaml or .integration.yml.',
    fix: 'Add the folder that it is in.',
  });
