// One row of the tree: a twist, the name, and a glimpse of the value.

import { memo } from 'react';
import { formatCounted } from '../../ui/values/format.ts';
import { TokenText } from '../lines/TokenText.tsx';
import { matchText } from '../match-text.ts';
import type { TreeRow } from '../worker/json/tree-view.ts';
import { PIECE } from '../worker/lines/line-cursor.ts';
import styles from './TreePanel.module.css';

export interface TreeRowViewProps {
  id: string;
  row: number;
  data: TreeRow | undefined;
  y: number;
  current: boolean;
  query: string;
  matchCase: boolean;
}

/** Levels beyond this are no longer set in: the row would leave the view. */
const DEEPEST = 40;

const glimpse = (data: TreeRow): string => {
  const count = formatCounted(data.children ?? 0, data.array ? 'item' : 'key');
  return data.children === 0 ? (data.array ? '[ ]' : '{ }') : count;
};

const TreeRowPlain = ({ id, row, data, y, current, query, matchCase }: TreeRowViewProps) => {
  const container = data?.children !== null && data !== undefined;
  const name = data === undefined || data.name === null ? 'Body' : String(data.name);
  const text = data && !container ? data.text : '';
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and names its active row (aria-activedescendant)
    <div
      id={id}
      role="treeitem"
      aria-level={(data?.level ?? 0) + 1}
      aria-expanded={container && (data?.children ?? 0) > 0 ? data?.open : undefined}
      aria-selected={current}
      aria-posinset={data?.position}
      aria-setsize={data?.siblings}
      className={styles.row}
      data-row={row}
      style={{ transform: `translateY(${y}px)`, paddingLeft: 8 + Math.min(data?.level ?? 0, DEEPEST) * 16 }}
    >
      <span className={styles.twist} data-twist={row} aria-hidden="true">
        {container && (data?.children ?? 0) > 0 && (
          <svg viewBox="0 0 16 16" width="16" height="16" className={data?.open ? styles.opened : undefined}>
            <title>{data?.open ? 'Close' : 'Open'}</title>
            <path d="M6 4l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.75" />
          </svg>
        )}
      </span>
      {data && (
        <>
          <span className={typeof data.name === 'string' ? styles.name : styles.index}>
            <TokenText
              text={name}
              spans={[name.length, typeof data.name === 'string' ? PIECE.key : PIECE.mark]}
              marks={matchText(name, query, matchCase)}
              now={null}
            />
          </span>
          {container ? (
            <>
              <span className={styles.count}>{glimpse(data)}</span>
              {!data.open && <span className={styles.glimpse}>{data.text}</span>}
            </>
          ) : (
            <span className={styles.value}>
              <TokenText
                text={text}
                spans={[text.length, data.kind]}
                marks={matchText(text, query, matchCase)}
                now={null}
              />
            </span>
          )}
        </>
      )}
    </div>
  );
};

export const TreeRowView = memo(TreeRowPlain);
