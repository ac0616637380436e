// Bodies of a sweep's exchanges: kept inline in the evidence, as a probe's answer is small. What is longer is cut, because
// a thousand calls must not fill the disk with lists that nobody asked to see.
import { INLINE_BODY_BYTES } from '../../../shared/model/exchange.ts';
import { BodyTooLarge } from '../errors.ts';
import { concatBytes } from '../exchange/bytes.ts';
import type { BodyStore } from '../ports.ts';

export function createEvidenceBodies(): BodyStore {
  return {
    async write(_id, chunks, maxBytes) {
      const kept: Uint8Array[] = [];
      let size = 0;
      let held = 0;
      try {
        for await (const chunk of chunks) {
          size += chunk.length;
          if (size > maxBytes) throw new BodyTooLarge(maxBytes, 'disk');
          if (held >= INLINE_BODY_BYTES) continue;
          const part = chunk.subarray(0, INLINE_BODY_BYTES - held);
          kept.push(part);
          held += part.length;
        }
      } catch (error) {
        return { size, truncated: true, error, head: concatBytes(kept) };
      }
      return { size, truncated: false, error: null, head: concatBytes(kept) };
    },
    open: async () => null,
    head: async () => null,
    remove: async () => undefined,
    size: async () => 0,
    bytes: async () => 0,
  };
}
