// Writes the text of lines as bytes. Search, copy, save and diff all read the pretty form through this one place.
import { type LineCursor, PIECE } from './line-cursor.ts';

const SPACE = 32;

/** Copies bytes [from, to) of the cursor's line to `out` at `at`; gives the offset after them. */
export const copyLine = (
  bytes: Uint8Array,
  line: LineCursor,
  out: Uint8Array,
  at: number,
  from = 0,
  to = line.length,
): number => {
  let p = at;
  let begin = 0;
  const blank = Math.min(to, line.indent);
  for (let i = from; i < blank; i++) out[p++] = SPACE;
  begin = line.indent;
  for (let i = 0; i < line.pieceCount; i++) {
    const start = line.starts[i] ?? 0;
    const colon = line.kinds[i] === PIECE.colon;
    const length = colon ? 2 : (line.ends[i] ?? 0) - start;
    const first = Math.max(0, from - begin);
    const last = Math.min(length, to - begin);
    if (last > first) {
      if (colon) {
        if (first === 0) out[p++] = 58;
        if (last === 2) out[p++] = SPACE;
      } else if (last - first > 64) {
        out.set(bytes.subarray(start + first, start + last), p);
        p += last - first;
      } else for (let k = start + first; k < start + last; k++) out[p++] = bytes[k] ?? 0;
    }
    begin += length;
    if (begin >= to) break;
  }
  return p;
};
