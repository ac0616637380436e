// The gallery: groups with their cases, each with a box to choose it and its latest outcome. A tree grid: one stop for Tab,
// arrow keys move, Left and Right fold a group, Space chooses a case or a whole group. The boxes and *Run* are the same for
// the mouse.
// biome-ignore-all lint/a11y: the focus is on the grid itself, which points at the current row; a table cannot fold.
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { steppedIndex } from '../../../../ui/lists/stepped-index.ts';
import { type CaseGroupRow, type CaseRow, sentByDefault } from '../case-rows.ts';
import { CaseLine } from './CaseLine.tsx';
import css from './CaseTree.module.css';
import { GroupLine } from './GroupLine.tsx';

const PAGE = 12;

export interface CaseTreeProps {
  groups: readonly CaseGroupRow[];
  chosen: ReadonlySet<string>;
  /** The case that is being sent. */
  runningId: string | null;
  folded: ReadonlySet<string>;
  shownId: string | null;
  /** `opened`: by a click; the keys pass through many. */
  onShow: (row: CaseRow, opened: boolean) => void;
  onChoose: (rows: readonly CaseRow[], chosen: boolean) => void;
  onFold: (groupId: string, folded: boolean) => void;
  onRunGroup: (group: CaseGroupRow) => void;
}

type Line = { key: string; group: CaseGroupRow; row: CaseRow | null };

function linesOf(groups: readonly CaseGroupRow[], folded: ReadonlySet<string>): Line[] {
  return groups.flatMap((group) => [
    { key: `group ${group.id}`, group, row: null },
    ...(folded.has(group.id) ? [] : group.rows.map((row) => ({ key: row.id, group, row }))),
  ]);
}

export function CaseTree(props: CaseTreeProps) {
  const { groups, chosen, runningId, folded, shownId, onShow, onChoose, onFold, onRunGroup } = props;
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const lines = linesOf(groups, folded);
  const [cursor, setCursor] = useState<string | null>(null);
  const current = lines.findIndex(({ key }) => key === (cursor ?? shownId));
  const at = current >= 0 ? current : lines.findIndex(({ key }) => key === shownId);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the row that is current now scrolls into view.
  useEffect(() => {
    frame.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const go = (line: Line | undefined, opened: boolean) => {
    if (!line) return;
    setCursor(line.key);
    if (line.row) onShow(line.row, opened);
  };
  const toggle = (line: Line) => toggleLine(line, chosen, onChoose);
  const press = (event: KeyboardEvent) => {
    const line = lines[at];
    const next = steppedIndex(event.key, at, lines.length, PAGE);
    if (next !== null) go(lines[next], false);
    else if (!line || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === ' ') toggle(line);
    else if (event.key === 'ArrowRight' && line.row === null && folded.has(line.group.id)) onFold(line.group.id, false);
    else if (event.key === 'ArrowLeft' && line.row === null) onFold(line.group.id, true);
    else if (event.key === 'ArrowLeft')
      go(
        lines.find(({ group, row }) => row === null && group === line.group),
        false,
      );
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={frame}
      role="treegrid"
      aria-label="Error cases"
      aria-multiselectable
      aria-rowcount={lines.length}
      aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
      tabIndex={0}
      className={css.tree}
      onKeyDown={press}
    >
      {lines.map((line, index) => {
        const shared = {
          id: `${id}-${index}`,
          index,
          current: index === at,
          onToggle: () => toggle(line),
          onGo: () => go(line, true),
        };
        return line.row ? (
          <CaseLine
            key={line.key}
            {...shared}
            row={line.row}
            chosen={chosen.has(line.row.id)}
            running={line.row.id === runningId}
            shown={line.row.id === shownId}
          />
        ) : (
          <GroupLine
            key={line.key}
            {...shared}
            group={line.group}
            chosen={line.group.rows.filter((row) => chosen.has(row.id)).length}
            folded={folded.has(line.group.id)}
            onFold={() => onFold(line.group.id, !folded.has(line.group.id))}
            onRun={() => onRunGroup(line.group)}
          />
        );
      })}
    </div>
  );
}

/** Chooses a case or takes it out; of a group all that are sent by default, unless all of them are chosen. */
function toggleLine({ group, row }: Line, chosen: ReadonlySet<string>, onChoose: CaseTreeProps['onChoose']): void {
  if (row) {
    if (row.barred === null) onChoose([row], !chosen.has(row.id));
    return;
  }
  const rows = sentByDefault(group.rows);
  onChoose(rows, !rows.every((one) => chosen.has(one.id)));
}
