// The children of one container: where each begins and how many children it has itself. Listed in steps, because the
// root array of a 50 MB body has tens of thousands of them and the first screen should not wait for the last.
import { GrowableUint32 } from '../bytes/growable-uint32.ts';
import { skipSpace, skipString, skipValue } from './json-skip.ts';

export class JsonChildren {
  /** Offset of each child's value. */
  readonly values = new GrowableUint32();
  /** Offset of each child's name; empty for an array. */
  readonly names = new GrowableUint32();
  /** How many children each child has; 0 for scalars. */
  readonly counts = new GrowableUint32();
  readonly object: boolean;
  complete = false;
  #pos: number;

  /** `start` is the offset of the opening bracket. */
  constructor(bytes: Uint8Array, start: number) {
    this.object = bytes[start] === 123;
    this.#pos = start + 1;
  }

  get length(): number {
    return this.values.length;
  }

  /** Lists on until `until` children are known, the container ends, or `deadline` (performance.now) has passed. */
  advance(bytes: Uint8Array, end: number, deadline: number, until = Number.POSITIVE_INFINITY): void {
    let round = 0;
    while (!this.complete && this.length < until) {
      if ((++round & 63) === 0 && performance.now() > deadline) return;
      let p = skipSpace(bytes, this.#pos, end);
      if (bytes[p] === 44) p = skipSpace(bytes, p + 1, end);
      const b = bytes[p];
      if (p >= end || b === 125 || b === 93) {
        this.complete = true;
        return;
      }
      const name = p;
      if (this.object) {
        const colon = skipSpace(bytes, skipString(bytes, p, end), end);
        p = skipSpace(bytes, colon + 1, end);
        if (p >= end) {
          this.complete = true;
          return;
        }
        this.names.push(name);
      }
      const value = skipValue(bytes, p, end);
      this.values.push(p);
      this.counts.push(value.children);
      this.#pos = value.end;
    }
  }
}
