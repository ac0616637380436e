// Where one line of the pretty form is in its document: the containers around it, its path, its value. Walks from the
// last mark of the stack, which is at most about a megabyte back.
import type { ByteStore } from '../bytes/byte-store.ts';
import { decode } from '../bytes/decode.ts';
import type { JsonScan } from './json-scan.ts';
import { skipScalar, skipSpace, skipString } from './json-skip.ts';
import { JsonStack } from './json-stack.ts';

export interface JsonPlace {
  stack: JsonStack;
  /** Offset of the value that the line shows (of the container, for a line that closes one). */
  value: number;
  closes: boolean;
}

/** `offset` is that of the first token of a line (LineCursor.source). */
export const locate = (store: ByteStore, scan: JsonScan, offset: number): JsonPlace => {
  let mark = scan.marks.length - 1;
  while (mark >= 0 && (scan.marks[mark]?.offset ?? 0) > offset) mark--;
  const from = scan.marks[mark];
  const stack = from ? JsonStack.from(from) : new JsonStack();
  const bytes = store.bytes;
  const end = Math.min(offset, scan.fault?.tail ?? store.length);
  const limit = scan.fault?.tail ?? store.length;
  let p = skipSpace(bytes, from?.offset ?? scan.start, end);
  while (p < end) {
    const b = bytes[p];
    if (b === 123 || b === 91) {
      stack.push(b === 123, p);
      p++;
    } else if (b === 125 || b === 93) {
      stack.pop();
      p++;
    } else if (b === 44) {
      stack.nextChild();
      p++;
    } else if (b === 58) p++;
    else if (b === 34) {
      const stop = skipString(bytes, p, end);
      if (stack.inObject && bytes[skipSpace(bytes, stop, limit)] === 58) stack.name(p);
      p = stop;
    } else p = skipScalar(bytes, p, end);
    p = skipSpace(bytes, p, end);
  }
  const b = offset < limit ? bytes[offset] : 0;
  if (b === 125 || b === 93) return { stack, value: stack.startAt(stack.depth - 1), closes: true };
  if (b === 34 && stack.inObject) {
    stack.name(offset);
    const colon = skipSpace(bytes, skipString(bytes, offset, limit), limit);
    return { stack, value: skipSpace(bytes, colon + 1, limit), closes: false };
  }
  return { stack, value: offset, closes: false };
};

/** The text of the name whose opening quote is at `offset`. */
const nameAt = (bytes: Uint8Array, offset: number, end: number): string =>
  stringAt(bytes, offset, skipString(bytes, offset, end));

/** The text that the JSON string in [from, to) represents; as written when it is cut. */
export const stringAt = (bytes: Uint8Array, from: number, to: number): string => {
  const source = decode(bytes, from, to);
  try {
    const text: unknown = JSON.parse(source);
    return typeof text === 'string' ? text : source;
  } catch {
    return source.replace(/^"/, '');
  }
};

/** One step of a path: `.login`, `["odd name"]` or `[3]`. */
export const stepText = (step: string | number): string =>
  typeof step === 'number' ? `[${step}]` : /^[A-Za-z_$][\w$]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;

/** The names and positions from the root to the place. */
export const stepsTo = (store: ByteStore, scan: JsonScan, place: JsonPlace): (string | number)[] => {
  const steps: (string | number)[] = [];
  const depth = place.closes ? place.stack.depth - 1 : place.stack.depth;
  const end = scan.fault?.tail ?? store.length;
  for (let level = 0; level < depth; level++) {
    steps.push(
      place.stack.isObject(level) ? nameAt(store.bytes, place.stack.nameAt(level), end) : place.stack.childAt(level),
    );
  }
  return steps;
};
