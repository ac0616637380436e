// Response bodies in memory (port BodyStore): for a run that must leave nothing behind, and for a person who keeps none. A body is held
// as a whole, up to a limit that no setting raises, and all of them up to another: then the oldest go.
import { INLINE_BODY_BYTES } from '../../../shared/model/exchange.ts';
import { BodyTooLarge } from '../../engine/errors.ts';
import type { BodyStore, StoredBody } from '../../engine/ports.ts';
import { createHeadBuffer } from './head-buffer.ts';
import { streamBytes } from './stream-bytes.ts';

/** Of one body. */
export const MEMORY_BODY_BYTES = 64_000_000;

/** Of all of them: two of the largest. */
const ALL_BYTES = 2 * MEMORY_BODY_BYTES;

export function createMemoryBodies(allBytes = ALL_BYTES): BodyStore {
  const bodies = new Map<string, Uint8Array>();
  let total = 0;
  const drop = (id: string) => {
    total -= bodies.get(id)?.byteLength ?? 0;
    bodies.delete(id);
  };
  const hold = (id: string, body: Uint8Array) => {
    drop(id);
    bodies.set(id, body);
    total += body.byteLength;
    for (const oldest of bodies.keys()) {
      if (total <= allBytes || oldest === id) break;
      drop(oldest);
    }
  };
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
      hold(id, body);
      return { ...result, size: body.byteLength, head: body.subarray(0, INLINE_BODY_BYTES) };
    },

    async open(id) {
      const body = bodies.get(id);
      return body ? { size: body.byteLength, stream: streamBytes(body) } : null;
    },

    head: async (id, maxBytes) => bodies.get(id)?.subarray(0, maxBytes) ?? null,

    async remove(ids) {
      for (const id of ids) drop(id);
    },

    size: async (id) => bodies.get(id)?.byteLength ?? 0,

    bytes: async () => total,
  };
}
