// The first bytes of a stream, up to a limit, and whether there were more.
export interface HeadBuffer {
  add(chunk: Uint8Array): void;
  overflowed(): boolean;
  bytes(): Uint8Array;
}

export function createHeadBuffer(limit: number): HeadBuffer {
  const parts: Uint8Array[] = [];
  let size = 0;
  let more = false;
  return {
    add(chunk) {
      const room = limit - size;
      if (chunk.byteLength > room) more = true;
      if (room <= 0) return;
      // Copied: the source may use its buffer again.
      const part = chunk.slice(0, room);
      parts.push(part);
      size += part.byteLength;
    },
    overflowed: () => more,
    bytes() {
      const all = new Uint8Array(size);
      let at = 0;
      for (const part of parts) {
        all.set(part, at);
        at += part.byteLength;
      }
      return all;
    },
  };
}
