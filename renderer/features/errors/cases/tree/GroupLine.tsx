// The head of a group in the gallery: fold it, choose it, run it; and how many of its cases differ.
// biome-ignore-all lint/a11y: parts of a tree grid, whose keys are on the grid.

import { IconChevronDown, IconChevronRight, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { classNames } from '../../../../ui/class-names.ts';
import { IconButton } from '../../../../ui/controls/IconButton.tsx';
import { formatCounted } from '../../../../ui/values/format.ts';
import { type CaseGroupRow, costOf, sentByDefault } from '../case-rows.ts';
import { costWords } from '../run/cost-words.ts';
import type { LineProps } from './CaseLine.tsx';
import css from './CaseTree.module.css';

interface GroupLineProps extends LineProps {
  group: CaseGroupRow;
  /** How many of its cases are chosen. */
  chosen: number;
  folded: boolean;
  onFold: () => void;
  onRun: () => void;
}

function factsOf({ rows }: CaseGroupRow): string {
  const differs = rows.filter(({ outcome }) => outcome === 'differs').length;
  return differs > 0 ? `${rows.length} · ${formatCounted(differs, 'differs', 'differ')}` : String(rows.length);
}

export function GroupLine(props: GroupLineProps) {
  const { id, index, current, group, chosen, folded, onToggle, onGo, onFold, onRun } = props;
  const sent = sentByDefault(group.rows);
  const possible = sent.length;
  const box = useRef<HTMLInputElement>(null);
  const partly = chosen > 0 && chosen < possible;
  useEffect(() => {
    if (box.current) box.current.indeterminate = partly;
  }, [partly]);
  const Chevron = folded ? IconChevronRight : IconChevronDown;
  return (
    <div
      id={id}
      role="row"
      aria-level={1}
      aria-rowindex={index + 1}
      aria-expanded={!folded}
      aria-selected={chosen > 0 && chosen >= possible}
      data-current={current || undefined}
      className={classNames(css.line, css.group, current && css.current)}
      onClick={onGo}
    >
      <span role="gridcell" className={css.box}>
        <input
          ref={box}
          type="checkbox"
          className={css.check}
          tabIndex={-1}
          aria-label={`Choose the group ${group.title}`}
          checked={chosen > 0 && chosen >= possible}
          disabled={possible === 0}
          onClick={(event) => event.stopPropagation()}
          onChange={onToggle}
        />
      </span>
      <span role="rowheader" className={css.groupTitle}>
        <button
          type="button"
          tabIndex={-1}
          className={css.fold}
          aria-label={folded ? `Unfold ${group.title}` : `Fold ${group.title}`}
          onClick={(event) => {
            event.stopPropagation();
            onFold();
          }}
        >
          <Chevron size={14} stroke={1.75} aria-hidden />
        </button>
        <span className="truncate">{group.title}</span>
        <span className={css.count}>{factsOf(group)}</span>
      </span>
      <span role="gridcell" className={css.groupRun}>
        <IconButton
          size="small"
          icon={IconPlayerPlay}
          tabIndex={-1}
          label={`Run group: ${group.title}, ${costWords(costOf(sent))}`}
          disabled={possible === 0}
          onClick={(event) => {
            event.stopPropagation();
            onRun();
          }}
        />
      </span>
    </div>
  );
}
