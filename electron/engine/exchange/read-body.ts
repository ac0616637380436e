// The body of an answer, read to its end or to where it broke off: into the body store as it arrives, or, when it holds a token,
// into memory only. What was received before a failure is kept with it.
import { type Failure, INLINE_BODY_BYTES } from '../../../shared/model/exchange.ts';
import { BodyTooLarge, WireError } from '../errors.ts';
import type { BodyStore } from '../ports.ts';
import { concatBytes, decodeUtf8 } from './bytes.ts';
import type { Scrubber } from './scrub.ts';

const JUDGED_BYTES = 64 * 1024;
/** Of an answer that may hold a token: a hundred times what the longest one takes. */
const SECRET_BODY_BYTES = 1_000_000;

export interface ReadBody {
  /** Of the stored body; null when there is none. */
  id: string | null;
  /** Bytes. */
  size: number;
  /** What the verdict is read from: the beginning, at least. */
  raw: string;
  /** The whole as text; null when it is large, no text, or a secret. */
  text: string | null;
  failure: Failure | null;
}

/** An answer with a token is never written to the disk: it is small, and it is a secret. */
export async function readSecretBody(body: AsyncIterable<Uint8Array>): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let failure: Failure | null = null;
  try {
    for await (const chunk of body) {
      const fits = chunk.subarray(0, SECRET_BODY_BYTES - size);
      chunks.push(fits);
      size += fits.length;
      if (fits.length < chunk.length) {
        failure = tooLarge(
          SECRET_BODY_BYTES,
          'No answer with a token is that long: check that the address is that of the org.',
        );
        break;
      }
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    failure = error.failure;
  }
  return { id: null, size, raw: decodeLoose(concatBytes(chunks)), text: null, failure };
}

/** Stored under `id`, without the secrets that took part; at most `maxBytes`. */
export async function storeBody(
  bodies: BodyStore,
  id: string,
  body: AsyncIterable<Uint8Array>,
  scrubber: Scrubber,
  maxBytes: number,
): Promise<ReadBody> {
  const stored = await bodies.write(id, scrubber.stream(body), maxBytes);
  // A disk that refuses is no failure of the exchange as long as the whole answer is in memory.
  const failure = stored.truncated ? toFailure(stored.error) : null;
  const text = stored.size <= INLINE_BODY_BYTES ? decodeUtf8(stored.head) : null;
  const raw = text ?? decodeLoose(stored.head.subarray(0, JUDGED_BYTES));
  return { id: stored.size > 0 ? id : null, size: stored.size, raw, text, failure };
}

function toFailure(error: unknown): Failure {
  if (error instanceof WireError) return error.failure;
  if (error instanceof BodyTooLarge) return tooLarge(error.maxBytes, WHERE_TO_CHANGE[error.place]);
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
  return {
    kind: 'truncated',
    code,
    message: 'The response could not be kept to its end: writing it to the data folder failed.',
    fix: 'Free space on the disk of the data folder, then send again. What was kept is shown.',
  };
}

const WHERE_TO_CHANGE: Record<BodyTooLarge['place'], string> = {
  disk: 'Ask for less at once, with limit or a filter, or raise the limit under Settings, History.',
  memory: 'Ask for less at once, with limit or a filter. Of a saved tenant more is kept, as under Settings, History.',
};

function tooLarge(maxBytes: number, fix: string): Failure {
  const limit = maxBytes < 1e9 ? `${Math.round(maxBytes / 1e5) / 10} MB` : `${Math.round(maxBytes / 1e8) / 10} GB`;
  return {
    kind: 'too-large',
    code: null,
    message: `The body of the response is larger than the limit of ${limit}. What was received until then is kept.`,
    fix,
  };
}

function decodeLoose(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: false }).decode(bytes);
}
