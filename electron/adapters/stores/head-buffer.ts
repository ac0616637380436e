// The first bytes of a stream, up to a limit, and whether there were more. One buffer that grows: a million chunks of a byte each
// must not become a million objects.
export interface HeadBuffer {
  /** Copies: the source may use its buffer again. */
  add(chunk: Uint8Array): void;
  overflowed(): boolean;
  bytes(): Uint8Array;
}

const FIRST_BYTES = 4096;

export function createHeadBuffer(limit: number): HeadBuffer {
  let buffer = new Uint8Array(0);
  let size = 0;
  let more = false;
  return {
    add(chunk) {
      const part = chunk.subarray(0, limit - size);
      if (part.byteLength < chunk.byteLength) more = true;
      const needed = size + part.byteLength;
      if (needed > buffer.byteLength) {
        const grown = new Uint8Array(Math.min(limit, Math.max(needed, buffer.byteLength * 2, FIRST_BYTES)));
        grown.set(buffer.subarray(0, size));
        buffer = grown;
      }
      buffer.set(part, size);
      size = needed;
    },
    overflowed: () => more,
    bytes: () => buffer.subarray(0, size),
  };
}
