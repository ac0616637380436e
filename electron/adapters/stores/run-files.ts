// Runs on disk (port RunStore): a folder a run, with its events and the exchanges behind them, each a file
// of JSON lines that is only appended to. A record begins with a line break instead of ending with one, so that a record
// torn by a kill cannot swallow the next. A lock says which process runs it; a killed one's is taken over.
import { type FileHandle, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { exchange as exchangeSchema } from '../../../shared/model/exchange.ts';
import { BenchError } from '../../engine/errors.ts';
import type { RunStore } from '../../engine/ports.ts';
import { runLocked } from '../files/file-lock.ts';
import { isProcessAlive } from '../files/process-alive.ts';
import { toStorageError } from '../files/storage-error.ts';
import { isStorageId } from './storage-id.ts';

/** How long to look at another process's lock before it counts as held. */
const CLAIM_MS = 300;
const FILES = ['events.jsonl', 'evidence.jsonl', 'run.lock'] as const;
const EXCHANGE_START = /^\{"id":"([a-z0-9-]+)"/;

interface Place {
  runId: string;
  offset: number;
  length: number;
}

/** `folder` holds a folder a run. Writing methods reject with BenchError STORAGE_FAILED. */
export function createRunFiles(folder: string): RunStore {
  const fileOf = (runId: string, name: (typeof FILES)[number]) => join(folder, runId, name);
  const guarded = guardedIn(folder);
  const append = createAppender(guarded);

  const runIds = async () => (await readdir(folder).catch(() => [])).filter(isStorageId).sort();
  const places = createEvidencePlaces((runId) => fileOf(runId, 'evidence.jsonl'));

  return {
    async list() {
      const runs = await Promise.all(
        (await runIds()).map(async (runId) => ({ runId, bytes: await sizeOf(fileOf(runId, 'events.jsonl')) })),
      );
      return runs.filter(({ bytes }) => bytes > 0);
    },

    has: async (runId) => isStorageId(runId) && (await sizeOf(fileOf(runId, 'events.jsonl'))) > 0,

    async size(runId) {
      if (!isStorageId(runId)) return 0;
      const sizes = await Promise.all(FILES.map((name) => sizeOf(fileOf(runId, name))));
      return sizes.reduce((sum, size) => sum + size, 0);
    },

    async read(runId) {
      if (!isStorageId(runId)) return null;
      const text = await readFile(fileOf(runId, 'events.jsonl'), 'utf8').catch(() => null);
      return text === null ? null : text.split('\n').flatMap(parseLine);
    },

    async append(runId, events) {
      const text = events.map((event) => `\n${JSON.stringify(event)}`).join('');
      await append(fileOf(runId, 'events.jsonl'), text);
    },

    async claim(runId) {
      if (!isStorageId(runId)) return null;
      await guarded(() => mkdir(join(folder, runId), { recursive: true, mode: 0o700 }));
      return claimLock(fileOf(runId, 'run.lock'));
    },

    async claimed(runId) {
      if (!isStorageId(runId)) return false;
      const text = await readFile(fileOf(runId, 'run.lock'), 'utf8').catch(() => null);
      return text !== null && isHeld(text);
    },

    async remove(runId) {
      if (!isStorageId(runId) || (await sizeOf(fileOf(runId, 'events.jsonl'))) === 0) return false;
      await guarded(() => rm(join(folder, runId), { recursive: true, force: true }));
      places.forget(runId);
      return true;
    },

    async keep(runId, exchange) {
      const text = JSON.stringify(exchange);
      const offset = (await append(fileOf(runId, 'evidence.jsonl'), `\n${text}`)) + 1;
      places.note(exchange.id, { runId, offset, length: Buffer.byteLength(text) });
    },

    async evidence(exchangeId) {
      const place = places.get(exchangeId) ?? (await places.find(exchangeId, (await runIds()).reverse()));
      if (!place) return null;
      const [value] = parseLine(await readSlice(fileOf(place.runId, 'evidence.jsonl'), place));
      const read = exchangeSchema.safeParse(value);
      return read.success ? read.data : null;
    },
  };
}

type Guarded = <T>(work: () => Promise<T>) => Promise<T>;

const guardedIn =
  (folder: string): Guarded =>
  async (work) => {
    try {
      return await work();
    } catch (cause) {
      throw toStorageError(cause, folder);
    }
  };

/** One after the other for each file, so that every record is whole and its place is known. Gives the offset at which the text begins. */
function createAppender(guarded: Guarded): (path: string, text: string) => Promise<number> {
  const turns = new Map<string, Promise<unknown>>();

  function inTurn<T>(path: string, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(path) ?? Promise.resolve()).then(() => guarded(work));
    const settled = turn.catch(() => undefined);
    turns.set(path, settled);
    void settled.then(() => turns.get(path) === settled && turns.delete(path));
    return turn;
  }

  return (path, text) =>
    inTurn(path, async () => {
      const file = await open(path, 'a', 0o600);
      try {
        const { size } = await file.stat();
        await writeWhole(file, Buffer.from(text, 'utf8'));
        return size;
      } finally {
        await file.close();
      }
    });
}

/** Where each exchange is in the evidence of its run: noted as it is written, and looked for in what others have written. */
function createEvidencePlaces(fileOf: (runId: string) => string) {
  const places = new Map<string, Place>();
  /** By run: how much of its evidence has been looked through. */
  const scanned = new Map<string, number>();

  async function scan(runId: string): Promise<void> {
    const path = fileOf(runId);
    const size = await sizeOf(path);
    if (size === 0 || scanned.get(runId) === size) return;
    scanned.set(runId, size);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    for (let start = 0; start < bytes.length; ) {
      const next = bytes.indexOf(10, start);
      const end = next < 0 ? bytes.length : next;
      const id = EXCHANGE_START.exec(bytes.toString('latin1', start, Math.min(end, start + 80)))?.[1];
      if (id !== undefined) places.set(id, { runId, offset: start, length: end - start });
      start = end + 1;
    }
  }

  return {
    get: (exchangeId: string) => places.get(exchangeId),
    note: (exchangeId: string, place: Place) => void places.set(exchangeId, place),
    /** In the first of the runs that has it. */
    async find(exchangeId: string, runIds: readonly string[]): Promise<Place | undefined> {
      for (const runId of runIds) {
        await scan(runId);
        const place = places.get(exchangeId);
        if (place) return place;
      }
      return undefined;
    },
    forget(runId: string): void {
      for (const [id, place] of places) if (place.runId === runId) places.delete(id);
      scanned.delete(runId);
    },
  };
}

/** Null when another process has it; else what lets go of it. */
async function claimLock(path: string): Promise<(() => Promise<void>) | null> {
  let letGo = () => {};
  let ended: Promise<void> = Promise.resolve();
  const taken = await new Promise<boolean>((resolve, reject) => {
    const held = () =>
      new Promise<void>((release) => {
        letGo = release;
        resolve(true);
      });
    ended = runLocked(path, held, CLAIM_MS).catch((error: unknown) => {
      // The lock's own refusal has no code of the system: another process has it.
      if (error instanceof BenchError && error.data.details?.code === undefined) resolve(false);
      else reject(error);
    });
  });
  if (!taken) return null;
  return () => {
    letGo();
    return ended;
  };
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}

async function readSlice(path: string, { offset, length }: Place): Promise<string> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return '';
  try {
    const bytes = Buffer.alloc(length);
    await file.read(bytes, 0, length, offset);
    return bytes.toString('utf8');
  } finally {
    await file.close();
  }
}

function parseLine(line: string): unknown[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line) as unknown];
  } catch {
    return [];
  }
}

function isHeld(lock: string): boolean {
  const [holder] = parseLine(lock);
  if (typeof holder !== 'object' || holder === null || !('pid' in holder) || !('host' in holder)) return true;
  return holder.host !== hostname() || (typeof holder.pid === 'number' && isProcessAlive(holder.pid));
}

async function writeWhole(file: FileHandle, bytes: Buffer): Promise<void> {
  const { bytesWritten } = await file.write(bytes);
  if (bytesWritten < bytes.byteLength) throw Object.assign(new Error('The write ended early.'), { code: 'ENOSPC' });
}
