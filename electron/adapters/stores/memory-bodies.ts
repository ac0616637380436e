// Response bodies in memory (port BodyStore): for a run that must leave nothing behind. Such a run makes a handful of
// calls and ends, so a body is held as a whole.
import { INLINE_BODY_BYTES } from '../../../shared/contract/exchange.ts';
import type { BodyStore, StoredBody } from '../../engine/ports.ts';

export function createMemoryBodies(): BodyStore {
  const bodies = new Map<string, Buffer>();
  return {
    async write(id, chunks) {
      const held: Uint8Array[] = [];
      const result: Omit<StoredBody, 'head'> = { size: 0, truncated: false, error: null };
      try {
        for await (const chunk of chunks) held.push(chunk);
      } catch (cause) {
        result.truncated = true;
        result.error = cause;
      }
      const body = Buffer.concat(held);
      bodies.set(id, body);
      return { ...result, size: body.byteLength, head: body.subarray(0, INLINE_BODY_BYTES) };
    },

    async open(id) {
      const body = bodies.get(id);
      return body ? { size: body.byteLength, stream: new Blob([new Uint8Array(body)]).stream() } : null;
    },

    head: async (id, maxBytes) => bodies.get(id)?.subarray(0, maxBytes) ?? null,

    async remove(ids) {
      for (const id of ids) bodies.delete(id);
    },

    size: async (id) => bodies.get(id)?.byteLength ?? 0,

    bytes: async () => [...bodies.values()].reduce((sum, body) => sum + body.byteLength, 0),
  };
}
