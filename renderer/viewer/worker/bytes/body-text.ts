// Text of a body to put on the clipboard: rows of a view, or one value. Bounded, because a clipboard of 100 MB stops the
// whole desktop; beyond the bound the person is sent to Save.

import type { CopyText, Target } from '../body-protocol.ts';
import { stepText, stringAt } from '../json/json-locate.ts';
import { skipValue } from '../json/json-skip.ts';
import type { LineDocument } from '../lines/line-document.ts';
import { sliceLine } from '../lines/read-rows.ts';
import type { RowMap } from '../lines/row-map.ts';
import { prettyBytes } from '../pretty/pretty-bytes.ts';
import type { ByteStore } from './byte-store.ts';
import { decode } from './decode.ts';

/** 8 MB. */
const MOST_COPIED = 8 << 20;

/** Rows [from, to] of a view; rows of one line are joined as the line is. */
export const copyRows = (store: ByteStore, document: LineDocument, map: RowMap, from: number, to: number): CopyText => {
  const first = map.place(from);
  const last = map.place(to);
  const cursor = document.cursor(first.line);
  const parts: string[] = [];
  let size = 0;
  for (let line = first.line; line <= last.line && cursor.next(); line++) {
    const begin = line === first.line ? first.from : 0;
    const end = line === last.line ? Math.min(last.to, cursor.length) : cursor.length;
    size += end - begin + 1;
    if (size > MOST_COPIED) return { tooLarge: sizeOf(document, first.line, last.line) };
    parts.push(sliceLine(store.bytes, cursor, begin, end, true).text);
  }
  return { text: parts.join('\n') };
};

function sizeOf(document: LineDocument, from: number, to: number): number {
  const cursor = document.cursor(from);
  let size = 0;
  for (let line = from; line <= to && cursor.next(); line++) size += cursor.length + 1;
  return size;
}

/** What "copy path" and "copy value" give for the value at `at`: a string as its text, a container laid out. */
export const targetAt = (store: ByteStore, end: number, steps: (string | number)[], at: number): Target => {
  const bytes = store.bytes;
  const path = `$${steps.map(stepText).join('')}`;
  if (at >= end) return { path, value: '', tooLarge: null, link: null };
  const stop = skipValue(bytes, at, end).end;
  if (stop - at > MOST_COPIED) return { path, value: null, tooLarge: stop - at, link: null };
  if (bytes[at] === 34) {
    const value = stringAt(bytes, at, stop);
    return { path, value, tooLarge: null, link: /^https?:\/\/\S+$/i.test(value) && value.length < 4096 ? value : null };
  }
  const container = bytes[at] === 123 || bytes[at] === 91;
  const laidOut = container ? prettyBytes(bytes.slice(at, stop)).bytes : bytes.subarray(at, stop);
  return { path, value: decode(laidOut, 0, laidOut.length), tooLarge: null, link: null };
};
