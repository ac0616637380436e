// A sweep's events as what a person sees: the matrix, sums, progress, waits, state. Page, command line and reports reduce
// the same events with this one function. An event that was seen before changes nothing, so a page may attach again anywhere.

import { isUnanswered } from '../../okta/verdict/verdicts.ts';
import { freshEvents } from '../numbered.ts';
import type { RunState } from '../run-state.ts';
import { basisOf, type FileVersion } from './plan/plan-basis.ts';
import type {
  SweepCell,
  SweepColumn,
  SweepEvent,
  SweepInput,
  SweepRow,
  TokenEntry,
  WaitingEntry,
  WaitReason,
} from './sweep-events.ts';

export interface SweepView {
  runId: string;
  input: SweepInput | null;
  targetNames: string[];
  /** Of the management file. */
  catalogueVersion: string;
  /** Of every file that the plan was made of. */
  catalogueFiles: readonly FileVersion[];
  columns: SweepColumn[];
  rows: SweepRow[];
  /** By cell key. */
  cells: ReadonlyMap<string, SweepCell>;
  /** What the org gave for each token, newest last. */
  tokens: TokenEntry[];
  /** Cells by outcome. */
  sums: Partial<Record<SweepCell['outcome'], number>>;
  /** Of the allowed ones, those that an empty list leaves in doubt. */
  emptyLists: number;
  done: number;
  total: number;
  requests: number;
  state: RunState;
  /** Why it paused by itself or how it ended. */
  message: string | null;
  startedAt: number;
  endedAt: number | null;
  /** Ms in which it ran: pauses and the time between a kill and its resumption do not count. */
  activeMs: number;
  waits: Record<WaitReason, number>;
  /** What it waits for now; null when it does not. */
  waiting: WaitingEntry | null;
  lastSeq: number;
  lastAt: number;
}

export const EMPTY_SWEEP: SweepView = {
  runId: '',
  input: null,
  targetNames: [],
  catalogueVersion: '',
  catalogueFiles: [],
  columns: [],
  rows: [],
  cells: new Map(),
  tokens: [],
  sums: {},
  emptyLists: 0,
  done: 0,
  total: 0,
  requests: 0,
  state: 'running',
  message: null,
  startedAt: 0,
  endedAt: null,
  activeMs: 0,
  waits: { share: 0, 'rate-limited': 0, concurrency: 0, unreachable: 0 },
  waiting: null,
  lastSeq: 0,
  lastAt: 0,
};

/** `view` stays as it is. Events with a number that the view has passed are left out, whatever they say. */
export function reduceSweep(view: SweepView, events: readonly SweepEvent[]): SweepView {
  const fresh = freshEvents(events, view.lastSeq);
  if (fresh.length === 0) return view;
  const cells = new Map(view.cells);
  const next: SweepView = {
    ...view,
    cells,
    tokens: [...view.tokens],
    sums: { ...view.sums },
    waits: { ...view.waits },
  };
  for (const event of fresh) apply(next, cells, event);
  return next;
}

/** Changes `to`, which reduceSweep made for it. */
function apply(to: SweepView, cells: Map<string, SweepCell>, event: SweepEvent): void {
  if (event.type !== 'planned' && event.type !== 'resumed' && to.state === 'running')
    to.activeMs += Math.max(0, event.at - to.lastAt);
  to.lastSeq = event.seq;
  to.lastAt = event.at;
  if (to.waiting !== null && event.at >= to.waiting.untilMs) to.waiting = null;
  switch (event.type) {
    case 'planned': {
      const { runId, input, targetNames, catalogueVersion, columns, rows } = event;
      Object.assign(to, { runId, input, targetNames, catalogueVersion, columns, rows });
      to.catalogueFiles = basisOf(event);
      to.total = event.cells;
      to.requests = event.requests;
      to.startedAt = event.at;
      return;
    }
    case 'token':
      to.tokens.push(event);
      return;
    case 'cell':
      addCell(to, cells, event.cell);
      return;
    case 'waiting':
      to.waits[event.because] += 1;
      to.waiting = event;
      return;
    case 'paused':
      Object.assign(to, { state: 'paused', message: event.message, waiting: null });
      return;
    case 'resumed':
      Object.assign(to, { state: 'running', message: null, waiting: null, endedAt: null });
      if (event.again) for (const cell of unanswered(cells.values())) dropCell(to, cells, cell);
      return;
    case 'end':
      Object.assign(to, { state: event.reason, message: event.message, waiting: null, endedAt: event.at });
  }
}

function addCell(to: SweepView, cells: Map<string, SweepCell>, cell: SweepCell): void {
  const before = cells.get(cell.key);
  if (before) count(to, before, -1);
  else to.done += 1;
  cells.set(cell.key, cell);
  count(to, cell, 1);
}

function dropCell(to: SweepView, cells: Map<string, SweepCell>, cell: SweepCell): void {
  cells.delete(cell.key);
  to.done -= 1;
  count(to, cell, -1);
}

/** The cells that the org never answered, though it answered others: a complete run can ask for them again. */
export function unanswered(cells: Iterable<SweepCell>): SweepCell[] {
  return [...cells].filter(({ outcome }) => isUnanswered(outcome));
}

function count(to: SweepView, { outcome, emptyList }: SweepCell, by: 1 | -1): void {
  to.sums[outcome] = (to.sums[outcome] ?? 0) + by;
  if (to.sums[outcome] === 0) delete to.sums[outcome];
  if (emptyList) to.emptyLists += by;
}

/** The cell of a column and a row; undefined while it is not done, or when the plan has none there. */
export function cellAt(view: SweepView, column: SweepColumn, row: SweepRow): SweepCell | undefined {
  return view.cells.get(`${column.key}|${row.operationId}`);
}
