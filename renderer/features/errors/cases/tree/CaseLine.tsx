// One case in the gallery: its box, what it is called, what Okta should answer, its latest outcome.
// biome-ignore-all lint/a11y: parts of a tree grid, whose keys are on the grid.
import { IconAlertTriangle, IconBan } from '@tabler/icons-react';
import { classNames } from '../../../../ui/class-names.ts';
import { Spinner } from '../../../../ui/progress/Spinner.tsx';
import type { CaseRow } from '../case-rows.ts';
import { OutcomeChip } from '../OutcomeChip.tsx';
import css from './CaseTree.module.css';

export interface LineProps {
  id: string;
  index: number;
  current: boolean;
  onToggle: () => void;
  onGo: () => void;
}

export function CaseLine({ id, index, current, row, chosen, running, shown, onToggle, onGo }: CaseLineProps) {
  const { title, expects, outcome, barred, risk, why } = row;
  const limit = barred ?? risk;
  const Sign = barred === null ? IconAlertTriangle : IconBan;
  return (
    <div
      id={id}
      role="row"
      aria-level={2}
      aria-rowindex={index + 1}
      aria-selected={chosen}
      aria-current={shown ? 'true' : undefined}
      data-current={current || undefined}
      className={classNames(css.line, css.case, shown && css.shown, current && css.current)}
      onClick={onGo}
    >
      <span role="gridcell" className={css.box}>
        <input
          type="checkbox"
          className={css.check}
          tabIndex={-1}
          aria-label={`Choose ${title}`}
          checked={chosen}
          disabled={barred !== null}
          title={barred ?? undefined}
          onClick={(event) => event.stopPropagation()}
          onChange={onToggle}
        />
      </span>
      <span role="gridcell" className={css.title} title={title}>
        <span className="truncate">{title}</span>
        {limit !== null && (
          <span className={barred === null ? css.risk : css.barred} title={limit}>
            <Sign size={14} stroke={1.75} aria-hidden />
            <span className="visually-hidden">{limit}</span>
          </span>
        )}
      </span>
      <span role="gridcell" className={css.expects} title={expects}>
        {expects}
      </span>
      <span role="gridcell" className={css.outcome} title={why ?? undefined}>
        {running ? (
          <span className={css.running}>
            <Spinner /> running
          </span>
        ) : (
          <OutcomeChip outcome={outcome} look="plain" />
        )}
      </span>
    </div>
  );
}

interface CaseLineProps extends LineProps {
  row: CaseRow;
  chosen: boolean;
  running: boolean;
  shown: boolean;
}
