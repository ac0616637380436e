// Finds a text in the bytes of a body without turning them into strings: a hit is an offset, so the same hits serve
// every view. Ignoring case, each character may match its other case, beyond ASCII too.
import { GrowableUint32 } from './growable-uint32.ts';

/** More hits than this are not kept: nobody steps through them, and a single letter in 100 MB would give 50 million. */
const MOST_HITS = 1_000_000;

/** One character of the query: the byte sequences that match it, or `null` for "any spacing" (see compile). */
type Needle = (Uint8Array[] | null)[];

/**
 * `":` in the query also matches when the body has other spacing after the colon than the pretty form shows, so that
 * `"status": "ACTIVE"` finds what one reads.
 */
const compile = (query: string, matchCase: boolean): Needle => {
  const encoder = new TextEncoder();
  const spaced = query.replace(/":[ \t]*/g, '":\u0000');
  return Array.from(spaced, (char) => {
    if (char === '\u0000') return null;
    const forms = matchCase ? [char] : [...new Set([char, char.toLowerCase(), char.toUpperCase()])];
    return forms.map((form) => encoder.encode(form));
  });
};

export class SearchBytes {
  readonly starts = new GrowableUint32();
  readonly ends = new GrowableUint32();
  readonly #needle: Needle;
  readonly #first = new Uint8Array(256);
  position: number;

  constructor(query: string, matchCase: boolean, from: number) {
    this.#needle = compile(query, matchCase);
    for (const form of this.#needle[0] ?? []) this.#first[form[0] ?? 0] = 1;
    this.position = from;
  }

  get full(): boolean {
    return this.starts.length >= MOST_HITS;
  }

  /** Searches for hits that begin before `to`; `end` is where the known bytes end. */
  advance(bytes: Uint8Array, to: number, end: number): void {
    const first = this.#first;
    let p = this.position;
    while (p < to) {
      if (first[bytes[p] ?? 0] === 1) {
        const stop = this.#matchAt(bytes, p, end);
        if (stop > 0) {
          this.starts.push(p);
          this.ends.push(stop);
          if (this.full) break;
          p = stop;
          continue;
        }
      }
      p++;
    }
    this.position = Math.max(p, to);
  }

  #matchAt(bytes: Uint8Array, from: number, end: number): number {
    let p = from;
    for (const forms of this.#needle) {
      if (forms === null) {
        while (p < end && (bytes[p] === 32 || bytes[p] === 9 || bytes[p] === 10 || bytes[p] === 13)) p++;
        continue;
      }
      const form = forms.find((bytesOf) => startsAt(bytes, p, end, bytesOf));
      if (!form) return 0;
      p += form.length;
    }
    return p;
  }
}

function startsAt(bytes: Uint8Array, at: number, end: number, form: Uint8Array): boolean {
  if (at + form.length > end) return false;
  for (let i = 0; i < form.length; i++) if (bytes[at + i] !== form[i]) return false;
  return true;
}
