// The body of the one answer of `send --raw --org` (port BodyStore): it goes to stdout as it arrives, and only its beginning, from
// which the verdict is read, is held. A visit keeps nothing, so there is no other place that could hold 300 MB of it.
import { INLINE_BODY_BYTES } from '../../../../shared/model/exchange.ts';
import { createHeadBuffer } from '../../../adapters/stores/head-buffer.ts';
import { BodyTooLarge } from '../../../engine/errors.ts';
import type { BodyStore, StoredBody } from '../../../engine/ports.ts';
import { createByteWriter } from '../../terminal/write-part.ts';
import type { Output } from '../../world.ts';

export function createPrintedBodies(stdout: Output): BodyStore {
  return {
    async write(_id, chunks, maxBytes) {
      const writeBytes = createByteWriter(stdout);
      const head = createHeadBuffer(INLINE_BODY_BYTES);
      const result: Omit<StoredBody, 'head'> = { size: 0, truncated: false, error: null };
      try {
        for await (const chunk of chunks) {
          const fits = chunk.subarray(0, maxBytes - result.size);
          head.add(fits);
          result.size += fits.byteLength;
          if (!(await writeBytes(fits))) break;
          if (fits.byteLength < chunk.byteLength) throw new BodyTooLarge(maxBytes, 'disk');
        }
      } catch (cause) {
        result.truncated = true;
        result.error = cause;
      }
      return { ...result, head: head.bytes() };
    },
    open: async () => null,
    head: async () => null,
    remove: async () => undefined,
    size: async () => 0,
    bytes: async () => 0,
  };
}
