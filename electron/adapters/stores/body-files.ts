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
import { createHeadBuffer } from './head-buffer.ts';
import { removeFiles } from './remove-files.ts';
import { isStorageId } from './storage-id.ts';
import { streamBytes } from './stream-bytes.ts';

const READ_BYTES = 256 * 1024;
/** Bodies that only memory holds. */
const MAX_IN_MEMORY = 20;

export function createBodyFiles(folder: string): BodyStore {
  const size = createFolderSize(folder);
  const inMemory = new Map<string, Uint8Array>();

  const nameOf = (id: string): string => `body-${id}`;
  const pathOf = (id: string): string => join(folder, nameOf(id));

  function keepInMemory(id: string, bytes: Uint8Array): void {
    inMemory.set(id, bytes);
    for (const oldest of [...inMemory.keys()].slice(0, Math.max(0, inMemory.size - MAX_IN_MEMORY)))
      inMemory.delete(oldest);
  }

  /**
   * Nearly always there is nothing under this id and the folder is there: both are found out by opening, because asking before
   * every body costs more than it gains.
   */
  async function openFresh(path: string): Promise<FileHandle> {
    const fresh = () => open(path, 'wx', 0o600);
    return fresh().catch(async (cause: unknown) => {
      if (errorCode(cause) === 'EEXIST') return open(path, 'w', 0o600);
      if (!isAbsent(cause)) throw cause;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return fresh();
    });
  }

  async function openFile(id: string): Promise<FileHandle | null> {
    return isStorageId(id) ? open(pathOf(id), 'r').catch(() => null) : null;
  }

  return {
    async write(id, chunks, maxBytes) {
      if (!isStorageId(id))
        throw new BenchError('INVALID_INPUT', 'That is no id of a stored body.', { fix: 'Open the exchange again.' });
      const head = createHeadBuffer(INLINE_BODY_BYTES);
      let file: FileHandle | null = null;
      let written = 0;
      let failure: BenchError | null = null;
      inMemory.delete(id);
      const result: Omit<StoredBody, 'head'> = { size: 0, truncated: false, error: null };
      try {
        file = await openFresh(pathOf(id));
      } catch (cause) {
        failure = toStorageError(cause, folder);
      }
      try {
        for await (const chunk of chunks) {
          const fits = chunk.subarray(0, Math.max(0, maxBytes - written));
          head.add(fits);
          if (failure === null) {
            try {
              await file?.appendFile(fits);
              written += fits.byteLength;
            } catch (cause) {
              failure = toStorageError(cause, folder);
            }
          }
          if (fits.byteLength < chunk.byteLength) {
            result.truncated = true;
            result.error = new BodyTooLarge(maxBytes, 'disk');
            break;
          }
          if (failure !== null && head.overflowed()) {
            result.truncated = true;
            break;
          }
        }
      } catch (cause) {
        result.truncated = true;
        result.error = cause;
      } finally {
        await file?.close().catch((cause: unknown) => {
          failure ??= toStorageError(cause, folder);
        });
      }
      if (failure === null) {
        size.note(nameOf(id), written);
        return { ...result, size: written, head: head.bytes() };
      }
      const kept = await settleFailure(id, head.bytes(), file !== null);
      return { size: kept, truncated: result.truncated, error: failure, head: head.bytes() };
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
    keepInMemory(id, head);
    return head.byteLength;
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
