// Shows one body: pretty, as a tree, as a table, or as received. The work happens in a worker of its own that ends with
// the component, so a body of 100 MB costs the page only the rows it draws, and nothing once it is closed.
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { onDemand } from '../platform/on-demand.tsx';
import { BodyNotices } from './BodyNotices.tsx';
import styles from './BodyViewer.module.css';
import type { BodyClient } from './body-client.ts';
import type { BodyMode, BodySource } from './body-source.ts';
import { GoToLine } from './controls/GoToLine.tsx';
import { Toolbar } from './controls/Toolbar.tsx';
import { LinesView, type LinesViewProps } from './lines/LinesView.tsx';
import { useBody } from './use-body.ts';
import { useFind } from './use-find.ts';
import './json-colours.css';
import type { ModeTab } from './controls/ModeTabs.tsx';
import type { BodyState } from './worker/body-protocol.ts';

// Which ways of seeing a body there are. They are offered as soon as it is known to be JSON, so that the bar does not
// change while it is read; Table waits until it is known whether there is an array of objects.
const modeTabs = (state: BodyState | null, offered?: readonly BodyMode[]): ModeTab[] => {
  const kind = state?.kind ?? null;
  if (kind === 'empty') return [];
  if (kind === 'binary') return [{ mode: 'raw', label: 'Hex' }];
  if (kind === 'text') return [{ mode: 'raw', label: 'Text' }];
  const reading = state?.complete ? undefined : 'The body is still being read';
  const noTable = reading ?? (state?.table ? undefined : 'Only for an array of objects');
  const tabs: ModeTab[] = [
    { mode: 'pretty', label: 'Pretty' },
    { mode: 'tree', label: 'Tree', unavailable: reading },
    { mode: 'table', label: 'Table', unavailable: noTable },
    { mode: 'raw', label: 'Raw' },
  ];
  return offered ? tabs.filter((tab) => offered.includes(tab.mode)) : tabs;
};

export interface BodyViewerProps {
  source: BodySource;
  /** Modes that are offered; all that fit the body by default. */
  modes?: readonly BodyMode[];
  /** The mode to begin with, and what is called when the person chooses another. */
  mode?: BodyMode;
  onMode?: (mode: BodyMode) => void;
  onOpenLink?: (url: string) => void;
  /** Saves the body as received; without it there is no Save button. */
  onSave?: () => void;
  /** What is shown when the body is empty. */
  emptyText?: string;
  /** Name for assistive technology. */
  label?: string;
}

const MESSAGE_TIME = 2500;

/** A body is shown as lines first: the others are read when one of them is chosen. */
const TreePanel = onDemand(async () => (await import('./tree/TreePanel.tsx')).TreePanel);
const TablePanel = onDemand(async () => (await import('./table/TablePanel.tsx')).TablePanel);

export const BodyViewer = (props: BodyViewerProps) => {
  const { source, onOpenLink, label = 'Response body' } = props;
  const body = useBody(source);
  const { client, state } = body;
  const find = useFind(client, state);
  const panelId = useId();
  const panel = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const { tabs, mode, view, wrap, choose, toggleWrap } = useModes(props, state);
  const [message, say] = useMessage();

  const empty = isEmpty(source, state);
  const { asking, setAsking, goTo, goToLine } = useGoToLine(source.key, mode, choose);
  const focusPanel = (): void => focusIn(panel.current);

  const onViewerKey = (event: React.KeyboardEvent): boolean =>
    !empty && pressInViewer(event, { input: input.current, step: find.step, ask: () => setAsking(true), toggleWrap });

  const panelProps: Omit<ShownProps, 'client' | 'state'> = {
    mode,
    view,
    wrap,
    goTo,
    onGoToLine: () => setAsking(true),
    find: { query: find.query, matchCase: find.matchCase, index: find.index, turn: find.turn },
    position: find.position,
    say,
    onOpenLink,
    onViewerKey,
    label,
  };
  const ready = client !== null && state !== null && state.kind !== null;
  return (
    <section className={styles.viewer} aria-label={label} onKeyDown={onViewerKey}>
      {!empty && (
        <Toolbar
          tabs={tabs}
          mode={mode}
          panelId={panelId}
          state={state}
          size={source.size}
          message={message}
          find={find}
          input={input}
          wrap={wrap}
          onChoose={choose}
          onWrap={toggleWrap}
          onGoToLine={() => setAsking(true)}
          onCollapse={() => client && collapse(client)}
          onLeaveFind={focusPanel}
          onSave={props.onSave}
          label={props.label}
        />
      )}
      <BodyNotices source={source} body={body} onShowFault={goToLine} />
      <div
        ref={panel}
        id={panelId}
        className={styles.panel}
        {...(empty ? {} : { role: 'tabpanel', 'aria-label': label })}
      >
        {asking && state && (
          <GoToLine
            lines={state.lines}
            onGo={goToLine}
            onClose={() => {
              setAsking(false);
              focusPanel();
            }}
          />
        )}
        {body.failure !== null && <Failed why={body.failure} onRetry={body.retry} />}
        {body.failure === null && empty && <Empty text={props.emptyText} />}
        {body.failure === null && ready && !empty && (
          <Shown key={source.key} {...panelProps} client={client} state={state} />
        )}
      </div>
    </section>
  );
};

