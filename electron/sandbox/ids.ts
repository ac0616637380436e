// Seeded randomness. Ids, secrets, names and times of the org come from here and nowhere else, so that one seed
// gives one org, byte for byte. Each purpose has a stream of its own: a request id drawn does not shift the next user id.
import { createHash } from 'node:crypto';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE64URL = `${BASE62}-_`;

export interface Stream {
  /** A number in [0, 1). */
  next(): number;
  /** An integer from `low` to `high`, both included. */
  int(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  text(length: number, alphabet?: string): string;
}

export interface Ids {
  stream(name: string): Stream;
  /** An id in Okta's shape: a three-letter prefix and 17 letters or digits (`00u…`, `0oa…`). */
  id(prefix: string): string;
  /** 64 characters, as generated client secrets have since 2025 (the 40 of FACTS §9 are those of before). */
  secret(): string;
  /** Url-safe text for request ids, error ids and token ids. */
  opaque(purpose: string, length: number): string;
}

/** A small fast counter-based generator (sfc32); nothing here is meant to be unguessable. */
function createStream(seed: string): Stream {
  const digest = createHash('sha256').update(seed).digest();
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let d = digest.readInt32LE(12);
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick<T>(items: readonly T[]): T {
      return items[Math.floor(next() * items.length)] as T;
    },
    text(length, alphabet = BASE62) {
      let out = '';
      for (let i = 0; i < length; i++) out += alphabet[Math.floor(next() * alphabet.length)];
      return out;
    },
  };
}

export function createIds(seed: string): Ids {
  const streams = new Map<string, Stream>();
  const stream = (name: string): Stream => {
    const known = streams.get(name);
    if (known) return known;
    const made = createStream(`${seed}/${name}`);
    streams.set(name, made);
    return made;
  };
  return {
    stream,
    id: (prefix) => prefix + stream(`id/${prefix}`).text(20 - prefix.length),
    secret: () => stream('secret').text(64, BASE64URL),
    opaque: (purpose, length) => stream(`opaque/${purpose}`).text(length, BASE64URL),
  };
}
