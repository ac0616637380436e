// A call of a program as it may go on: that it is for this recorder, where it is to go, and as much of its body as fits. What is short is
// read whole, because secrets in it have to be known before anything is kept; what is long goes on as it arrives, and is not kept.
import { timingSafeEqual } from 'node:crypto';
import { type HeaderList, headerValue } from '../../../shared/okta/wire-text/headers.ts';
import { decodeUtf8 } from '../exchange/bytes.ts';
import type { IncomingCall, SentStream } from '../ports.ts';

/** Why a call does not go on; the status is for the program. */
export interface RefusedCall {
  status: number;
  message: string;
  fix: string;
}

/** Read whole up to this: all that the operations of the catalogue take but for files. */
const WHOLE_BYTES = 1024 * 1024;
/** Of a request, kept with its exchange. */
const KEPT_BYTES = 64 * 1024;

/**
 * The target without what makes it this recorder's; `secret` null: there is nothing of the kind. A page of a browser that was led
 * here is refused by what it says of itself.
 */
export function readTarget(
  { target, headers }: Pick<IncomingCall, 'target' | 'headers'>,
  { port, secret }: { port: number; secret: string | null },
): string | RefusedCall {
  const host = headerValue(headers, 'host') ?? '';
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`)
    return {
      status: 421,
      message: 'This recorder is reached as 127.0.0.1 only.',
      fix: 'Use the base URL that Scopebench shows, as it is.',
    };
  if (secret === null) {
    if (headerValue(headers, 'sec-fetch-site') === 'cross-site')
      return {
        status: 403,
        message: 'A page of another site may not call through the recorder.',
        fix: 'Use a program.',
      };
    return target;
  }
  const [, first = '', rest = ''] = /^\/([^/?#]*)(.*)$/s.exec(target) ?? [];
  if (!isSame(first, secret))
    return {
      status: 404,
      message: 'This is no address of the recording.',
      fix: 'Use the base URL that Scopebench shows, whole: its path is a part of it.',
    };
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function isSame(given: string, secret: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(secret)];
  return one.length === other.length && timingSafeEqual(one, other);
}

export interface ReadBody {
  /** Null for none. */
  whole: Buffer | null;
  /** Null where the whole was read. */
  stream: SentStream | null;
}

export async function readBody({ headers, body }: Pick<IncomingCall, 'headers' | 'body'>): Promise<ReadBody> {
  if (!hasBody(headers)) return { whole: null, stream: null };
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Not by a loop: leaving one early would close the rest.
  const rest = body[Symbol.asyncIterator]();
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    chunks.push(next.value);
    size += next.value.byteLength;
    if (size > WHOLE_BYTES) return { whole: null, stream: { chunks: joined(chunks, rest), length: lengthOf(headers) } };
  }
  return { whole: Buffer.concat(chunks), stream: null };
}

async function* joined(chunks: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function hasBody(headers: HeaderList): boolean {
  return headerValue(headers, 'transfer-encoding') !== null || (lengthOf(headers) ?? 0) > 0;
}

/** As the program says it; the listener refuses two that differ. */
function lengthOf(headers: HeaderList): number | null {
  const said = headerValue(headers, 'content-length');
  return said !== null && /^\d{1,15}$/.test(said) ? Number(said) : null;
}

/** Null for bytes that are no text. */
export const textOf = (whole: Buffer | null): string | null => (whole === null ? null : decodeUtf8(whole));

/** What is kept of a body with its exchange. */
export function keptBody({ whole, stream }: ReadBody, text: string | null): string | null {
  if (stream !== null) return '•••• not kept: more than 1 MB, passed on as it arrived ••••';
  if (whole === null) return null;
  if (text !== null && whole.byteLength <= KEPT_BYTES) return text;
  return `•••• not kept: ${whole.byteLength} bytes${text === null ? ' that are no text' : ''} ••••`;
}
