// One line of a comparison. What was added or removed is shown by a sign and in words, not by colour alone.

import { memo } from 'react';
import { formatCounted } from '../../ui/values/format.ts';
import { TokenText } from '../lines/TokenText.tsx';
import type { DiffRow } from '../worker/diff-protocol.ts';
import styles from './DiffView.module.css';

export interface DiffRowViewProps {
  id: string;
  row: number;
  data: DiffRow | undefined;
  y: number;
  count: number;
  current: boolean;
}

const SIGNS = { equal: ' ', removed: '−', added: '+', fold: ' ' } as const;
const WORDS = { equal: '', removed: 'Removed: ', added: 'Added: ', fold: '' } as const;
const number = (line: number | null | undefined): string => (line == null ? '' : String(line + 1));

const DiffRowPlain = ({ id, row, data, y, count, current }: DiffRowViewProps) => {
  const kind = data?.kind ?? 'equal';
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active row (aria-activedescendant)
    <div
      id={id}
      role="option"
      aria-selected={current}
      aria-setsize={count}
      aria-posinset={row + 1}
      aria-label={
        data
          ? `${WORDS[kind]}${kind === 'fold' ? `${formatCounted(data.hidden, 'equal line')}, open` : data.text}`
          : 'Line'
      }
      className={styles.row}
      data-row={row}
      data-kind={kind}
      style={{ transform: `translateY(${y}px)` }}
    >
      <span className={styles.numbers} aria-hidden="true">
        <span>{number(data?.a)}</span>
        <span>{number(data?.b)}</span>
        <span className={styles.sign}>{SIGNS[kind]}</span>
      </span>
      <span className={styles.text}>
        {kind === 'fold'
          ? `⋯ ${formatCounted(data?.hidden ?? 0, 'equal line')}`
          : data && <TokenText text={data.text} spans={data.spans} marks={[]} now={null} />}
      </span>
    </div>
  );
};

export const DiffRowView = memo(DiffRowPlain);
