// The two addresses of one org while a recording goes on: its own, and the recorder's, which the program knows it by. What the org says of
// itself (links, the endpoints of its discovery) is given to the program as the recorder's, so that it stays there; what the program sends
// back of that goes to the org as its own. Only whole addresses are moved, and in bodies only where a text of a JSON begins with one.
import type { HeaderList } from '../../../shared/okta/wire-text/headers.ts';

export interface Addresses {
  /** Of the org, `https://acme.okta.com`. */
  origin: string;
  /** Of the recorder, `http://127.0.0.1:8123/secret`, no slash at the end. */
  base: string;
}

/** Changes a body while it passes; holds back no more than what may be the beginning of an address. */
export interface PassingText {
  push(chunk: Uint8Array): Uint8Array;
  end(): Uint8Array;
}

/** Headers of an answer that hold addresses which a program follows. */
const FOLLOWED = new Set(['link', 'location', 'content-location']);

/** `?` and the other ends of an origin: without one it may be the beginning of another host. */
const END_OF_ORIGIN = '(?=[/"?#\\\\>,;\\s]|$)';

/** What a program sends: the recorder's address is not known to the org, in whatever form. */
export function toOrgText(text: string, { origin, base }: Addresses): string {
  return text
    .replaceAll(base, origin)
    .replaceAll(escapeSlashes(base), escapeSlashes(origin))
    .replaceAll(encodeURIComponent(base), encodeURIComponent(origin));
}

export function toProgramHeaders(headers: HeaderList, { origin, base }: Addresses): HeaderList {
  const own = new RegExp(`${escapeExpression(origin)}${END_OF_ORIGIN}`, 'gi');
  return headers.map(([name, value]) =>
    FOLLOWED.has(name.toLowerCase()) ? [name, value.replace(own, () => base)] : [name, value],
  );
}

/** For a body of JSON, in UTF-8. */
export function createProgramJson({ origin, base }: Addresses): PassingText {
  const needles = [`"${origin}`, `"${escapeSlashes(origin)}`];
  const [plain, escaped] = [`"${base}`, `"${escapeSlashes(base)}`];
  const own = new RegExp(`(?:${needles.map(escapeExpression).join('|')})(?=[/"?#\\\\])`, 'g');
  let held = '';
  const moved = (text: string) => text.replace(own, (found) => (found === needles[0] ? plain : escaped));
  return {
    push(chunk) {
      const text = held + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
      const until = text.length - beginning(text, needles);
      held = text.slice(until);
      return Buffer.from(moved(text.slice(0, until)), 'latin1');
    },
    end() {
      const rest = Buffer.from(held, 'latin1');
      held = '';
      return rest;
    },
  };
}

/** Length of what at the end of the text may become one of the needles; a whole one counts, as what follows it decides. */
function beginning(text: string, needles: readonly string[]): number {
  let longest = 0;
  for (const needle of needles)
    for (let length = Math.min(needle.length, text.length); length > longest; length -= 1)
      if (text.endsWith(needle.slice(0, length))) longest = length;
  return longest;
}

const escapeSlashes = (text: string): string => text.replaceAll('/', '\\/');
const escapeExpression = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
