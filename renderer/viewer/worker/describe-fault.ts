// Says where and why a text is not JSON, in words that a person can act on. Lines and columns count from 1; columns are
// characters.
import { decodeShown, toBoundary } from './bytes/decode.ts';
import type { FaultReason, JsonFault } from './json/json-fault.ts';

export interface FaultView {
  line: number;
  column: number;
  /** One sentence without the place, e.g. `A comma or } is expected here, found x instead.` */
  message: string;
  /** The text ends too early: it was probably cut. */
  cut: boolean;
}

const EXPECTED: Record<
  Exclude<FaultReason, 'bad-escape' | 'control-in-string' | 'string-not-closed' | 'text-ends'>,
  string
> = {
  'value-expected': 'A value is expected here',
  'name-expected': 'A name in double quotes is expected after the comma',
  'name-or-close-expected': 'A name in double quotes or } is expected here',
  'colon-expected': 'A colon is expected after the name',
  'comma-or-brace-expected': 'A comma or } is expected here',
  'comma-or-bracket-expected': 'A comma or ] is expected here',
  'more-after-end': 'The JSON has ended and nothing may follow',
  'bad-number': 'A number is not written like this',
  'bad-word': 'Only true, false, null, numbers and quoted texts are values',
};

/** `start` is the offset of the first byte that counts (after a byte order mark). */
export const describeFault = (bytes: Uint8Array, fault: JsonFault, start = 0): FaultView => {
  let line = 1;
  let lineStart = start;
  for (let p = bytes.indexOf(10, start); p >= 0 && p < fault.offset; p = bytes.indexOf(10, p + 1)) {
    line++;
    lineStart = p + 1;
  }
  let column = 1;
  for (let p = lineStart; p < fault.offset; p++) {
    const b = bytes[p] ?? 0;
    if ((b & 0xc0) !== 0x80) column += b >= 0xf0 ? 2 : 1;
  }
  const cut = fault.reason === 'text-ends' || fault.reason === 'string-not-closed';
  return { line, column, message: message(bytes, fault), cut };
};

function message(bytes: Uint8Array, { reason, offset }: JsonFault): string {
  switch (reason) {
    case 'text-ends':
      return 'The text ends in the middle of the JSON.';
    case 'string-not-closed':
      return 'The text ends inside a quoted text.';
    case 'control-in-string':
      return 'There is a line break or control character inside a quoted text; it must be escaped.';
    case 'bad-escape':
      return 'After a backslash only " \\ / b f n r t or u and four hexadecimal digits may follow.';
    default:
      return `${EXPECTED[reason]}, found ${found(bytes, offset)} instead.`;
  }
}

function found(bytes: Uint8Array, offset: number): string {
  if (bytes[offset] === 10 || bytes[offset] === 13) return 'the end of the line';
  let end = offset + 1;
  const word = (at: number): boolean => /[\w.+-]/.test(String.fromCharCode(bytes[at] ?? 0));
  while (word(offset) && end < bytes.length && end < offset + 16 && word(end)) end++;
  return decodeShown(bytes, offset, toBoundary(bytes, end, bytes.length));
}
