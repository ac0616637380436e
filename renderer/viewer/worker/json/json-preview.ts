// A short, exact glimpse of a value for a tree row or a table cell: scalars as sent, containers by their first bytes.
import { decodeShown, toBoundary } from '../bytes/decode.ts';
import { PIECE } from '../lines/line-cursor.ts';
import { skipScalar, skipString } from './json-skip.ts';

export interface Preview {
  kind: number;
  text: string;
  /** The text stops before the value does. */
  cut: boolean;
}

export const previewOf = (bytes: Uint8Array, from: number, end: number, most: number): Preview => {
  const b = bytes[from] ?? 0;
  const container = b === 123 || b === 91;
  // a long string is not walked to its end for a glimpse
  const near = Math.min(end, from + most * 4 + 64);
  let stop: number;
  if (container) stop = near;
  else stop = b === 34 ? skipString(bytes, from, near) : skipScalar(bytes, from, near);
  const kind = container
    ? PIECE.mark
    : b === 34
      ? PIECE.string
      : b === 45 || (b >= 48 && b <= 57)
        ? PIECE.number
        : PIECE.word;
  const cutAt = toBoundary(bytes, Math.min(stop, from + most), stop);
  const text = decodeShown(bytes, from, cutAt);
  return { kind, text: container ? text.replace(/\s+/g, ' ') : text, cut: cutAt < stop || stop === near };
};
