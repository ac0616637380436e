// A text with the letters marked that a search found.
import type { MatchRange } from '../../../shared/okta/catalogue/fuzzy-match.ts';
import css from './Marked.module.css';

export function Marked({ text, ranges }: { text: string; ranges: readonly MatchRange[] }) {
  if (ranges.length === 0) return text;
  const parts = ranges.map(([start, end], index) => {
    const from = ranges[index - 1]?.[1] ?? 0;
    return (
      <span key={start}>
        {text.slice(from, start)}
        <mark className={css.mark}>{text.slice(start, end)}</mark>
      </span>
    );
  });
  return (
    <>
      {parts}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </>
  );
}
