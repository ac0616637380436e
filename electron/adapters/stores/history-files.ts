// The history on disk (port HistoryStore): an index of summaries that is appended to and read once at the start, and one
// file an exchange that is opened only when a person opens it. Bodies are no part of it. Several processes may append:
// each record is one write to a file opened for appending, under the folder's lock, so that compaction loses none.
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Exchange, exchange as exchangeSchema } from '../../../shared/model/exchange.ts';
import type { Notice } from '../../../shared/model/notice.ts';
import { BenchError } from '../../engine/errors.ts';
import type { HistoryStore } from '../../engine/ports.ts';
import { writeTemporary } from '../files/durable-write.ts';
import { runLocked } from '../files/file-lock.ts';
import { renameFile } from '../files/rename-file.ts';
import { errorCode, isAbsent, toStorageError } from '../files/storage-error.ts';
import { createFolderSize } from './folder-size.ts';
import { type IndexRecord, readIndex, toIndexLine, toIndexText } from './history-index.ts';
import { removeFiles } from './remove-files.ts';
import { isStorageId } from './storage-id.ts';

/** Compact when at least this many records are spare and they outnumber the entries. */
const COMPACT_FROM = 200;

/** `folder` holds `index.jsonl` and `exchanges/`. Writing methods reject with BenchError STORAGE_FAILED. */
export function createHistoryFiles(folder: string): HistoryStore {
  const exchanges = join(folder, 'exchanges');
  const size = createFolderSize(exchanges);
  const pins = new Map<string, boolean>();

  const nameOf = (id: string): string => `exchange-${id}.json`;
  const fileOf = (id: string): string => join(exchanges, nameOf(id));

  const guarded = guardedIn(folder);

  /** Once; a folder that is taken away later is a failure that says so. */
  let made = false;
  async function makeFolders(): Promise<void> {
    if (made) return;
    await guarded(() => mkdir(exchanges, { recursive: true, mode: 0o700 }));
    made = true;
  }

  const { append, readWhole, compact } = createIndexFile(folder, makeFolders);

  return {
    async load() {
      let text: string;
      try {
        text = await readWhole();
      } catch (cause) {
        return { summaries: [], notice: unreadableNotice(folder, cause) };
      }
      const { summaries, spare, damaged } = readIndex(text);
      for (const [id, summary] of summaries) pins.set(id, summary.pinned);
      // Not being able to tidy up is no reason to refuse the history.
      if (damaged > 0 || (spare >= COMPACT_FROM && spare > summaries.size)) await compact().catch(() => undefined);
      return { summaries: [...summaries.values()], notice: damaged > 0 ? damagedNotice(damaged) : null };
    },

    async add(exchange, summary) {
      if (!isStorageId(exchange.id) || summary.id !== exchange.id)
        throw new BenchError('INVALID_INPUT', 'No exchange has such an id.', { fix: 'Send the request again.' });
      const text = JSON.stringify(exchange);
      await makeFolders();
      try {
        // The exchange first: an entry of the list must never point to nothing. Written at once, like the index: see `append`.
        await guarded(async () => writeFileSync(fileOf(exchange.id), text, { mode: 0o600 }));
        await append({ add: summary });
      } catch (cause) {
        // What a full disk took of it must not go on filling the disk.
        await rm(fileOf(exchange.id), { force: true }).catch(() => undefined);
        throw cause;
      }
      size.note(nameOf(exchange.id), Buffer.byteLength(text));
      pins.set(exchange.id, summary.pinned);
    },

    async read(id) {
      if (!isStorageId(id)) return null;
      const text = await readFile(fileOf(id), 'utf8').catch(() => null);
      const found = text === null ? null : parseExchange(text);
      return found === null ? null : { ...found, pinned: pins.get(id) ?? found.pinned };
    },

    async pin(id, pinned) {
      await append({ pin: id, pinned });
      pins.set(id, pinned);
    },

    async remove(ids) {
      const known = ids.filter(isStorageId);
      if (known.length === 0) return;
      await append({ remove: known });
      for (const id of known) pins.delete(id);
      await guarded(() => removeFiles(exchanges, known.map(nameOf), (name) => size.note(name, null)));
    },

    bytes: async () => (await size.bytes()) + ((await stat(indexOf(folder)).catch(() => null))?.size ?? 0),
  };
}

const indexOf = (folder: string): string => join(folder, 'index.jsonl');

const guardedIn =
  (folder: string) =>
  async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      throw toStorageError(cause, folder);
    }
  };

/** The index: appended to and rewritten under the lock of the folder. */
function createIndexFile(folder: string, makeFolders: () => Promise<void>) {
  const index = indexOf(folder);
  const guarded = guardedIn(folder);
  const locked = <T>(work: () => Promise<T>) => guarded(() => runLocked(`${index}.lock`, work));

  /**
   * Every reply of a call waits for this. So nothing of it is handed to another thread and waited for: a few kilobytes into the memory of the
   * file system take less time than one such wait.
   */
  async function append(entry: IndexRecord): Promise<void> {
    await makeFolders();
    await locked(async () => {
      const file = openSync(index, 'a', 0o600);
      try {
        writeWhole(file, Buffer.from(toIndexLine(entry), 'utf8'));
      } finally {
        closeSync(file);
      }
    });
  }

  async function readWhole(): Promise<string> {
    return readFile(index, 'utf8').catch((cause: unknown) => {
      if (isAbsent(cause)) return '';
      throw cause;
    });
  }

  /** Rewrites the index without what is spare. Damaged lines are kept in a copy beside it. */
  async function compact(): Promise<void> {
    await locked(async () => {
      const text = await readWhole();
      const { summaries, damaged } = readIndex(text);
      if (damaged > 0) await writeFile(join(folder, `index.damaged-${Date.now()}.jsonl`), text, { mode: 0o600 });
      await renameFile(await writeTemporary(index, toIndexText(summaries.values()), 0o600), index);
    });
  }

  return { append, readWhole, compact };
}

/** One write, so that a reader never meets half a record; what a full disk tore is closed by the next line break. */
function writeWhole(file: number, bytes: Buffer): void {
  if (writeSync(file, bytes) < bytes.byteLength)
    throw Object.assign(new Error('The write ended early.'), { code: 'ENOSPC' });
}

function parseExchange(text: string): Exchange | null {
  try {
    const read = exchangeSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function unreadableNotice(folder: string, cause: unknown): Notice {
  return {
    id: 'history-unreadable',
    level: 'error',
    message: `The history could not be read (${errorCode(cause) || 'unknown'}).`,
    fix: `Allow your user to read ${folder} and start again; nothing in it was changed.`,
  };
}

function damagedNotice(lines: number): Notice {
  return {
    id: 'history-damaged',
    level: 'warning',
    message: `${lines === 1 ? 'One line' : `${lines} lines`} of the history could not be read and ${lines === 1 ? 'was' : 'were'} left out.`,
    fix: 'Nothing to do: the other entries are complete. A copy of the damaged index is kept in the history folder.',
  };
}
