// One pass over the bytes of a JSON body, in as many steps as one likes: it checks the grammar, counts the lines that the
// pretty form will have, and leaves marks from which a line or a path can be found again without starting over. It
// builds no value: numbers stay the digits that were sent, and 50 MB need no object.
// Where the text stops being JSON, the rest is counted as plain lines, so nothing is lost.
import type { ByteStore } from '../bytes/byte-store.ts';
import { LineIndex, VERBATIM } from '../lines/line-index.ts';
import { indentOf } from '../pretty/pretty-layout.ts';
import type { FaultReason, JsonFault } from './json-fault.ts';
import { JsonStack, type StackMark } from './json-stack.ts';

const VALUE = 0; // the root, or what follows a colon
const ITEM = 1; // after a comma in an array
const FIRST_ITEM = 2;
const NAME = 3; // after a comma in an object
const FIRST_NAME = 4;
const COLON = 5;
const AFTER = 6; // a comma or the closing bracket
const DONE = 7;
const TAIL = 8; // past a fault

/** Bytes between two marks of the stack. */
const MARK_EVERY = 1 << 20;
const MARK_DEEPEST = 512;

const HEX = (b: number): boolean => (b >= 48 && b <= 57) || (b >= 65 && b <= 70) || (b >= 97 && b <= 102);

/** Next state of a number on byte `b`, or -1 when the number ends before it. 2, 3, 5 and 8 are whole numbers. */
const stepNumber = (state: number, b: number): number => {
  const digit = b >= 48 && b <= 57;
  if (digit) {
    if (state === 1) return b === 48 ? 2 : 3;
    if (state === 2) return -1;
    if (state === 3) return 3;
    if (state <= 5) return 5;
    return 8;
  }
  if (b === 46) return state === 2 || state === 3 ? 4 : -1;
  if (b === 101 || b === 69) return state === 2 || state === 3 || state === 5 ? 6 : -1;
  if (b === 43 || b === 45) return state === 6 ? 7 : -1;
  return -1;
};
const wholeNumber = (state: number): boolean => state === 2 || state === 3 || state === 5 || state === 8;

const WORDS: Record<number, number[]> = {
  116: [116, 114, 117, 101],
  102: [102, 97, 108, 115, 101],
  110: [110, 117, 108, 108],
};

export class JsonScan {
  readonly lines = new LineIndex();
  readonly stack = new JsonStack();
  readonly marks: StackMark[] = [];
  fault: JsonFault | null = null;
  /** The fault is where a colon was due, so the string before it is a name. */
  faultAfterName = false;
  complete = false;

  readonly #store: ByteStore;
  #pos: number;
  #state = VALUE;
  /** 0 outside a string, 1 in a name, 2 in a value. */
  #string = 0;
  #number = 0;
  #token = 0;
  #lineOpen = false;
  #lineBytes = 0;
  #lineIndent = 0;
  #break = true;
  #nextMark = MARK_EVERY;

  /** Offset of the first byte that was looked at (after a byte order mark). */
  readonly start: number;

  constructor(store: ByteStore, from = 0) {
    this.#store = store;
    this.start = from;
    this.#pos = from;
  }

  /** How far the scan has got, in bytes. */
  get position(): number {
    return this.#pos;
  }

