// A text as the bytes of its UTF-8, one character a byte: so a secret is searched for in a body of whatever encoding.

const encoder = new TextEncoder();
const ASCII = /^[\0-\x7f]*$/;
/** Arguments of one call have a limit. */
const PIECE = 8192;

/** Plain ASCII is its bytes already; a half of a surrogate pair becomes U+FFFD, as it does on the wire. */
export function toBytes(text: string): string {
  if (ASCII.test(text)) return text;
  const bytes = encoder.encode(text);
  let out = '';
  for (let at = 0; at < bytes.length; at += PIECE) out += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return out;
}
