// The rows of the list of codes. Each is as high as its words need, and only those in view are drawn.
// biome-ignore-all lint/a11y: a table that draws only its part in view cannot be a <table>; it says its size itself.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { KnownCode } from '../../../../shared/okta/errors/known-code.ts';
import { StatusCode } from '../../../ui/chips/StatusCode.tsx';
import css from './Codes.module.css';
import { codeId } from './codes.ts';

const COLUMNS = ['Code', 'Status', 'Okta’s text', 'Meaning', 'What to do'];
const GUESSED_HEIGHT = 44;

function Cells({ row }: { row: KnownCode }) {
  return (
    <>
      <span role="rowheader" className={css.code}>
        {row.code}
        {row.key !== null && row.key !== row.code && (
          <span className={css.key} title="Okta’s own name for it, which is not in the response">
            {row.key}
          </span>
        )}
      </span>
      <span role="cell">
        <StatusCode status={row.status} />
      </span>
      <span role="cell">{row.text}</span>
      <span role="cell" className={css.words}>
        {row.meaning}
      </span>
      <span role="cell" className={css.words}>
        {row.fix}
      </span>
    </>
  );
}

export function CodesTable({ rows }: { rows: readonly KnownCode[] }) {
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => GUESSED_HEIGHT,
    getItemKey: (index) => {
      const row = rows[index];
      return row ? codeId(row) : index;
    },
    overscan: 6,
  });
  return (
    <div ref={frame} role="table" aria-label="Codes" aria-rowcount={rows.length + 1} tabIndex={0} className={css.table}>
      <div role="row" aria-rowindex={1} className={css.head}>
        {COLUMNS.map((label) => (
          <span key={label} role="columnheader">
            {label}
          </span>
        ))}
      </div>
      <div role="rowgroup" className={css.content} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                role="row"
                aria-rowindex={index + 2}
                className={css.row}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Cells row={row} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
