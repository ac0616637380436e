// Response bodies in memory (port BodyStore): for a run that must leave nothing behind. Such a run makes a handful of
// calls and ends, so a body is held as a whole, up to a limit that no setting raises.
import { INLINE_BODY_BYTES } from '../../../shared/model/exchange.ts';
import { BodyTooLarge } from '../../engine/errors.ts';
import type { BodyStore, StoredBody } from '../../engine/ports.ts';
import { createHeadBuffer } from './head-buffer.ts';
import { streamBytes } from './stream-bytes.ts';

/** Of one body. */
export const MEMORY_BODY_BYTES = 64_000_000;

export function createMemoryBodies(): BodyStore {
  const bodies = new Map<string, Uint8Array>();
  return {
    async write(id, chunks, maxBytes) {
      const limit = Math.min(maxBytes, MEMORY_BODY_BYTES);
      const held = createHeadBuffer(limit);
      const result: Omit<StoredBody, 'head'> = { size: 0, truncated: false, error: null };
      try {
        for await (const chunk of chunks) {
          held.add(chunk);
          if (held.overflowed()) throw new BodyTooLarge(limit, limit < maxBytes ? 'memory' : 'disk');
        }
      } catch (cause) {
        result.truncated = true;
        result.error = cause;
      }
      const body = held.bytes();
      bodies.set(id, body);
      return { ...result, size: body.byteLength, head: body.subarray(0, INLINE_BODY_BYTES) };
    },

    async open(id) {
      const body = bodies.get(id);
      return body ? { size: body.byteLength, stream: streamBytes(body) } : null;
    },

    head: async (id, maxBytes) => bodies.get(id)?.subarray(0, maxBytes) ?? null,

    async remove(ids) {
      for (const id of ids) bodies.delete(id);
    },

    size: async (id) => bodies.get(id)?.byteLength ?? 0,

    bytes: async () => [...bodies.values()].reduce((sum, body) => sum + body.byteLength, 0),
  };
}
