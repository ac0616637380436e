// The fence around secrets: whatever is kept or shown is searched for the exact values of the secrets that this process knows,
// in whatever form they occur (shared/redact). Redaction by place is added for what is shown.
import { createSecretMatcher, type Found, type SecretMatcher } from '../../../shared/redact/secret-matcher.ts';
import { hidesSecret } from './compressed-body.ts';

export const SCRUBBED = '•••• removed: a secret ••••';
/** In the place of a body that is compressed by itself and holds a secret, or cannot be looked into. */
export const SCRUBBED_BODY =
  '•••• removed: this compressed body holds a secret, or is too large to be searched for one ••••';

/** Streams that were searched before: a store searches what it is given, and need not do it again. */
const searched = new WeakSet<AsyncIterable<Uint8Array>>();

export interface Scrubber {
  text(value: string): string;
  /**
   * Every text in a value of plain data, names of members too; the same value when there is nothing to remove. Throws for what it
   * cannot look into: a new kind of value must not go round the fence.
   */
  value<T>(value: T): T;
  /**
   * The same over a byte stream, across chunk borders; holds back what could begin a secret. `keepSize`: what is removed leaves as
   * many bytes, for a stream whose length was announced before.
   */
  stream(chunks: AsyncIterable<Uint8Array>, options?: { keepSize: boolean }): AsyncIterable<Uint8Array>;
}

/** `secrets` shorter than six characters are not searched for: they would hit by chance. */
export function createScrubber(secrets: readonly string[]): Scrubber {
  return scrubberOver([createSecretMatcher(secrets)]);
}

/** What the matchers know at the time of each call. */
export function scrubberOver(matchers: readonly SecretMatcher[]): Scrubber {
  const text = (value: string): string => matchers.reduce((clean, matcher) => scrubText(clean, matcher), value);
  return {
    text,
    value: (value) => scrubValue(value, text) as typeof value,
    stream(chunks, { keepSize } = { keepSize: false }) {
      if (searched.has(chunks)) return chunks;
      const clean = scrubStream(chunks, matchers, keepSize);
      searched.add(clean);
      return clean;
    },
  };
}

const toByteText = (value: string): string => Buffer.from(value, 'utf8').toString('latin1');
const toBuffer = (bytes: string): Buffer => Buffer.from(bytes, 'latin1');
const BYTE_MARK = toByteText(SCRUBBED);

function scrubText(value: string, matcher: SecretMatcher): string {
  if (matcher.size() === 0) return value;
  if (!matcher.needsBytes()) return cutOut(value, matcher.search(value), SCRUBBED);
  const bytes = toByteText(value);
  const found = matcher.search(bytes);
  return found.ranges.length === 0 ? value : toBuffer(cutOut(bytes, found, BYTE_MARK)).toString('utf8');
}

function cutOut(text: string, { ranges }: Pick<Found, 'ranges'>, mark: string): string {
  if (ranges.length === 0) return text;
  let out = '';
  let done = 0;
  for (const [from, to] of ranges) {
    out += text.slice(done, from) + mark;
    done = to;
  }
  return out + text.slice(done);
}

function scrubValue(value: unknown, text: (value: string) => string): unknown {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    let clean: unknown[] | null = null;
    value.forEach((item: unknown, index) => {
      const other = scrubValue(item, text);
      if (other === item) return;
      clean ??= [...(value as unknown[])];
      clean[index] = other;
    });
    return clean ?? value;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`The fence around secrets cannot look into a ${value.constructor.name}.`);
  const source = value as Record<string, unknown>;
  // Nearly always nothing is found: a copy is made at the first thing that is.
  let clean: Record<string, unknown> | null = null;
  const keys = Object.keys(source);
  for (const [index, key] of keys.entries()) {
    const [name, item] = [text(key), scrubValue(source[key], text)];
    if (clean === null && (name !== key || item !== source[key]))
      clean = Object.fromEntries(keys.slice(0, index).map((before) => [before, source[before]]));
    if (clean !== null)
      Object.defineProperty(clean, name, { value: item, enumerable: true, writable: true, configurable: true });
  }
  return clean ?? value;
}

async function* scrubStream(
  chunks: AsyncIterable<Uint8Array>,
  matchers: readonly SecretMatcher[],
  keepSize: boolean,
): AsyncGenerator<Uint8Array> {
  if (matchers.every((matcher) => matcher.size() === 0)) {
    yield* chunks;
    return;
  }
  const mark = (length: number) => (keepSize ? '*'.repeat(length) : BYTE_MARK);
  const whole = keepSize ? chunks : withoutCompressedSecrets(chunks, matchers);
  let held = '';
  /** What was held back is searched again with what follows: not for each byte of a body that arrives byte by byte. */
  let enough = 0;
  /** Clean bytes from the front; `end`: nothing more follows, or nothing more that belongs to it. */
  const release = (end: 'no' | 'whole' | 'cut'): Buffer => {
    const searched = matchers.map((matcher) => matcher.search(held));
    const ranges = searched.flatMap((found) => found.ranges).sort((a, b) => a[0] - b[0]);
    let until = held.length;
    if (end === 'cut') {
      // The last bytes before a truncation are the ones that a person wants to see, but for the head of a secret.
      const head = Math.min(...searched.map((found) => found.headAtEnd()));
      if (head < until) ranges.push([head, until]);
    } else if (end === 'no') until = Math.min(...searched.map((found) => found.settled()));
    let out = '';
    let done = 0;
    for (const [from, to] of ranges) {
      if (from >= until) break;
      if (to <= done) continue;
      if (from >= done) out += held.slice(done, from) + mark(to - from);
      else if (keepSize) out += mark(to - done);
      done = to;
    }
    out += held.slice(done, Math.max(done, until));
    held = held.slice(Math.max(done, until));
    return toBuffer(out);
  };
  try {
    for await (const chunk of whole) {
      held += Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
      if (held.length < enough) continue;
      const clean = release('no');
      enough = held.length * 1.25;
      if (clean.length > 0) yield clean;
    }
  } catch (error) {
    const rest = release('cut');
    if (rest.length > 0) yield rest;
    throw error;
  }
  const rest = release('whole');
  if (rest.length > 0) yield rest;
}

/** A body that is compressed by itself, without a Content-Encoding, passes whole or not at all. */
async function* withoutCompressedSecrets(
  chunks: AsyncIterable<Uint8Array>,
  matchers: readonly SecretMatcher[],
): AsyncGenerator<Uint8Array> {
  // Where it breaks off, the head of a secret is one.
  const hasSecret = (value: string) => {
    const bytes = toByteText(value);
    return matchers
      .map((matcher) => matcher.search(bytes))
      .some((found) => found.ranges.length > 0 || found.headAtEnd() < bytes.length);
  };
  const held = await hidesSecret(chunks, hasSecret);
  if (held === 'secret') yield Buffer.from(SCRUBBED_BODY);
  else yield* held;
}
