// base64url and UTF-8 by hand: this folder runs in the page, in Node and in workers, and takes nothing from any of them.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...ALPHABET].map((char, index) => [char, index]));

/** Bytes of a base64url text (padding and the `+/` alphabet are tolerated), or null when it is none. */
export function decodeBase64Url(text: string): number[] | null {
  let end = text.length;
  // By hand: a pattern for the padding would start anew at every `=` of a text that has many.
  while (text[end - 1] === '=') end--;
  const clean = text.slice(0, end).replaceAll('+', '-').replaceAll('/', '_');
  if (clean.length % 4 === 1) return null;
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const char of clean) {
    const value = VALUES.get(char);
    if (value === undefined) return null;
    buffer = (buffer << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((buffer >> bits) & 0xff);
      buffer &= (1 << bits) - 1;
    }
  }
  return bytes;
}

/** base64 of a text's UTF-8 bytes, with padding: what Basic authentication carries. */
export function encodeBase64(text: string): string {
  const bytes = encodeUtf8(text);
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const triple = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    out += (ALPHABET[triple >> 18] ?? '') + (ALPHABET[(triple >> 12) & 63] ?? '');
    out += b === undefined ? '=' : (ALPHABET[(triple >> 6) & 63] ?? '');
    out += c === undefined ? '=' : (ALPHABET[triple & 63] ?? '');
  }
  return out.replaceAll('-', '+').replaceAll('_', '/');
}

/** UTF-8 bytes; a lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): number[] {
  const bytes: number[] = [];
  for (const char of text) {
    let code = char.codePointAt(0) ?? 0xfffd;
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

/** The text of UTF-8 bytes; what is not UTF-8 becomes U+FFFD, byte by byte. */
export function decodeUtf8(bytes: number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    const code = length === 0 ? null : sequence(bytes, at, length);
    text += code === null ? '\ufffd' : String.fromCodePoint(code);
    at += code === null ? 1 : length;
  }
  return text;
}

const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];

/** The code point of a sequence of 1 to 4 bytes, or null when cut short, overlong or out of Unicode. */
function sequence(bytes: number[], at: number, length: number): number | null {
  const first = bytes[at] ?? 0;
  if (length === 1) return first;
  let code = first & (0xff >> (length + 1));
  for (let offset = 1; offset < length; offset++) {
    const next = bytes[at + offset];
    if (next === undefined || (next & 0xc0) !== 0x80) return null;
    code = (code << 6) | (next & 63);
  }
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code < (SMALLEST[length] ?? 0) || code > 0x10ffff || surrogate ? null : code;
}
