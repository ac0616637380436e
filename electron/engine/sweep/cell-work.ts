// What happens to a cell: skipped because a value is missing, refused with its token, or called and judged. Each ends in exactly
// one event, or goes back into the queue undecided.

import type { SweepCell } from '../../../shared/contract/sweep.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { isUnanswered } from '../../../shared/okta/verdict/verdicts.ts';
import { WINDOW_MS } from '../../../shared/okta/wire-text/rate-limit.ts';
import type { FilledPath } from '../../../shared/runs/sweep/plan/fill-path.ts';
import { missingValueNote } from '../../../shared/runs/sweep/plan/missing-value.ts';
import type { PlannedCell } from '../../../shared/runs/sweep/plan/plan-sweep.ts';
import type { Lane } from '../exchange/pacing/lane.ts';
import { type NextStep, newTries, type RetryPolicy, type Tries } from '../exchange/pacing/retry-policy.ts';
import type { HeldToken } from '../oauth/token-book.ts';
import { callCell } from './call-cell.ts';
import { cellBase, judgeCell } from './judge-cell.ts';
import type { RunParts } from './run-parts.ts';
import { meetTrouble, type StageReports, stillAnswers } from './still-answers.ts';
import type { TokenRefusal, TokenState } from './token-desk.ts';
import type { WorkQueue } from './work-queue.ts';

/** After that the trouble of a cell is its outcome. */
const CELL_POLICY: RetryPolicy = {
  mostRateLimitWaits: 5,
  mostUnreachable: 2,
  leastWaitMs: 0,
  withoutHeadersMs: WINDOW_MS,
  whenTooMany: 'back-off',
};

/** A cell whose turn it is, with a permit of its lane that is to be given back. */
interface ReadyCell {
  cell: PlannedCell;
  lane: Lane;
  scopes: string[];
  path: string;
  token: Extract<TokenState, { kind: 'ready' }>;
}

export interface CellWork {
  fill(cell: PlannedCell): FilledPath;
  skip(cell: PlannedCell, scopes: string[], filled: FilledPath): Promise<void>;
  refuse(cell: PlannedCell, scopes: string[], refusal: TokenRefusal): Promise<void>;
  call(ready: ReadyCell): Promise<void>;
}

/** What a stage knows of its cells beside the queue. */
interface Stage {
  parts: RunParts;
  queue: WorkQueue;
  reports: StageReports;
  /** By key of a cell that met trouble. */
  tries: Map<string, Tries>;
  /** Keys of cells whose token was renewed once. */
  renewed: Set<string>;
}

export function createCellWork(parts: RunParts, queue: WorkQueue, reports: StageReports): CellWork {
  const stage: Stage = { parts, queue, reports, tries: new Map(), renewed: new Set() };
  const { memories, clientIds } = parts;
  const skipped = (cell: PlannedCell, scopes: string[], note: string, more: Partial<SweepCell> = {}) =>
    parts.append({ type: 'cell', cell: { ...unsent(cell, scopes, note, parts.context.now()), ...more } });

  return {
    fill({ column, call }) {
      const memory = memories[column.target];
      const clientId = clientIds[column.target] ?? '';
      if (!memory) throw new Error('every target has a memory');
      return memory.fill({ path: call.row.path, query: call.query, needs: call.needs, clientId });
    },

    skip: (cell, scopes, filled) => skipped(cell, scopes, filled.ok ? '' : missingValueNote(filled)),

    refuse: (cell, scopes, { verdict, note, exchangeId, status }) =>
      skipped(cell, scopes, note, { outcome: verdict, exchangeId, status }),

    async call(ready) {
      const { sender, context } = parts;
      const { cell, lane, scopes } = ready;
      const held = context.tokens.get(ready.token.tokenId);
      if (held === null) {
        sender.release(lane);
        return askAnew(stage, ready);
      }
      const exchange = await send(parts, ready, held);
      const tries = stage.tries.get(cell.key) ?? newTries();
      const nextStep = sender.settle(lane, { exchange }, CELL_POLICY, tries);
      if (exchange === null)
        return skipped(cell, scopes, 'The tenant does not allow invalid writes, or is marked as production.');
      if (nextStep.again) stage.tries.set(cell.key, tries);
      await decide(stage, ready, { held, exchange, nextStep });
    },
  };
}

async function send({ context, sender, input, abort }: RunParts, ready: ReadyCell, held: HeldToken) {
  const { cell, lane, path } = ready;
  const target = input.targets[cell.column.target];
  if (!target) throw new Error('a plan has no more targets than its input');
  try {
    return await callCell(context, { cell, target, path, token: held, signal: abort });
  } catch (error) {
    sender.release(lane);
    throw error;
  }
}

/** The outcome of a call: its cell, or the cell goes back into the queue. */
async function decide(
  stage: Stage,
  ready: ReadyCell,
  { held, exchange, nextStep }: { held: HeldToken; exchange: Exchange; nextStep: NextStep },
): Promise<void> {
  const { parts, queue, reports, renewed } = stage;
  const { cell, lane, scopes, path } = ready;
  const { target } = cell.column;
  const { verdict } = exchange.verdict;
  if (verdict === 'cancelled' && parts.abort.aborted) return queue.putBack(cell, 'first');
  const trouble = { target, lane, exchange, nextStep };
  const elsewhere = () => stillAnswers(parts, { target, token: held });
  if (nextStep.again) {
    queue.putBack(cell, nextStep.trouble === 'unreachable' ? 'last' : 'first');
    return meetTrouble(parts, { ...trouble, elsewhere }, reports);
  }
  if (nextStep.trouble === 'unreachable') {
    // An org that has gone is not reached; no cell is written off for that.
    if (!(await elsewhere())) {
      queue.putBack(cell, 'last');
      return meetTrouble(parts, { ...trouble, elsewhere: null }, reports);
    }
    parts.sender.reached(lane);
  }
  if ((verdict === 'token-expired' || verdict === 'token-invalid') && !renewed.has(cell.key)) {
    renewed.add(cell.key);
    return askAnew(stage, ready);
  }
  if (exchange.request.method === 'GET') {
    if (!isUnanswered(verdict)) parts.answered.set(target, { cell, path });
    if (exchange.response?.status === 200) parts.memories[target]?.learn(path, exchange.response.body.text);
  }
  await parts.append({ type: 'cell', cell: judgeCell(cellBase(cell, scopes), path, exchange) });
}

/** The token is of no use any more: the vault was locked, or the org does not take it. */
function askAnew({ parts, queue }: Stage, { cell, scopes, token }: ReadyCell): void {
  parts.context.tokens.remove(token.tokenId);
  parts.desk.drop(cell.column.target, scopes);
  queue.putBack(cell, 'first');
}

function unsent(cell: PlannedCell, scopes: string[], note: string, at: number): SweepCell {
  return {
    ...cellBase(cell, scopes),
    path: cell.call.row.path,
    outcome: 'skipped',
    status: null,
    emptyList: false,
    exchangeId: null,
    at,
    note,
  };
}
