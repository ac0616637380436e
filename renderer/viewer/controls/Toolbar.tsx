// The bar above a body: how to show it, search, wrap, save, and on the right how long and how large it is.
import { IconArrowsDiagonalMinimize2, IconDownload, IconListNumbers, IconTextWrap } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { formatBytes, formatCounted } from '../../ui/values/format.ts';
import type { BodyMode } from '../body-source.ts';
import type { FindControl } from '../use-find.ts';
import type { BodyState } from '../worker/body-protocol.ts';
import { FindField } from './FindField.tsx';
import { type ModeTab, ModeTabs } from './ModeTabs.tsx';
import { ToolButton } from './ToolButton.tsx';
import styles from './Toolbar.module.css';

export interface ToolbarProps {
  tabs: ModeTab[];
  mode: BodyMode;
  panelId: string;
  state: BodyState | null;
  size: number;
  message: string;
  find: FindControl;
  input: RefObject<HTMLInputElement | null>;
  wrap: boolean;
  onChoose: (mode: BodyMode) => void;
  onWrap: () => void;
  onGoToLine: () => void;
  onCollapse: () => void;
  onLeaveFind: () => void;
  onSave?: () => void;
  label?: string;
}

/** In order of weight: a narrow bar shows the first alone. */
const facts = (mode: BodyMode, state: BodyState | null, size: number): string[] => {
  const bytes = formatBytes(Math.max(size, state?.arrived ?? 0));
  if (!state || state.kind === null || state.kind === 'empty') return [bytes];
  if (!state.complete && size > state.arrived) return [`${formatBytes(state.arrived)} of ${bytes}`];
  if (state.kind === 'binary') return [bytes];
  if (mode === 'table' && state.table) {
    const hidden = state.table.hiddenColumns > 0 ? ` of ${state.table.columns.length + state.table.hiddenColumns}` : '';
    const columns = `${state.table.columns.length}${hidden} columns`;
    return [formatCounted(state.table.rows, 'row'), columns, bytes];
  }
  return [formatCounted(state.lines, 'line'), bytes];
};

export const Toolbar = (props: ToolbarProps) => {
  const { mode, state, find, wrap } = props;
  const lines = (mode === 'pretty' || mode === 'raw') && state?.kind !== 'binary';
  const [first, ...rest] = facts(mode, state, props.size);
  return (
    <div className={styles.bar}>
      {props.tabs.length > 0 && (
        <ModeTabs tabs={props.tabs} mode={mode} panelId={props.panelId} onChoose={props.onChoose} />
      )}
      <FindField find={find} input={props.input} onLeave={props.onLeaveFind} label={props.label} />
      {lines && (
        <>
          <ToolButton label="Wrap long lines (Alt Z)" pressed={wrap} onClick={props.onWrap}>
            <IconTextWrap size={16} stroke={1.75} />
          </ToolButton>
          <ToolButton label="Go to line (Ctrl G)" onClick={props.onGoToLine}>
            <IconListNumbers size={16} stroke={1.75} />
          </ToolButton>
        </>
      )}
      {mode === 'tree' && (
        <ToolButton label="Close all" onClick={props.onCollapse}>
          <IconArrowsDiagonalMinimize2 size={16} stroke={1.75} />
        </ToolButton>
      )}
      <span className={styles.space} />
      <span className={styles.facts} role="status" title={props.message || [first, ...rest].join(' · ')}>
        {props.message || first}
        {!props.message && rest.length > 0 && <span className={styles.more}> · {rest.join(' · ')}</span>}
      </span>
      {props.onSave && (
        <ToolButton label="Save the body to a file" onClick={props.onSave}>
          <IconDownload size={16} stroke={1.75} />
        </ToolButton>
      )}
    </div>
  );
};