/** Says something short for a while. */
function useMessage(): [string, (text: string) => void] {
  const [message, setMessage] = useState('');
  useEffect(() => {
    if (message === '') return;
    const timer = setTimeout(() => setMessage(''), MESSAGE_TIME);
    return () => clearTimeout(timer);
  }, [message]);
  return [message, useCallback((text: string) => setMessage(text), [])];
}

/** The way of seeing in force: the chosen one while the body has it, else the nearest. */
function useModes(props: BodyViewerProps, state: BodyState | null) {
  const [chosen, setChosen] = useState<BodyMode>(props.mode ?? 'pretty');
  const [wraps, setWraps] = useState({ pretty: false, raw: true });
  const tabs = modeTabs(state, props.modes);
  const usable = tabs.find((tab) => tab.mode === chosen && tab.unavailable === undefined);
  const mode = usable?.mode ?? (tabs.some((tab) => tab.mode === 'pretty') ? 'pretty' : 'raw');
  const view = mode === 'raw' || state?.kind !== 'json' ? 'raw' : 'pretty';
  const wrap = wraps[view];
  const choose = (next: BodyMode): void => {
    setChosen(next);
    props.onMode?.(next);
  };
  const toggleWrap = (): void => setWraps((now) => ({ ...now, [view]: !now[view] }));
  return { tabs, mode, view, wrap, choose, toggleWrap } as const;
}

/** The line to go to, and whether it is being asked for. Lines are those of the text: the other modes give way to it. */
function useGoToLine(key: string, mode: BodyMode, choose: (mode: BodyMode) => void) {
  const [asking, setAsking] = useState(false);
  const [goTo, setGoTo] = useState<{ line: number; turn: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another body starts without the wishes for the last one
  useEffect(() => {
    setGoTo(null);
    setAsking(false);
  }, [key]);
  const goToLine = (line: number): void => {
    if (mode !== 'pretty' && mode !== 'raw') choose('pretty');
    setGoTo((now) => ({ line, turn: (now?.turn ?? 0) + 1 }));
  };
  return { asking, setAsking, goTo, goToLine };
}

interface ViewerKeys {
  input: HTMLInputElement | null;
  step: (by: 1 | -1) => void;
  /** Asks for the line to go to. */
  ask: () => void;
  toggleWrap: () => void;
}

/** Whether the key was one of the viewer's. */
function pressInViewer(event: React.KeyboardEvent, { input, step, ask, toggleWrap }: ViewerKeys): boolean {
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (command && key === 'f') {
    input?.focus();
    input?.select();
  } else if (event.key === 'F3') step(event.shiftKey ? -1 : 1);
  else if (command && key === 'g') ask();
  else if (event.altKey && event.code === 'KeyZ') toggleWrap();
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

/** Nothing to search, to wrap or to save. What is known to be empty beforehand never shows the bar. */
function isEmpty(source: BodySource, state: BodyState | null): boolean {
  return state === null || state.kind === null ? source.text === '' : state.kind === 'empty';
}

function focusIn(panel: HTMLElement | null): void {
  panel?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
}

function Empty({ text }: { text: string | undefined }) {
  return <p className={styles.empty}>{text ?? 'The body is empty: nothing was sent after the headers.'}</p>;
}

/** Closes all of the tree but its first level. */
function collapse(client: BodyClient): void {
  client
    .call('treeSet', 0, false)
    .then(() => client.call('treeSet', 0, true))
    .catch(() => {});
}

function Failed({ why, onRetry }: { why: string; onRetry: () => void }) {
  return (
    <div className={styles.empty} role="alert">
      <span>The body could not be shown. {why}</span>
      <button type="button" className={styles.button} onClick={onRetry}>
        Read again
      </button>
    </div>
  );
}

type ShownProps = LinesViewProps & { mode: BodyMode };

/** The body in the mode that is in force. */
function Shown({ mode, view, wrap, goTo, onGoToLine, ...panel }: ShownProps) {
  if (mode === 'tree') return <TreePanel {...panel} />;
  if (mode === 'table') return <TablePanel {...panel} />;
  return <LinesView {...panel} view={view} wrap={wrap} goTo={goTo} onGoToLine={onGoToLine} />;
}
