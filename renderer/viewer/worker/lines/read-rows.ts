// The rows that are on the screen, as text with coloured spans. A row holds a few thousand bytes at most, whatever the
// length of its line, so a screen of rows is always small.
import { decode, decodeShown, toBoundary } from '../bytes/decode.ts';
import { HEX_BYTES, HexDocument } from './hex-document.ts';
import { type LineCursor, PIECE, pieceLength } from './line-cursor.ts';
import type { LineDocument } from './line-document.ts';
import type { RowMap } from './row-map.ts';

export interface Row {
  row: number;
  /** 0-based line that the row belongs to. */
  line: number;
  /** 0 for the first row of its line. */
  part: number;
  /** Columns by which the row is set in because it continues a line. */
  hang: number;
  text: string;
  /** Pairs (end column, piece kind), in order, covering the text. */
  spans: number[];
  /** Offset in the body of the first thing on the line. */
  source: number;
}

/** Reads `count` rows from `from`, fewer at the end. */
export const readRows = (
  bytes: Uint8Array,
  document: LineDocument,
  map: RowMap,
  from: number,
  count: number,
): Row[] => {
  const rows: Row[] = [];
  const last = Math.min(map.rowCount, from + count);
  let cursor: LineCursor | null = null;
  let line = -1;
  for (let row = from; row < last; row++) {
    const place = map.place(row);
    cursor ??= document.cursor(place.line);
    if (line < 0) line = place.line - 1;
    while (line < place.line && cursor.next()) line++;
    const cut = { from: place.from, to: Math.min(place.to, cursor.length) };
    const shown = document instanceof HexDocument ? hexRow(bytes, cursor) : sliceLine(bytes, cursor, cut.from, cut.to);
    rows.push({ row, line, part: place.part, hang: place.hang, source: cursor.source, ...shown });
  }
  return rows;
};

/** The text of bytes [from, to) of the cursor's line, moved to character boundaries. */
export const sliceLine = (
  bytes: Uint8Array,
  line: LineCursor,
  from: number,
  to: number,
  exact = false,
): { text: string; spans: number[] } => {
  let text = '';
  const spans: number[] = [];
  if (from < line.indent) {
    text = ' '.repeat(Math.min(to, line.indent) - from);
    spans.push(text.length, PIECE.space);
  }
  let begin = line.indent;
  for (let i = 0; i < line.pieceCount; i++) {
    const kind = line.kinds[i] ?? 0;
    const start = line.starts[i] ?? 0;
    const end = line.ends[i] ?? 0;
    const length = pieceLength(kind, start, end);
    const first = Math.max(0, from - begin);
    const stop = Math.min(length, to - begin);
    if (stop > first) {
      if (kind === PIECE.colon) text += ': '.slice(first, stop);
      else {
        const a = first === 0 ? start : toBoundary(bytes, start + first, end);
        const b = stop === length ? end : toBoundary(bytes, start + stop, end);
        text += exact ? decode(bytes, a, b) : decodeShown(bytes, a, trimReturn(bytes, a, b, kind, end));
      }
      spans.push(text.length, kind);
    }
    begin += length;
    if (begin >= to) break;
  }
  return { text, spans };
};

/** A line that ends in CR LF shows neither. */
const trimReturn = (bytes: Uint8Array, from: number, to: number, kind: number, end: number): number =>
  kind === PIECE.text && to === end && to > from && bytes[to - 1] === 13 ? to - 1 : to;

function hexRow(bytes: Uint8Array, line: LineCursor): { text: string; spans: number[] } {
  const from = line.starts[0] ?? 0;
  const to = line.ends[0] ?? 0;
  let codes = '';
  let chars = '';
  for (let p = from; p < from + HEX_BYTES; p++) {
    if (p === from + 8) codes += ' ';
    const b = bytes[p] ?? 0;
    codes += p < to ? `${b.toString(16).padStart(2, '0')} ` : '   ';
    if (p < to) chars += b >= 32 && b < 127 ? String.fromCharCode(b) : '·';
  }
  const address = from.toString(16).padStart(8, '0');
  const text = `${address}  ${codes} ${chars}`;
  return { text, spans: [8, PIECE.mark, 10 + codes.length, PIECE.number, text.length, PIECE.text] };
}
