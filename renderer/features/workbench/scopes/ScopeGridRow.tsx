// One resource in the scope grid: its name, and a box for each scope that it has.
import { impliedBy } from '../../../../shared/okta/scopes/scope.ts';
import { Highlighted } from '../Highlighted.tsx';
import { ScopeBox } from './ScopeBox.tsx';
import css from './ScopeGrid.module.css';
import type { ScopeColumn, ScopeRow } from './scope-groups.ts';

export interface ScopeGridRowProps {
  row: ScopeRow;
  /** Counted over all groups and their heads. */
  place: number;
  columns: readonly ScopeColumn[];
  chosen: ReadonlySet<string>;
  /** Whether it says what is unusual about the resource. */
  withMark: boolean;
  anyRegistered: boolean;
  tabIndexAt: (column: number) => 0 | -1;
  onFocus: (column: number) => void;
}

/** The chosen scope that contains this one. */
function withinOf(name: string, selected: ReadonlySet<string>): string | null {
  return impliedBy(name).find((other) => other !== name && selected.has(other)) ?? null;
}

export function ScopeGridRow(props: ScopeGridRowProps) {
  const { row, place, columns, chosen, withMark, anyRegistered, tabIndexAt, onFocus } = props;
  const mark = row.cells.find((cell) => cell.mark)?.mark ?? null;
  return (
    <tr aria-level={2} className={css.row}>
      <th scope="row" title={row.label}>
        <span className={css.name}>
          <ResourceName row={row} />
          {mark && withMark && (
            <span title={mark.reason} className={css.mark}>
              {mark.word}
            </span>
          )}
        </span>
      </th>
      {columns.map((column, index) => {
        const cell = row.cells.find((known) => known.column === column);
        return (
          <td key={column} className={css.cell}>
            {cell && (
              <ScopeBox
                cell={cell}
                chosen={chosen.has(cell.name)}
                within={withinOf(cell.name, chosen)}
                tabIndex={tabIndexAt(index)}
                place={`${place}:${index}`}
                onFocus={() => onFocus(index)}
                anyRegistered={anyRegistered}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** The prefix that nearly all share is dimmed, so that the eye finds what differs. */
function ResourceName({ row }: { row: ScopeRow }) {
  const cut = row.label.startsWith('okta.') ? 5 : 0;
  return (
    <span className="truncate">
      <span className={css.prefix}>{row.label.slice(0, cut)}</span>
      <Highlighted
        text={row.label.slice(cut)}
        ranges={row.ranges.flatMap(([start, end]) =>
          end > cut ? [[Math.max(0, start - cut), end - cut] as [number, number]] : [],
        )}
      />
    </span>
  );
}
