// A body that is compressed by itself: a .gz file, or an answer that was compressed twice and says so once. Its secrets cannot be
// cut out of it, so it is held back, looked into, and passes whole or not at all. Bounded: what is larger than can be looked into
// does not pass, because nobody could say what it holds.
import { createGunzip, createInflate } from 'node:zlib';
import { concatBytes } from './bytes.ts';

const MOST_COMPRESSED = 4 * 1024 * 1024;
const MOST_DECODED = 64 * 1024 * 1024;
/** Compressed in compressed in compressed. */
const MOST_LAYERS = 3;
/** Bytes. */
const WRITE = 4096;

type Coding = 'gzip' | 'deflate';

/** `secret`, or the bytes as received. Any other body passes as a stream. */
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
    // A stream that is damaged here goes on for no reader: mostly it is a text that begins like one.
    const start = concatBytes(held);
    const damaged = (await decodeInWrites(start, coding, start.byteLength))?.failedAt ?? null;
    if (damaged !== null && !(await holdsSecret(start, coding, hasSecret, MOST_LAYERS)))
      return rest([start], source, failure);
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
  // Of any window (RFC 1950 §2.2). Text may begin like that as well: then there is nothing to decode.
  return (first & 0x8f) === 0x08 && ((first << 8) | second) % 31 === 0 ? 'deflate' : null;
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

/**
 * Null for more than MOST_DECODED. Where a stream is damaged (a wrong checksum), the decoder gives nothing of the write that it fails
 * at, though every reader shows what precedes it: that write is done again byte by byte.
 */
async function decode(bytes: Uint8Array, coding: Coding): Promise<Uint8Array | null> {
  const whole = await decodeInWrites(bytes, coding, bytes.byteLength);
  if (whole === null || whole.failedAt === null) return whole?.decoded ?? null;
  return (await decodeInWrites(bytes, coding, whole.failedAt))?.decoded ?? null;
}

/** In writes of WRITE bytes, and of one byte from `fineFrom` on. `failedAt`: where the write began that failed. */
async function decodeInWrites(
  bytes: Uint8Array,
  coding: Coding,
  fineFrom: number,
): Promise<{ decoded: Uint8Array; failedAt: number | null } | null> {
  const decoder = coding === 'gzip' ? createGunzip() : createInflate();
  const parts: Uint8Array[] = [];
  let size = 0;
  decoder.on('data', (part: Uint8Array) => {
    size += part.byteLength;
    if (size <= MOST_DECODED) parts.push(part);
  });
  // A decoder that has ended, or failed, calls back nobody who writes more.
  let end: 'none' | 'whole' | 'failed' = 'none';
  let wake: () => void = () => undefined;
  const over = (how: 'whole' | 'failed') => () => {
    if (end === 'none') end = how;
    wake();
  };
  decoder.on('error', over('failed')).on('end', over('whole')).on('close', over('whole'));
  const ended = (): typeof end => end;
  const write = (piece: Uint8Array) =>
    new Promise<void>((done) => {
      wake = done;
      decoder.write(piece, () => done());
    });
  try {
    for (let at = 0; at < bytes.byteLength; ) {
      const until = at + (at >= fineFrom ? 1 : WRITE);
      await write(bytes.subarray(at, until));
      if (size > MOST_DECODED) return null;
      if (ended() !== 'none') return { decoded: concatBytes(parts), failedAt: ended() === 'failed' ? at : null };
      at = until;
    }
    return { decoded: concatBytes(parts), failedAt: null };
  } finally {
    decoder.destroy();
  }
}
