// A body that is compressed by itself: a .gz file, or an answer that was compressed twice and says so once. Its secrets cannot be
// cut out of it, so it is held back, looked into, and passes whole or not at all. Bounded: what is larger than can be looked into
// does not pass, because nobody could say what it holds.
import { concatBytes } from './bytes.ts';

const MOST_COMPRESSED = 4 * 1024 * 1024;
const MOST_DECODED = 64 * 1024 * 1024;
/** Compressed in compressed in compressed. */
const MOST_LAYERS = 3;

type Coding = 'gzip' | 'deflate';

/** `secret`, or the bytes as they came. Any other body passes as a stream. */
export async function hidesSecret(
  chunks: AsyncIterable<Uint8Array>,
  hasSecret: (text: string) => boolean,
): Promise<'secret' | AsyncIterable<Uint8Array>> {
  const source = chunks[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let size = 0;
  let failure: { error: unknown } | null = null;
  let ended = false;
  const pull = async () => {
    try {
      const next = await source.next();
      if (next.done) ended = true;
      else {
        // Copied: the source may use its buffer again.
        held.push(next.value.slice());
        size += next.value.byteLength;
      }
    } catch (error) {
      failure = { error };
      ended = true;
    }
  };
  while (!ended && size < 2) await pull();
  const coding = codingOf(held.length > 1 ? concatBytes(held) : (held[0] ?? new Uint8Array()));
  if (coding === null) return rest(held, source, failure);
  while (!ended && size <= MOST_COMPRESSED) await pull();
  if (!ended) {
    await source.return?.(undefined);
    return 'secret';
  }
  const bytes = concatBytes(held);
  return (await holdsSecret(bytes, coding, hasSecret, MOST_LAYERS))
    ? 'secret'
    : rest([bytes], source, failure ?? 'ended');
}

async function* rest(
  held: readonly Uint8Array[],
  source: AsyncIterator<Uint8Array>,
  end: { error: unknown } | 'ended' | null,
): AsyncGenerator<Uint8Array> {
  try {
    yield* held;
    if (end === 'ended') return;
    if (end !== null) throw end.error;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  } finally {
    // Whoever stops reading closes the connection behind it.
    await source.return?.(undefined);
  }
}

function codingOf(bytes: Uint8Array): Coding | null {
  const [first = 0, second = 0] = bytes;
  if (first === 0x1f && second === 0x8b) return 'gzip';
  return first === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(second) ? 'deflate' : null;
}

/** A stream that breaks off is looked into as far as it goes: so can whoever reads it. */
async function holdsSecret(
  bytes: Uint8Array,
  coding: Coding,
  hasSecret: (text: string) => boolean,
  layers: number,
): Promise<boolean> {
  const decoded = await decode(bytes, coding);
  if (decoded === null) return true;
  const inner = codingOf(decoded);
  if (inner !== null) return layers <= 1 || holdsSecret(decoded, inner, hasSecret, layers - 1);
  return hasSecret(Buffer.from(decoded.buffer, decoded.byteOffset, decoded.byteLength).toString('utf8'));
}

/** Null for more than MOST_DECODED. */
async function decode(bytes: Uint8Array, coding: Coding): Promise<Uint8Array | null> {
  const stream = new DecompressionStream(coding);
  const writer = stream.writable.getWriter();
  // A broken stream rejects both ends; the reading one is the one that is looked at.
  writer.write(new Uint8Array(bytes)).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = stream.readable.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const part = next.value as Uint8Array;
      size += part.byteLength;
      if (size > MOST_DECODED) {
        reader.cancel().catch(() => undefined);
        return null;
      }
      parts.push(part);
    }
  } catch {
    // As far as it goes.
  }
  return concatBytes(parts);
}
