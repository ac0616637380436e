// A request body as text, up to a length. It is counted as it is read, whatever was announced: a body without an announced
// length can go on for ever, and nobody may fill the memory of this process with one.

/** Null when it is longer than `mostBytes`; then no more than that was held, and the rest is left where it is. */
export async function readText({ body }: Request, mostBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) return null;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
