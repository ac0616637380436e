// Bytes to text for the screen: never throws, and shows control characters as pictures of the same length so that a
// body cannot move the cursor, hide text or break a row.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/g;

const picture = (char: string): string =>
  char === '\u007f' ? '\u2421' : String.fromCharCode(0x2400 + char.charCodeAt(0));

/** The text of bytes [from, to), exactly. */
export const decode = (bytes: Uint8Array, from: number, to: number): string => decoder.decode(bytes.subarray(from, to));

/** The same, fit to be shown: one character of the result for each of the text. */
export const decodeShown = (bytes: Uint8Array, from: number, to: number): string =>
  decode(bytes, from, to).replace(CONTROL, picture);

/** The first character boundary at or after `offset`: at most three bytes on. */
export const toBoundary = (bytes: Uint8Array, offset: number, end: number): number => {
  let p = offset;
  while (p < end && p < offset + 3 && ((bytes[p] ?? 0) & 0xc0) === 0x80) p++;
  return p;
};
