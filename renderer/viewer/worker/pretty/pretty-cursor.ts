// Reads the pretty form of a JSON body line by line, straight from the bytes as received: each line is an indent and a few
// pieces of the source. It must break lines exactly where json-scan counted them; a property test holds the two together.
import type { ByteStore } from '../bytes/byte-store.ts';
import type { JsonScan } from '../json/json-scan.ts';
import { skipScalar, skipSpace, skipString } from '../json/json-skip.ts';
import { type LineCursor, PIECE, pieceLength } from '../lines/line-cursor.ts';
import { CHECKPOINT_LINES, VERBATIM } from '../lines/line-index.ts';
import { indentOf } from './pretty-layout.ts';

export class PrettyCursor implements LineCursor {
  indent = 0;
  length = 0;
  source = 0;
  pieceCount = 0;
  readonly kinds: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  readonly #store: ByteStore;
  readonly #scan: JsonScan;
  #line: number;
  #pos: number;
  #depth: number;
  #verbatim = false;
  /** Offset at which the good text ends. */
  #good: number;

  /** A cursor whose first next() reads `line`. */
  constructor(store: ByteStore, scan: JsonScan, line: number) {
    this.#store = store;
    this.#scan = scan;
    this.#good = scan.fault?.tail ?? store.length;
    const checkpoint = Math.floor(line / CHECKPOINT_LINES);
    const state = scan.lines.checkpointState.at(checkpoint);
    this.#line = checkpoint * CHECKPOINT_LINES;
    this.#pos = scan.lines.checkpointOffset.at(checkpoint);
    this.#verbatim = state === VERBATIM;
    this.#depth = this.#verbatim ? 0 : state;
    while (this.#line < line && this.next()) {}
  }

  next(): boolean {
    if (this.#line >= this.#scan.lines.lineCount) return false;
    this.#line++;
    this.#good = this.#scan.fault?.tail ?? this.#store.length;
    this.pieceCount = 0;
    this.indent = 0;
    this.length = 0;
    this.source = this.#pos;
    if (this.#verbatim) this.#tail();
    else this.#laidOut();
    this.length += this.indent;
    return true;
  }

  #laidOut(): void {
    const bytes = this.#store.bytes;
    const good = this.#good;
    let p = this.#pos;
    if (p >= good) {
      this.indent = indentOf(this.#depth);
      this.#tail();
      return;
    }
    let b = bytes[p] ?? 0;
    if (b === 125 || b === 93) {
      this.#depth--;
      this.indent = indentOf(this.#depth);
      this.#piece(PIECE.mark, p, p + 1);
      this.#endOfValue(p + 1);
      return;
    }
    this.indent = indentOf(this.#depth);
    if (b === 34) {
      const stop = skipString(bytes, p, good);
      const after = skipSpace(bytes, stop, good);
      const named = after < good ? bytes[after] === 58 : this.#scan.faultAfterName;
      if (!named) {
        this.#piece(PIECE.string, p, stop);
        this.#endOfValue(stop);
        return;
      }
      this.#piece(PIECE.key, p, stop);
      if (after < good) {
        this.#piece(PIECE.colon, after, after + 1);
        p = skipSpace(bytes, after + 1, good);
      } else p = after;
      if (p >= good) {
        this.#pos = p;
        this.#tail();
        return;
      }
      b = bytes[p] ?? 0;
    }
    if (b === 34) {
      const stop = skipString(bytes, p, good);
      this.#piece(PIECE.string, p, stop);
      this.#endOfValue(stop);
    } else if (b === 123 || b === 91) {
      this.#piece(PIECE.mark, p, p + 1);
      const inner = skipSpace(bytes, p + 1, good);
      const close = inner < good ? bytes[inner] : 0;
      if (close === 125 || close === 93) {
        this.#piece(PIECE.mark, inner, inner + 1);
        this.#endOfValue(inner + 1);
      } else {
        this.#depth++;
        this.#pos = inner;
      }
    } else {
      const stop = skipScalar(bytes, p, good);
      this.#piece(b === 45 || (b >= 48 && b <= 57) ? PIECE.number : PIECE.word, p, stop);
      this.#endOfValue(stop);
    }
  }

  #endOfValue(from: number): void {
    const after = skipSpace(this.#store.bytes, from, this.#good);
    if (this.#depth > 0 && after < this.#good && this.#store.bytes[after] === 44) {
      this.#piece(PIECE.mark, after, after + 1);
      this.#pos = skipSpace(this.#store.bytes, after + 1, this.#good);
    } else this.#pos = after;
  }

  /** The rest of a line that is shown as received. */
  #tail(): void {
    this.#verbatim = true;
    const limit = this.#store.length;
    const newline = this.#store.view().indexOf(10, this.#pos);
    const stop = newline < 0 ? limit : newline;
    if (stop > this.#pos) this.#piece(PIECE.text, this.#pos, stop);
    this.#pos = newline < 0 ? limit : newline + 1;
  }

  #piece(kind: number, start: number, end: number): void {
    const at = this.pieceCount++;
    this.kinds[at] = kind;
    this.starts[at] = start;
    this.ends[at] = end;
    this.length += pieceLength(kind, start, end);
  }
}
