// From an offset of the body to its line: jump to the last checkpoint before it, then read at most 64 lines.
import { type LineCursor, pieceLength } from './line-cursor.ts';
import { CHECKPOINT_LINES, type LineIndex } from './line-index.ts';

export const findInLines = (
  lines: LineIndex,
  cursorAt: (line: number) => LineCursor,
  offset: number,
): { line: number; byte: number } => {
  const from = Math.max(0, lines.checkpointOffset.countUpTo(offset) - 1) * CHECKPOINT_LINES;
  const cursor = cursorAt(from);
  let line = from;
  let found = { line: from, byte: 0 };
  while (cursor.next() && (cursor.source <= offset || line === from)) {
    found = { line, byte: byteOf(cursor, offset) };
    line++;
  }
  return found;
};

function byteOf(cursor: LineCursor, offset: number): number {
  let byte = cursor.indent;
  for (let i = 0; i < cursor.pieceCount; i++) {
    const start = cursor.starts[i] ?? 0;
    const end = cursor.ends[i] ?? 0;
    if (offset < end) return byte + Math.max(0, offset - start);
    byte += pieceLength(cursor.kinds[i] ?? 0, start, end);
  }
  return byte;
}
