// The response body as decoded chunks, pulled by whoever reads: nothing is read ahead beyond the streams' own small buffers,
// so a slow reader slows the server down and 100 MB never sit in memory. Whatever ends it early becomes one error.
import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { createBodyPatience } from './body-patience.ts';
import { decoders } from './decoders.ts';

export interface BodyOptions {
  method: string;
  /** Between two chunks, while somebody waits for one; of the whole see body-patience.ts. */
  timeoutMs: number;
  onEnd(): void;
  /** Gives the error to throw in place of the one that happened. */
  onError(error: unknown): Error;
}

/** Read ahead at most this much: enough to keep the socket busy, little enough to slow a fast server down. */
const AHEAD_BYTES = 256 * 1024;

/** Chunks that are smaller are joined up to this: a server that sends a byte a chunk must not cost a write for each. */
const JOINED_BYTES = 64 * 1024;

/** Can be iterated once. Leaving the loop early closes the connection. */
export function bodyOf(message: IncomingMessage, options: BodyOptions): AsyncIterable<Uint8Array> {
  const { source, fault } = decoded(message, options.method);
  // Started at once: a stream that is destroyed forgets what it has buffered, and the last bytes before a truncation count.
  const arrived = readAhead(source);
  if (fault !== null) arrived.fail(fault);
  return { [Symbol.asyncIterator]: () => chunks(source, arrived, message, options) };
}

interface Arrived {
  take(): Uint8Array | undefined;
  /** Resolves when there is something to take, or nothing more will arrive. */
  more(): Promise<void>;
  ended(): boolean;
  error(): unknown;
  /** Ends it here, whatever the stream does after that: a promise of ours must not hang on an event of another's. */
  fail(cause: Error): void;
}

function readAhead(source: Readable): Arrived {
  const waiting: Uint8Array[] = [];
  let held = 0;
  let ended = false;
  let error: unknown = null;
  let wake = () => {};
  source.on('data', (chunk: Uint8Array) => {
    if (ended) return;
    waiting.push(chunk);
    held += chunk.byteLength;
    if (held >= AHEAD_BYTES) source.pause();
    wake();
  });
  const finish = (cause: unknown) => {
    if (ended) return;
    ended = true;
    error = cause;
    wake();
  };
  source.on('end', () => finish(null));
  source.on('error', finish);
  source.on('close', () =>
    finish(source.readableEnded ? null : (source.errored ?? new Error('The connection was closed.'))),
  );
  return {
    take() {
      let size = 0;
      let count = 0;
      while (count < waiting.length && (count === 0 || size + (waiting[count]?.byteLength ?? 0) <= JOINED_BYTES)) {
        size += waiting[count]?.byteLength ?? 0;
        count += 1;
      }
      const taken = waiting.splice(0, count);
      held -= size;
      if (held < AHEAD_BYTES && source.isPaused()) source.resume();
      return taken.length < 2 ? taken[0] : Buffer.concat(taken, size);
    },
    more: () =>
      new Promise((resolve) => {
        wake = resolve;
        if (waiting.length > 0 || ended) resolve();
      }),
    ended: () => ended,
    error: () => error,
    fail(cause) {
      finish(cause);
      source.destroy(cause);
    },
  };
}

async function* chunks(
  source: Readable,
  arrived: Arrived,
  message: IncomingMessage,
  options: BodyOptions,
): AsyncGenerator<Uint8Array> {
  const patience = createBodyPatience(options.timeoutMs);
  try {
    while (true) {
      const chunk = arrived.take();
      if (chunk !== undefined) {
        patience.arrived(chunk.byteLength);
        yield chunk;
      } else if (arrived.ended()) break;
      else await patience.wait(arrived.more(), arrived.fail);
    }
    if (arrived.error() !== null) throw arrived.error();
    options.onEnd();
  } catch (error) {
    options.onEnd();
    throw options.onError(error);
  } finally {
    source.destroy();
    // A stream that was read to its end hands its connection back; one that was not cannot be used again.
    if (!message.complete) message.destroy();
  }
}

/** `fault`: it cannot be decoded; then nothing of it is read. */
function decoded(message: IncomingMessage, method: string): { source: Readable; fault: Error | null } {
  const bodyless = method.toUpperCase() === 'HEAD' || message.statusCode === 204 || message.statusCode === 304;
  const steps = bodyless ? [] : decoders(message.headers['content-encoding'] ?? '');
  if (steps instanceof Error) return { source: message, fault: steps };
  if (steps.length === 0) return { source: message, fault: null };
  return { source: pipeline([message, ...steps], () => {}) as unknown as Readable, fault: null };
}
