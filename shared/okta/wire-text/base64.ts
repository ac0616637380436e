// The text inside Base64, as tokens and files of recorded traffic carry it: either alphabet, with padding or without.

/** As it is: a byte order mark is part of the text, and what is not UTF-8 becomes U+FFFD. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Null when it is no Base64: blanks count as a fault, too, because a token has none. */
export function decodeBase64Text(text: string): string | null {
  let end = text.length;
  // By hand: a pattern for the padding would start again at every `=` of a text that has many.
  while (text[end - 1] === '=') end--;
  const base64 = text.slice(0, end).replaceAll('-', '+').replaceAll('_', '/');
  if (/\s/.test(base64)) return null;
  try {
    return utf8.decode(Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)));
  } catch {
    return null;
  }
}
