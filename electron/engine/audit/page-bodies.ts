// Bodies of an audit: each page of a list is read once and then forgotten, so that neither memory nor disk holds more than the latest.
import { BodyTooLarge } from '../errors.ts';
import { concatBytes } from '../exchange/bytes.ts';
import type { BodyStore } from '../ports.ts';

/** `head` gives the body that was written last, and nothing of any before. */
export function createPageBodies(): BodyStore {
  let latest: { id: string; bytes: Uint8Array } | null = null;
  return {
    async write(id, chunks, maxBytes) {
      const kept: Uint8Array[] = [];
      let size = 0;
      let error: unknown = null;
      try {
        for await (const chunk of chunks) {
          size += chunk.length;
          if (size > maxBytes) throw new BodyTooLarge(maxBytes, 'memory');
          kept.push(chunk);
        }
      } catch (broken) {
        error = broken;
      }
      latest = { id, bytes: concatBytes(kept) };
      return { size, truncated: error !== null, error, head: latest.bytes };
    },
    open: async () => null,
    head: async (id, maxBytes) => (latest?.id === id ? latest.bytes.subarray(0, maxBytes) : null),
    remove: async () => undefined,
    size: async () => 0,
    bytes: async () => 0,
  };
}
