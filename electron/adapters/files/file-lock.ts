// A lock among processes: a file that only one can create. It is linked into place complete, so that nobody ever sees
// half a lock; its holder touches it, so that a dead one can be distinguished from a slow one; a killed holder's lock is taken over.
// Why not proper-lockfile: it knows a holder by the age of its lock alone, so what a killed process leaves is waited for (10 s; 6 ms
// here, where the lock names its process), and 20 waiters of one process took it 328 ms instead of 9.
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rm, rmdir, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BenchError } from '../../engine/errors.ts';
import { temporaryName } from './durable-write.ts';
import { isProcessAlive } from './process-alive.ts';
import { errorCode, isAbsent, toStorageError } from './storage-error.ts';

/** How long to wait for another process before giving up. */
const WAIT_MS = 10_000;
const TOUCH_MS = 2_000;
/** A lock that nobody touched for this long, and that was unchanged for STILL_MS while we watched, has lost its holder. */
const OLD_MS = 60_000;
const STILL_MS = 5_000;
const WINDOWS_PATIENCE_MS = 1_000;

interface Seen {
  text: string;
  touchedAt: number;
}

const heldHere = new Set<string>();
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs `work` alone among all callers with the same `path`, in this process and in others, and within this process in the order of
 * the calls. Makes the folder when there is none. Not reentrant.
 * @throws BenchError STORAGE_FAILED when the folder cannot be written or another process keeps the lock for `waitMs`.
 */
export function runLocked<T>(path: string, work: () => Promise<T>, waitMs = WAIT_MS): Promise<T> {
  const before = queues.get(path) ?? Promise.resolve();
  const turn = before.then(() => runAlone(path, work, waitMs));
  const settled = turn.then(
    () => undefined,
    () => undefined,
  );
  queues.set(path, settled);
  void settled.then(() => queues.get(path) === settled && queues.delete(path));
  return turn;
}

async function runAlone<T>(path: string, work: () => Promise<T>, waitMs: number): Promise<T> {
  const content = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() });
  await take(path, content, waitMs);
  const takenAt = performance.now();
  heldHere.add(content);
  const touching = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, TOUCH_MS);
  touching.unref();
  try {
    return await work();
  } finally {
    clearInterval(touching);
    heldHere.delete(content);
    // Nobody takes it from a living process before that time; after it, it may be another's.
    const isOurs = performance.now() - takenAt < OLD_MS || (await readFile(path, 'utf8').catch(() => '')) === content;
    if (isOurs) removeFile(path);
  }
}

async function take(path: string, content: string, waitMs: number): Promise<void> {
  const folder = dirname(path);
  const started = performance.now();
  let last = null as Seen | null;
  let stillSince = started;
  for (;;) {
    if (createPatiently(path, content, folder, performance.now() - started)) return;
    const seen = await look(path);
    if (seen?.text !== last?.text || seen?.touchedAt !== last?.touchedAt) stillSince = performance.now();
    last = seen;
    if (seen !== null && isAbandoned(seen, performance.now() - stillSince)) await takeAway(path, seen, folder);
    else if (performance.now() - started > waitMs)
      throw new BenchError('BUSY', 'Another Scopebench process is busy with the data folder.', {
        fix: `Wait for it to finish or close it, then try again. If none is running, remove the .lock files in ${folder}.`,
        details: { folder },
      });
    else await wait(2 + Math.random() * 18);
  }
}

/** On Windows a file that is being deleted still refuses its name for a moment: that is no lack of rights yet. */
function createPatiently(path: string, content: string, folder: string, waitedMs: number): boolean {
  try {
    return create(path, content, folder);
  } catch (cause) {
    if (process.platform === 'win32' && waitedMs < WINDOWS_PATIENCE_MS) return false;
    throw cause;
  }
}

/**
 * True when the lock is ours now, false when another has it. Not by promises, of which each would wait for another thread: together these few
 * bytes, which nothing flushes, take less time than one such wait.
 */
function create(path: string, content: string, folder: string): boolean {
  const temporary = temporaryName(path);
  try {
    writeNew(temporary, content, folder);
    linkSync(temporary, path);
    return true;
  } catch (cause) {
    if (cause instanceof BenchError) throw cause;
    const code = errorCode(cause);
    if (code === 'EEXIST') return false;
    // No hard links on this file system: an exclusive create is the next best.
    if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code))
      return createPlain(path, content, folder);
    throw toStorageError(cause, folder);
  } finally {
    removeFile(temporary, { quietly: true });
  }
}

/** The folder is made when it turns out that there is none: a lock is nearly always taken where one was before. */
function writeNew(path: string, content: string, folder: string): void {
  const write = () => writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
  try {
    write();
  } catch (cause) {
    if (!isAbsent(cause)) throw cause;
    makeFolder(folder);
    write();
  }
}

/** A file in the place of the folder: EEXIST of it is no lock that another has. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw toStorageError(cause, folder);
  }
}

function removeFile(path: string, { quietly } = { quietly: false }): void {
  try {
    unlinkSync(path);
  } catch (cause) {
    if (!quietly && !isAbsent(cause)) throw cause;
  }
}

function createPlain(path: string, content: string, folder: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return false;
    throw toStorageError(cause, folder);
  }
}

async function look(path: string): Promise<Seen | null> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    return { text, touchedAt: mtimeMs };
  } catch {
    return null;
  }
}

/** `still`: for how many ms of our own waiting the lock has not changed. */
function isAbandoned(seen: Seen, still: number): boolean {
  const holder = parseHolder(seen.text);
  if (holder !== null && holder.host === hostname()) {
    // The same number as ours, but not held here: a container starts its processes with the same ids again.
    if (holder.pid === process.pid) return !heldHere.has(seen.text);
    if (!isProcessAlive(holder.pid)) return true;
  }
  return still > STILL_MS && Date.now() - seen.touchedAt > (holder === null ? 0 : OLD_MS);
}

function parseHolder(text: string): { pid: number; host: string } | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('host' in value)) return null;
    return typeof value.pid === 'number' && typeof value.host === 'string'
      ? { pid: value.pid, host: value.host }
      : null;
  } catch {
    return null;
  }
}

/** Removes an abandoned lock. Guarded, so that of two waiters the slower one cannot remove the faster one's new lock. */
async function takeAway(path: string, abandoned: Seen, folder: string): Promise<void> {
  const guard = `${path}.takeover`;
  try {
    await mkdir(guard, { mode: 0o700 });
  } catch (cause) {
    if (errorCode(cause) !== 'EEXIST') throw toStorageError(cause, folder);
    const made = await stat(guard).catch(() => null);
    if (made !== null && Date.now() - made.mtimeMs > STILL_MS) await rmdir(guard).catch(() => undefined);
    await wait(5);
    return;
  }
  try {
    const now = await look(path);
    if (now !== null && now.text === abandoned.text) await rm(path, { force: true });
  } finally {
    await rmdir(guard).catch(() => undefined);
  }
}
