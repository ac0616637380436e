// Text in coloured spans, with the places of a search marked across them.
import type { ReactNode } from 'react';
import { PIECE } from '../worker/lines/line-cursor.ts';
import styles from './tokens.module.css';

// From a kind of piece to its colour.
const tokenClass = (kind: number): string | undefined => {
  switch (kind) {
    case PIECE.key:
      return styles.key;
    case PIECE.string:
      return styles.string;
    case PIECE.number:
      return styles.number;
    case PIECE.word:
      return styles.word;
    case PIECE.mark:
    case PIECE.colon:
      return styles.mark;
    default:
      return undefined;
  }
};

export interface TokenTextProps {
  text: string;
  /** Pairs (end column, kind). */
  spans: number[];
  /** Pairs [from, to) to mark, in order. */
  marks: [number, number][];
  /** The current mark of the search. */
  now: [number, number] | null;
}

export const TokenText = ({ text, spans, marks, now }: TokenTextProps) => {
  const all = now && !marks.some(([from]) => from === now[0]) ? [...marks, now].sort((a, b) => a[0] - b[0]) : marks;
  const out: ReactNode[] = [];
  let at = 0;
  let mark = 0;
  const put = (to: number, kind: number): void => {
    while (at < to) {
      while (mark < all.length && (all[mark]?.[1] ?? 0) <= at) mark++;
      const [from, end] = all[mark] ?? [text.length, text.length];
      const marked = at >= from && at < end;
      const stop = Math.min(to, marked ? end : Math.max(from, at + 1));
      const piece = text.slice(at, stop);
      if (marked) {
        const current = now !== null && from === now[0];
        out.push(
          <mark key={at} className={current ? styles.findNow : styles.find} data-now={current || undefined}>
            {piece}
          </mark>,
        );
      } else {
        const look = tokenClass(kind);
        out.push(
          look ? (
            <span key={at} className={look}>
              {piece}
            </span>
          ) : (
            piece
          ),
        );
      }
      at = stop;
    }
  };
  for (let i = 0; i < spans.length; i += 2) put(spans[i] ?? 0, spans[i + 1] ?? 0);
  put(text.length, -1);
  return out;
};
