// Content decoding that insists on a complete stream: a compressed body that stops early is an error, not a short text.
import type { Duplex } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { WireFault } from './wire-fault.ts';

/** Each one multiplies by up to a thousand. Two is what a server does by mistake, more is what one does on purpose. */
const MOST_CODINGS = 2;

/**
 * The streams that undo a Content-Encoding, in the order to apply them. An unknown coding gives none at all: the bytes are
 * passed on as received, and the header says what they are. An error for more codings than are undone.
 */
export function decoders(contentEncoding: string): Duplex[] | WireFault {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > MOST_CODINGS) return new WireFault('TOO_MANY_CODINGS', String(codings.length));
  const makers = codings.reverse().map(decoderOf);
  return makers.every((make) => make !== null) ? makers.map((make) => make()) : [];
}

function decoderOf(coding: string): (() => Duplex) | null {
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip;
  if (coding === 'deflate') return createInflate;
  if (coding === 'br') return createBrotliDecompress;
  return null;
}
