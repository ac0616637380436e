// One row of the line views: number, text, marks. Memoised, because a scroll moves rows far more often than it changes
// them; the place is set by the parent's layer.
import { memo } from 'react';
import { matchText } from '../match-text.ts';
import type { Row } from '../worker/lines/read-rows.ts';
import styles from './LinesView.module.css';
import { TokenText } from './TokenText.tsx';

export interface LineRowProps {
  id: string;
  row: number;
  data: Row | undefined;
  y: number;
  count: number;
  selected: boolean;
  current: boolean;
  faulty: boolean;
  query: string;
  matchCase: boolean;
  now: [number, number] | null;
}

const LineRowPlain = ({ id, row, data, y, count, selected, current, faulty, query, matchCase, now }: LineRowProps) => (
  // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active row (aria-activedescendant)
  <div
    id={id}
    role="option"
    aria-selected={selected}
    aria-setsize={count}
    aria-posinset={row + 1}
    aria-label={data && data.text.trim() === '' ? 'Blank line' : undefined}
    className={styles.row}
    data-row={row}
    data-current={current || undefined}
    data-faulty={faulty || undefined}
    style={{ transform: `translateY(${y}px)` }}
  >
    <span className={styles.number} aria-hidden="true">
      {data ? (data.part === 0 ? data.line + 1 : '↪') : ''}
    </span>
    <span className={styles.text}>
      {data && data.hang > 0 && ' '.repeat(data.hang)}
      {data && (
        <TokenText text={data.text} spans={data.spans} marks={matchText(data.text, query, matchCase)} now={now} />
      )}
    </span>
  </div>
);

export const LineRow = memo(LineRowPlain);
