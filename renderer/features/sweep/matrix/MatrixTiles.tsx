// The narrow matrix as drawn: thousands of cells are too many elements for a smooth scroll. What a cell is for a person who
// points at it or has it read out is above, in the rows.
import type { VirtualItem } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { VERDICTS } from '../../../../shared/okta/verdict/verdicts.ts';
import type { GridFrame } from './grid-frame.ts';
import css from './MatrixTile.module.css';
import { MatrixTile, TILE } from './MatrixTile.tsx';
import { wordOf } from './matrix.ts';
import { OutcomeMark } from './OutcomeMark.tsx';
import { NOT_DONE } from './outcome-pictures.ts';
import { useOutcomePictures } from './use-outcome-pictures.ts';

/** One cell of every outcome there is. */
const SAMPLES = [
  ...[...VERDICTS, 'skipped' as const].map((outcome) => ({ outcome, emptyList: false })),
  { outcome: 'allowed' as const, emptyList: true },
];

export interface MatrixTilesProps {
  grid: GridFrame;
  /** In view. */
  down: readonly VirtualItem[];
  across: readonly VirtualItem[];
}

export function MatrixTiles({ grid: { view, matrix, rows, size, word }, down, across }: MatrixTilesProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const pictures = useOutcomePictures(sheet, size.column, size.row);
  return (
    <div role="presentation" aria-hidden>
      <div ref={sheet} className={css.sheet}>
        <span data-word={NOT_DONE} />
        {SAMPLES.map((sample) => (
          <span key={wordOf(sample)} data-word={wordOf(sample)}>
            <OutcomeMark cell={sample} look="icon" />
          </span>
        ))}
      </div>
      {pictures &&
        tileStarts(down, TILE.rows).flatMap((firstRow) =>
          tileStarts(across, TILE.columns).map((firstColumn) => (
            <MatrixTile
              key={`${firstRow}|${firstColumn}`}
              cells={view.cells}
              matrix={matrix}
              rows={rows}
              firstRow={firstRow}
              firstColumn={firstColumn}
              top={size.head + firstRow * size.row}
              left={size.side + firstColumn * size.column}
              width={size.column}
              height={size.row}
              word={word}
              pictures={pictures}
            />
          )),
        )}
    </div>
  );
}

/** The first line of each tile that has a line in view. */
function tileStarts(seen: readonly VirtualItem[], length: number): number[] {
  const first = seen[0]?.index ?? 0;
  const last = seen.at(-1)?.index ?? -1;
  const starts: number[] = [];
  for (let start = first - (first % length); start <= last; start += length) starts.push(start);
  return starts;
}
