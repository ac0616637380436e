// A text with the parts marked that a search found.
import type { MatchRange } from '../../../shared/okta/catalogue/fuzzy-match.ts';
import css from './Highlighted.module.css';

export function Highlighted({ text, ranges = [] }: { text: string; ranges?: readonly MatchRange[] | undefined }) {
  const parts: { at: number; text: string; found: boolean }[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start > at) parts.push({ at, text: text.slice(at, start), found: false });
    parts.push({ at: start, text: text.slice(start, end), found: true });
    at = end;
  }
  if (at < text.length) parts.push({ at, text: text.slice(at), found: false });
  return (
    <>
      {parts.map((part) =>
        part.found ? (
          <mark key={part.at} className={css.found}>
            {part.text}
          </mark>
        ) : (
          <span key={part.at}>{part.text}</span>
        ),
      )}
    </>
  );
}
