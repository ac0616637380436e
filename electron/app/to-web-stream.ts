// What was made of a stream, as a stream again: read on demand, and ended with its source.

/** `chunks` are made of `source`. Who stops reading ends the source, also when nothing of it was read yet. */
export function toWebStream(
  chunks: AsyncIterable<Uint8Array>,
  source: ReadableStream<Uint8Array>,
): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  let begun = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        begun = true;
        const next = await iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: async () => {
        if (begun) await iterator.return?.();
        else await source.cancel();
      },
    },
    { highWaterMark: 0 },
  );
}
