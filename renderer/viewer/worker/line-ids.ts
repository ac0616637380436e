// Gives equal lines of two documents equal numbers, so that comparing lines is comparing numbers. A comma at the end of a
// line is left out: adding a last member must not mark the one before it as changed.

import { PIECE } from './line-cursor.ts';
import type { LineDocument } from './line-document.ts';

const COMMA = 44;

/** Ids of all lines; `known` carries the numbers from the first document to the second. */
export const lineIds = (bytes: Uint8Array, document: LineDocument, known: Map<number, number>): Int32Array => {
  const ids = new Int32Array(document.lines.lineCount);
  const cursor = document.cursor(0);
  for (let line = 0; line < ids.length && cursor.next(); line++) {
    let one = 0x811c9dc5 ^ cursor.indent;
    let two = 0x9747b28c;
    for (let i = 0; i < cursor.pieceCount; i++) {
      const start = cursor.starts[i] ?? 0;
      const end = cursor.ends[i] ?? 0;
      const comma = cursor.kinds[i] === PIECE.mark && bytes[start] === COMMA;
      if (comma) continue;
      for (let p = start; p < end; p++) {
        const b = bytes[p] ?? 0;
        one = Math.imul(one ^ b, 0x01000193);
        two = Math.imul(two + b, 0x85ebca6b) ^ (two >>> 13);
      }
    }
    // 53 bits of hash: two lines of two 100 MB bodies fall together about once in a thousand comparisons of such bodies
    const key = (one >>> 0) * 0x200000 + ((two >>> 0) & 0x1fffff);
    let id = known.get(key);
    if (id === undefined) {
      id = known.size;
      known.set(key, id);
    }
    ids[line] = id;
  }
  return ids;
};
