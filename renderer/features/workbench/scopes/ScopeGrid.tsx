// The tree of resources as a grid: one stop for Tab, arrow keys move between boxes, Space ticks, and on a group's head
// left and right close and open it. The first time only the rows in view are drawn; the rest, some 95 of plain markup, follow
// when the page can be used, so that nothing needs to be virtual and a search of the browser finds every name.
import { IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, startTransition, useEffect, useRef, useState } from 'react';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { setGroupOpen } from './change-scopes.ts';
import { type GridPlace, gridMove } from './grid-move.ts';
import css from './ScopeGrid.module.css';
import { ScopeGridRow } from './ScopeGridRow.tsx';
import { groupCount, type ScopeColumn, type ScopeGroup, type ScopeRow } from './scope-groups.ts';

export interface ScopeGridProps {
  groups: readonly ScopeGroup[];
  selected: readonly string[];
  isOpen: (group: ScopeGroup) => boolean;
  anyRegistered: boolean;
}

/** As many as a tall window shows. */
const FIRST_ROWS = 24;
const COLUMNS: readonly ScopeColumn[] = ['read', 'manage', 'other'];

/** False while the page is drawn for the first time. */
function useAfterFirstDrawing(): boolean {
  const [after, setAfter] = useState(false);
  useEffect(() => {
    const idle = requestIdleCallback(() => startTransition(() => setAfter(true)), { timeout: 500 });
    return () => cancelIdleCallback(idle);
  }, []);
  return after;
}

/** The rows of each open group, in all no more than `most`. */
function rowsToDraw(groups: readonly ScopeGroup[], isOpen: ScopeGridProps['isOpen'], most: number) {
  let left = most;
  return groups.map((group) => {
    const rows = isOpen(group) ? group.rows.slice(0, left) : [];
    left -= rows.length;
    return { group, rows };
  });
}

export function ScopeGrid({ groups, selected, isOpen, anyRegistered }: ScopeGridProps) {
  const all = useAfterFirstDrawing();
  const frame = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<GridPlace>({ row: 0, column: 0 });
  const chosen = new Set(selected);
  const drawn = rowsToDraw(groups, isOpen, all ? Number.POSITIVE_INFINITY : FIRST_ROWS);
  const { rows, columns } = placesOf(drawn);
  const row = Math.min(at.row, rows.length - 1);
  const own = columns[row] ?? [0];
  const current = { row, column: own.includes(at.column) ? at.column : (own[0] ?? 0) };
  const withOther = rows.some(({ row: each }) => each?.cells.some((cell) => cell.column === 'other'));

  const press = (event: KeyboardEvent) => {
    const here = rows[current.row];
    if (here && !here.row && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      setGroupOpen(here.group.id, event.key === 'ArrowRight');
      return;
    }
    const next = gridMove(event.key, current, columns);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    frame.current?.querySelector<HTMLElement>(`[data-place="${next.row}:${next.column}"]`)?.focus();
  };
  const tabIndexAt = (index: number, column: number): 0 | -1 =>
    current.row === index && current.column === column ? 0 : -1;

  let index = -1;
  return (
    <table
      ref={frame}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a treegrid is a table with a hierarchy.
      role="treegrid"
      aria-label="Scopes by resource"
      className={css.grid}
      onKeyDown={press}
    >
      <GridHead withOther={withOther} />
      {drawn.map(({ group, rows: own }) => {
        index += 1;
        const head = index;
        const open = isOpen(group);
        return (
          <tbody key={group.id}>
            <GroupHead
              group={group}
              open={open}
              chosen={chosen}
              columns={withOther ? 4 : 3}
              place={head}
              tabIndex={tabIndexAt(head, 0)}
              onFocus={() => setAt({ row: head, column: 0 })}
            />
            {open &&
              own.map((row) => {
                index += 1;
                const place = index;
                return (
                  <ScopeGridRow
                    key={row.key}
                    row={row}
                    place={place}
                    columns={COLUMNS.slice(0, withOther ? 3 : 2)}
                    chosen={chosen}
                    withMark={group.id !== 'myaccount'}
                    anyRegistered={anyRegistered}
                    tabIndexAt={(column) => tabIndexAt(place, column)}
                    onFocus={(column) => setAt({ row: place, column })}
                  />
                );
              })}
          </tbody>
        );
      })}
    </table>
  );
}

/** What is in each row of the grid, heads of groups among them, and in which columns of it there is something to reach. */
function placesOf(drawn: ReturnType<typeof rowsToDraw>) {
  const rows = drawn.flatMap(({ group, rows: own }) => [
    { group, row: null as ScopeRow | null },
    ...own.map((row) => ({ group, row })),
  ]);
  const columns = rows.map(({ row }) =>
    row ? row.cells.map((cell) => COLUMNS.indexOf(cell.column)).sort((a, b) => a - b) : [0],
  );
  return { rows, columns };
}

function GridHead({ withOther }: { withOther: boolean }) {
  return (
    <>
      <colgroup>
        <col />
        <col className={css.narrow} />
        <col className={css.wide} />
        {withOther && <col className={css.narrow} />}
      </colgroup>
      <thead>
        <tr className={css.heads}>
          <th scope="col" className={css.headName}>
            Resource
          </th>
          <th scope="col">read</th>
          <th scope="col">manage</th>
          {withOther && <th scope="col">other</th>}
        </tr>
      </thead>
    </>
  );
}

interface GroupHeadProps {
  group: ScopeGroup;
  open: boolean;
  chosen: ReadonlySet<string>;
  /** How many it spans. */
  columns: number;
  /** The row of the grid. */
  place: number;
  tabIndex: 0 | -1;
  onFocus: () => void;
}

function GroupHead({ group, open, chosen, columns, place, tabIndex, onFocus }: GroupHeadProps) {
  const count = groupCount(group, chosen);
  return (
    <tr aria-level={1} aria-expanded={open} className={css.group}>
      <td colSpan={columns}>
        <button
          type="button"
          className={css.groupHead}
          tabIndex={tabIndex}
          data-place={`${place}:0`}
          onFocus={onFocus}
          onClick={() => setGroupOpen(group.id, !open)}
        >
          <IconChevronRight size={14} stroke={2} aria-hidden className={classNames(css.chevron, open && css.turned)} />
          <span className="truncate" title={group.title}>
            {group.title}
          </span>
          {group.note && <Tag>{group.note}</Tag>}
          <span className={css.count}>
            {count.chosen > 0 ? `${count.chosen} of ` : ''}
            {count.of}
          </span>
        </button>
      </td>
    </tr>
  );
}
