// The response body as decoded chunks, pulled by whoever reads: nothing is read ahead beyond the streams' own small buffers,
// so a slow reader slows the server down and 100 MB never sit in memory. Whatever ends it early becomes one error.
import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { decoders } from './decoders.ts';
import { WireTimeout } from './wire-timeout.ts';

export interface BodyOptions {
  method: string;
  /** Between two chunks, while somebody waits for one. */
  timeoutMs: number;
  onEnd(): void;
  /** Gives the error to throw in place of the one that happened. */
  onError(error: unknown): Error;
}

/** Can be iterated once. Leaving the loop early closes the connection. */
export function bodyOf(message: IncomingMessage, options: BodyOptions): AsyncIterable<Uint8Array> {
  // Started at once, so that a failure before the first read is kept by the stream instead of being thrown at nobody.
  const source = decoded(message, options.method);
  source.on('error', () => {});
  return { [Symbol.asyncIterator]: () => chunks(source, message, options) };
}

async function* chunks(source: Readable, message: IncomingMessage, options: BodyOptions): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  try {
    while (true) {
      const timer = setTimeout(() => source.destroy(new WireTimeout('body')), options.timeoutMs);
      const next = await iterator.next().finally(() => clearTimeout(timer));
      if (next.done === true) break;
      yield next.value;
    }
    options.onEnd();
  } catch (error) {
    options.onEnd();
    throw options.onError(source.errored ?? error);
  } finally {
    source.destroy();
    // A stream that was read to its end hands its connection back; one that was not cannot be used again.
    if (!message.complete) message.destroy();
  }
}

function decoded(message: IncomingMessage, method: string): Readable {
  const bodyless = method.toUpperCase() === 'HEAD' || message.statusCode === 204 || message.statusCode === 304;
  const steps = bodyless ? [] : decoders(message.headers['content-encoding'] ?? '');
  if (steps.length === 0) return message;
  return pipeline([message, ...steps], () => {}) as unknown as Readable;
}
