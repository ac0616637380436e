// A body that was pasted as it travelled, compressed: what a terminal makes of its bytes says nothing, and nothing may be
// guessed from it.

import { type HeaderList, headerValue } from '../headers.ts';

/** Signs that no text has: control characters, and what stands for bytes that are no character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const GARBAGE = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the bytes that gzip begins with.
const GZIP = /^\s*\u001f[\u008b\ufffd]/;

/** `given`: the text as it was pasted, from which control characters have not been taken yet. */
export function describeUnread(given: string, headers: HeaderList): string | null {
  const encoding = headerValue(headers, 'content-encoding');
  const compressed = encoding !== null && !/^identity$/i.test(encoding.trim());
  if (!(compressed ? GARBAGE.test(given) : GZIP.test(given))) return null;
  const name = encoding === null ? '' : ` (${encoding})`;
  return `The body is compressed${name} and could not be read. Send the request again with curl --compressed.`;
}
