// Content decoding that insists on a complete stream: a compressed body that stops early is an error, not a short text.
import type { Duplex } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/**
 * The streams that undo a Content-Encoding, in the order to apply them. An unknown coding gives none at all: the bytes are
 * passed on as they came, and the header says what they are.
 */
export function decoders(contentEncoding: string): Duplex[] {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  const steps = codings.reverse().map(decoder);
  return steps.every((step) => step !== null) ? steps : [];
}

function decoder(coding: string): Duplex | null {
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip();
  if (coding === 'deflate') return createInflate();
  if (coding === 'br') return createBrotliDecompress();
  return null;
}
