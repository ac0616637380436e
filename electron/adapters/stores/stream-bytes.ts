// Bytes in memory as a stream, in parts: whoever writes them on must not get 64 MB at once.
const PART_BYTES = 256 * 1024;

export function streamBytes(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (at >= bytes.byteLength) return controller.close();
        controller.enqueue(bytes.subarray(at, at + PART_BYTES));
        at += PART_BYTES;
      },
    },
    { highWaterMark: 0 },
  );
}
