// What a body is, judged by its first bytes and helped by its content type: the label alone is often wrong (JSON errors
// sent as text/html, downloads as text/plain).
import { skipSpace } from '../json/json-skip.ts';

export type BodyKind = 'empty' | 'json' | 'text' | 'binary';

const LOOK = 4096;

export const saysJson = (contentType: string | null): boolean => /[/+]json\b/i.test(contentType ?? '');

/** Null while too little has arrived to decide. */
export const sniff = (bytes: Uint8Array, contentType: string | null, complete: boolean): BodyKind | null => {
  if (bytes.length === 0) return complete ? 'empty' : null;
  if (looksBinary(bytes.subarray(0, LOOK))) return 'binary';
  const at = skipSpace(bytes, startOf(bytes), bytes.length);
  if (at >= bytes.length) return complete ? 'text' : null;
  return saysJson(contentType) || bytes[at] === 123 || bytes[at] === 91 ? 'json' : 'text';
};

/** Offset after a UTF-8 byte order mark. */
export const startOf = (bytes: Uint8Array): number =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;

/** The charset to convert from, or null when the bytes can be read as UTF-8 as they are. */
export const foreignCharset = (bytes: Uint8Array, contentType: string | null): string | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const named = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();
  if (!named || /^(utf-?8|us-ascii|ascii)$/.test(named)) return null;
  try {
    new TextDecoder(named);
    return named;
  } catch {
    return null;
  }
};

/** NUL bytes, or more than a tenth of bytes that are neither text nor UTF-8. */
function looksBinary(head: Uint8Array): boolean {
  let odd = 0;
  for (let p = 0; p < head.length; p++) {
    const b = head[p] ?? 0;
    if (b === 0) return true;
    if (b < 32) {
      if (b !== 9 && b !== 10 && b !== 12 && b !== 13 && b !== 27) odd++;
    } else if (b >= 0x80) {
      const length = b >= 0xf0 && b < 0xf8 ? 4 : b >= 0xe0 ? 3 : b >= 0xc2 ? 2 : 1;
      let good = length > 1 && b < 0xf8;
      for (let i = 1; i < length && p + i < head.length; i++) if (((head[p + i] ?? 0) & 0xc0) !== 0x80) good = false;
      if (good) p += length - 1;
      else odd++;
    }
  }
  return odd * 10 > head.length;
}
