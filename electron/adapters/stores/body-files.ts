// Response bodies as files (port BodyStore), written chunk by chunk: a body of 100 MB passes through without being held.
// The first 256 KiB of a body are kept in memory while it is written: when the disk is full or may not be written, they
// are served instead for as long as this process runs, so that an answer can be read even where nothing can be saved.
import { type FileHandle, mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { INLINE_BODY_BYTES } from '../../../shared/model/exchange.ts';
import { BenchError, BodyTooLarge } from '../../engine/errors.ts';
import type { BodyStore, StoredBody } from '../../engine/ports.ts';
import { errorCode, isAbsent, toStorageError } from '../files/storage-error.ts';
import { createFolderSize } from './folder-size.ts';
import { createHeadBuffer, type HeadBuffer } from './head-buffer.ts';
import { removeFiles } from './remove-files.ts';
import { isStorageId } from './storage-id.ts';
import { streamBytes } from './stream-bytes.ts';

const READ_BYTES = 256 * 1024;
/** Bodies that only memory holds. */
const MAX_IN_MEMORY = 20;

export function createBodyFiles(folder: string): BodyStore {
  const size = createFolderSize(folder);
  const inMemory = createMostRecent(MAX_IN_MEMORY);

  const nameOf = (id: string): string => `body-${id}`;
  const pathOf = (id: string): string => join(folder, nameOf(id));

  async function openFile(id: string): Promise<FileHandle | null> {
    return isStorageId(id) ? open(pathOf(id), 'r').catch(() => null) : null;
  }

  return {
    async write(id, chunks, maxBytes) {
      if (!isStorageId(id))
        throw new BenchError('INVALID_INPUT', 'No stored body has such an id.', { fix: 'Open the exchange again.' });
      const head = createHeadBuffer(INLINE_BODY_BYTES);
      inMemory.delete(id);
      const { opened, written, failure, truncated, error } = await writeChunks({
        open: () => openFresh(folder, pathOf(id)),
        toError: (cause) => toStorageError(cause, folder),
        chunks,
        maxBytes,
        head,
      });
      if (failure === null) {
        size.note(nameOf(id), written);
        return { size: written, truncated, error, head: head.bytes() };
      }
      const kept = await settleFailure(id, head.bytes(), opened);
      return { size: kept, truncated, error: failure, head: head.bytes() };
    },

    async open(id) {
      const held = inMemory.get(id);
      if (held) return { size: held.byteLength, stream: streamBytes(held) };
      const file = await openFile(id);
      return file === null ? null : { size: (await file.stat()).size, stream: streamFile(file) };
    },

    async head(id, wanted) {
      const held = inMemory.get(id);
      if (held) return held.slice(0, wanted);
      const file = await openFile(id);
      if (file === null) return null;
      return readHead(file, wanted);
    },

    async remove(ids) {
      const known = ids.filter(isStorageId);
      for (const id of known) inMemory.delete(id);
      await removeFiles(folder, known.map(nameOf), (name) => size.note(name, null)).catch((cause: unknown) => {
        throw toStorageError(cause, folder);
      });
    },

    size: async (id) => (isStorageId(id) ? sizeOnDisk(id) : 0),

    bytes: () => size.bytes(),
  };

  async function sizeOnDisk(id: string): Promise<number> {
    return (await stat(pathOf(id)).catch(() => null))?.size ?? 0;
  }

  /** What the disk took stays when it is more than memory holds; otherwise memory serves and the file goes. */
  async function settleFailure(id: string, head: Uint8Array, opened: boolean): Promise<number> {
    const onDisk = opened ? await sizeOnDisk(id) : 0;
    if (onDisk > head.byteLength) {
      size.note(nameOf(id), onDisk);
      return onDisk;
    }
    await rm(pathOf(id), { force: true }).then(
      () => size.note(nameOf(id), null),
      () => undefined,
    );
    inMemory.set(id, head);
    return head.byteLength;
  }
}

/** Bodies by id, the newest of them. */
function createMostRecent(most: number) {
  const bodies = new Map<string, Uint8Array>();
  return {
    get: (id: string) => bodies.get(id),
    delete: (id: string) => bodies.delete(id),
    set(id: string, bytes: Uint8Array): void {
      bodies.set(id, bytes);
      for (const oldest of [...bodies.keys()].slice(0, Math.max(0, bodies.size - most))) bodies.delete(oldest);
    },
  };
}

/**
 * Nearly always there is nothing under this id and the folder is there: both are found out by opening, because asking before
 * every body costs more than it gains.
 */
async function openFresh(folder: string, path: string): Promise<FileHandle> {
  const fresh = () => open(path, 'wx', 0o600);
  return fresh().catch(async (cause: unknown) => {
    if (errorCode(cause) === 'EEXIST') return open(path, 'w', 0o600);
    if (!isAbsent(cause)) throw cause;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return fresh();
  });
}

interface Writing {
  open(): Promise<FileHandle>;
  toError(cause: unknown): BenchError;
  chunks: AsyncIterable<Uint8Array>;
  maxBytes: number;
  head: HeadBuffer;
}

/** `failure`: what the disk would not do. `error`: why the body is not whole, beside that. */
interface Written extends Pick<StoredBody, 'truncated' | 'error'> {
  opened: boolean;
  written: number;
  failure: BenchError | null;
}

/** Goes on reading after a failure of the disk as far as the head reaches, which memory serves then. */
async function writeChunks({ open: openBody, toError, chunks, maxBytes, head }: Writing): Promise<Written> {
  const result: Written = { opened: false, written: 0, failure: null, truncated: false, error: null };
  const noted = (cause: unknown): null => {
    result.failure ??= toError(cause);
    return null;
  };
  const file = await openBody().catch(noted);
  result.opened = file !== null;
  try {
    for await (const chunk of chunks) {
      const fits = chunk.subarray(0, Math.max(0, maxBytes - result.written));
      head.add(fits);
      if (file !== null && result.failure === null) {
        await file.appendFile(fits).then(() => {
          result.written += fits.byteLength;
        }, noted);
      }
      if (fits.byteLength < chunk.byteLength) {
        result.truncated = true;
        result.error = new BodyTooLarge(maxBytes, 'disk');
        break;
      }
      if (result.failure !== null && head.overflowed()) {
        result.truncated = true;
        break;
      }
    }
  } catch (cause) {
    result.truncated = true;
    result.error = cause;
  } finally {
    await file?.close().catch(noted);
  }
  return result;
}

/** Closes the file. */
async function readHead(file: FileHandle, wanted: number): Promise<Uint8Array> {
  try {
    const bytes = new Uint8Array(Math.min(wanted, (await file.stat()).size));
    let filled = 0;
    while (filled < bytes.byteLength) {
      const { bytesRead } = await file.read(bytes, filled, bytes.byteLength - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  } finally {
    await file.close();
  }
}

/** Reads on demand: a page that stops reading stops the disk, and cancelling closes the file. */
function streamFile(file: FileHandle): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { bytesRead, buffer } = await file.read(new Uint8Array(READ_BYTES), 0, READ_BYTES, null);
          if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
          controller.close();
        } catch (cause) {
          controller.error(cause);
        }
        await file.close();
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 0 },
  );
}