  /** Goes on to `limit` or to the last byte that has arrived. Stops short of a token that is cut at the end. */
  advance(limit = Number.POSITIVE_INFINITY): void {
    const end = Math.min(limit, this.#store.length);
    while (this.#pos < end && this.#step(end)) {}
  }

  /** No more bytes will arrive: judges what is open and closes the last line. */
  finish(): void {
    if (this.complete) return;
    this.advance();
    const end = this.#store.length;
    if (this.#state !== TAIL && this.#state !== DONE) {
      if (this.#string !== 0) this.#fail('string-not-closed', end, this.#token);
      else if (wholeNumber(this.#number) && this.stack.depth === 0) {
        this.#lineBytes += end - this.#token;
        this.#afterValue();
      } else if (this.#number !== 0) this.#fail('text-ends', end, this.#token);
      else this.#fail('text-ends', end, this.#pos < end ? this.#pos : end);
      this.#pos = this.fault?.tail ?? end;
      this.advance();
    }
    if (this.#lineOpen) this.#endLine();
    this.complete = true;
  }

  #step(end: number): boolean {
    if (this.#state === TAIL) return this.#tail(end);
    if (this.#string !== 0) return this.#inString(end);
    if (this.#number !== 0) return this.#inNumber(end);
    const bytes = this.#store.bytes;
    let p = this.#pos;
    let b = 32;
    while (p < end) {
      b = bytes[p] ?? 0;
      if (b !== 32 && b !== 10 && b !== 13 && b !== 9) break;
      p++;
    }
    this.#pos = p;
    if (p >= end) return false;
    switch (this.#state) {
      case COLON:
        if (b !== 58) return this.#fail('colon-expected', p, p);
        this.#lineBytes += 2;
        this.#pos = p + 1;
        this.#state = VALUE;
        return true;
      case AFTER:
        return this.#after(b, p);
      case DONE:
        return this.#fail('more-after-end', p, p);
      case NAME:
      case FIRST_NAME:
        if (b === 125 && this.#state === FIRST_NAME) return this.#close(p, false);
        if (b !== 34) return this.#fail(this.#state === NAME ? 'name-expected' : 'name-or-close-expected', p, p);
        this.#begin(p);
        this.stack.name(p);
        this.#openString(p, 1);
        return true;
      default:
        if (b === 93 && this.#state === FIRST_ITEM) return this.#close(p, false);
        return this.#value(b, p);
    }
  }

  #value(b: number, p: number): boolean {
    if (b === 34) {
      this.#begin(p);
      this.#openString(p, 2);
      return true;
    }
    if (b === 123 || b === 91) {
      this.#begin(p);
      this.stack.push(b === 123, p);
      this.#lineBytes++;
      this.#break = true;
      this.#state = b === 123 ? FIRST_NAME : FIRST_ITEM;
      this.#pos = p + 1;
      return true;
    }
    if (b === 45 || (b >= 48 && b <= 57)) {
      this.#begin(p);
      this.#token = p;
      this.#number = b === 45 ? 1 : b === 48 ? 2 : 3;
      this.#pos = p + 1;
      return true;
    }
    const word = WORDS[b];
    if (!word) return this.#fail('value-expected', p, p);
    for (let i = 1; i < word.length; i++) {
      if (p + i >= this.#store.length) return false; // wait for the rest; finish() judges it
      if (this.#store.bytes[p + i] !== word[i]) return this.#fail('bad-word', p, p);
    }
    this.#begin(p);
    this.#lineBytes += word.length;
    this.#pos = p + word.length;
    this.#afterValue();
    return true;
  }

  #after(b: number, p: number): boolean {
    const object = this.stack.inObject;
    if (b === 44) {
      this.stack.nextChild();
      this.#lineBytes++;
      this.#break = true;
      this.#state = object ? NAME : ITEM;
      this.#pos = p + 1;
      return true;
    }
    if (b === (object ? 125 : 93)) return this.#close(p, true);
    return this.#fail(object ? 'comma-or-brace-expected' : 'comma-or-bracket-expected', p, p);
  }

  /** The bracket at `p` closes its container; an empty container stays on the line of its opening. */
  #close(p: number, filled: boolean): boolean {
    if (filled) {
      this.#newLine(p, this.stack.depth, this.stack.depth - 1);
    } else this.#break = false;
    this.#lineBytes++;
    this.stack.pop();
    this.#pos = p + 1;
    this.#afterValue();
    return true;
  }

  #afterValue(): void {
    this.#number = 0;
    this.#state = this.stack.depth === 0 ? DONE : AFTER;
  }

  #openString(p: number, role: number): void {
    this.#token = p;
    this.#string = role;
    this.#pos = p + 1;
  }

  #inString(end: number): boolean {
    const bytes = this.#store.bytes;
    let p = this.#pos;
    while (p < end) {
      const b = bytes[p] ?? 0;
      if (b === 34) {
        this.#lineBytes += p + 1 - this.#token;
        this.#pos = p + 1;
        if (this.#string === 1) this.#state = COLON;
        else this.#afterValue();
        this.#string = 0;
        return true;
      }
      if (b === 92) {
        const length = bytes[p + 1] === 117 ? 6 : 2;
        const known = Math.min(p + length, this.#store.length);
        for (let i = p + 1; i < known; i++)
          if (!goodEscape(bytes, p, i)) return this.#fail('bad-escape', p, this.#token);
        if (known < p + length) {
          this.#pos = p;
          return false;
        }
        p += length;
        continue;
      }
      if (b < 32) return this.#fail('control-in-string', p, this.#token);
      p++;
    }
    this.#pos = p;
    return true;
  }

  #inNumber(end: number): boolean {
    const bytes = this.#store.bytes;
    let p = this.#pos;
    let state = this.#number;
    while (p < end) {
      const next = stepNumber(state, bytes[p] ?? 0);
      if (next < 0) {
        const b = bytes[p] ?? 0;
        const ends = b === 44 || b === 93 || b === 125 || b === 32 || b === 10 || b === 13 || b === 9;
        if (!wholeNumber(state) || !ends) return this.#fail('bad-number', p, this.#token);
        this.#lineBytes += p - this.#token;
        this.#pos = p;
        this.#afterValue();
        return true;
      }
      state = next;
      p++;
    }
    this.#number = state;
    this.#pos = p;
    return true;
  }

  /** Plain lines from a fault to the end. */
  #tail(end: number): boolean {
    const from = this.#pos;
    if (!this.#lineOpen) this.#openLine(from, VERBATIM, 0);
    const newline = this.#store.bytes.subarray(0, end).indexOf(10, from);
    const stop = newline < 0 ? end : newline;
    this.#lineBytes += stop - from;
    if (newline < 0) {
      this.#pos = end;
      return true;
    }
    this.#endLine();
    this.#pos = newline + 1;
    return true;
  }

  #fail(reason: FaultReason, offset: number, tail: number): boolean {
    this.fault = { reason, offset, tail };
    this.faultAfterName = this.#state === COLON && this.#string === 0;
    const inline =
      this.#state === COLON || (this.#state === VALUE && this.stack.depth > 0) || this.#string + this.#number > 0;
    if (tail < this.#store.length && !inline) this.#newLine(tail, this.stack.depth, this.stack.depth);
    this.#break = false;
    this.#state = TAIL;
    this.#string = 0;
    this.#number = 0;
    this.#pos = tail;
    return true;
  }

  #begin(p: number): void {
    if (this.#break) this.#newLine(p, this.stack.depth, this.stack.depth);
  }

  #newLine(offset: number, depth: number, shown: number): void {
    if (this.#lineOpen) this.#endLine();
    this.#break = false;
    if (offset >= this.#nextMark && depth <= MARK_DEEPEST) {
      this.marks.push(this.stack.mark(offset));
      this.#nextMark = offset + MARK_EVERY;
    }
    this.#openLine(offset, depth, indentOf(shown));
  }

  #openLine(offset: number, state: number, indent: number): void {
    this.lines.startLine(offset, state);
    this.#lineOpen = true;
    this.#lineIndent = indent;
    this.#lineBytes = indent;
  }

  #endLine(): void {
    this.lines.endLine(this.#lineBytes, this.#lineIndent);
    this.#lineOpen = false;
  }
}

/** Whether byte `i` is allowed where it is in the escape that begins at `start`. */
function goodEscape(bytes: Uint8Array, start: number, i: number): boolean {
  const b = bytes[i] ?? 0;
  if (i > start + 1) return HEX(b);
  return b === 34 || b === 92 || b === 47 || b === 98 || b === 102 || b === 110 || b === 114 || b === 116 || b === 117;
}
