// What happens to a cell: skipped for want of a value, refused with its token, or called and judged. Each ends in exactly
// one event, or goes back into the queue undecided.
import type { SweepCell } from '../../../shared/contract/sweep.ts';
import type { FilledPath } from '../../../shared/okta/sweep/fill-path.ts';
import { missingValueNote } from '../../../shared/okta/sweep/missing-value.ts';
import type { PlannedCell } from '../../../shared/okta/sweep/plan-sweep.ts';
import { isUnanswered } from '../../../shared/okta/verdicts.ts';
import { callCell } from './call-cell.ts';
import { cellBase, judgeCell } from './judge-cell.ts';
import type { RunParts } from './run-parts.ts';
import { stillAnswers } from './still-answers.ts';
import type { TokenRefusal, TokenState } from './token-desk.ts';
import { meetTrouble, type TroubleTold } from './trouble.ts';
import type { WorkQueue } from './work-queue.ts';

/** So often one cell is tried: after that its trouble is its outcome. */
const TRIES = 3;
const RATE_TRIES = 6;

export interface CellWork {
  fill(cell: PlannedCell): FilledPath;
  skip(cell: PlannedCell, scopes: string[], filled: FilledPath): Promise<void>;
  refuse(cell: PlannedCell, scopes: string[], refusal: TokenRefusal): Promise<void>;
  call(call: {
    cell: PlannedCell;
    lane: string;
    scopes: string[];
    path: string;
    token: Extract<TokenState, { kind: 'ready' }>;
  }): Promise<void>;
}

export function createCellWork(parts: RunParts, queue: WorkQueue, told: TroubleTold): CellWork {
  const { context, desk, pacer, backOff, input, memories, clientIds, abort } = parts;
  const tries = new Map<string, number>();
  const tryAgain = (cell: PlannedCell, most: number, where: 'first' | 'last'): boolean => {
    const count = (tries.get(cell.key) ?? 0) + 1;
    tries.set(cell.key, count);
    if (count >= most) return false;
    queue.putBack(cell, where);
    return true;
  };
  /** The token is of no use any more: the vault was locked, or the org does not take it. */
  const askAnew = (cell: PlannedCell, scopes: string[], tokenId: string) => {
    context.tokens.remove(tokenId);
    desk.drop(cell.column.target, scopes);
    queue.putBack(cell, 'first');
  };
  const done = (cell: SweepCell) => parts.append({ type: 'cell', cell });
  const unsent = (cell: PlannedCell, scopes: string[], note: string): SweepCell => ({
    ...cellBase(cell, scopes),
    path: cell.call.row.path,
    outcome: 'skipped',
    status: null,
    emptyList: false,
    exchangeId: null,
    at: context.now(),
    note,
  });

  return {
    fill({ column, call }) {
      const memory = memories[column.target];
      const clientId = clientIds[column.target] ?? '';
      if (!memory) throw new Error('every target has a memory');
      return memory.fill({ path: call.row.path, query: call.query, needs: call.needs, clientId });
    },

    skip: (cell, scopes, filled) => done(unsent(cell, scopes, filled.ok ? '' : missingValueNote(filled))),

    refuse: (cell, scopes, { verdict, note, exchangeId, status }) =>
      done({ ...unsent(cell, scopes, note), outcome: verdict, exchangeId, status }),

    async call({ cell, lane, scopes, path, token }) {
      const { target } = cell.column;
      const who = input.targets[target];
      if (!who) throw new Error('a plan has no more targets than its input');
      const { tokenId } = token;
      const held = context.tokens.get(tokenId);
      if (held === null) {
        pacer.settle(lane, null);
        return askAnew(cell, scopes, tokenId);
      }
      const exchange = await callCell(context, { cell, target: who, path, token: held, signal: abort }).catch(
        (error: unknown) => {
          pacer.settle(lane, null);
          throw error;
        },
      );
      pacer.settle(lane, exchange);
      if (exchange === null)
        return done(unsent(cell, scopes, 'The tenant does not allow invalid writes, or is marked as production.'));
      const { verdict } = exchange.verdict;
      if (verdict === 'cancelled' && abort.aborted) return queue.putBack(cell, 'first');
      const elsewhere = () => stillAnswers(parts, { target, token: held });
      if (exchange.response?.status === 429 && tryAgain(cell, RATE_TRIES, 'first'))
        return meetTrouble(parts, { target, lane, exchange, elsewhere }, told);
      if (isUnanswered(verdict)) {
        if (tryAgain(cell, TRIES, 'last')) return meetTrouble(parts, { target, lane, exchange, elsewhere }, told);
        // An org that has gone is not reached; no cell is written off for that.
        if (!(await elsewhere())) {
          queue.putBack(cell, 'last');
          return meetTrouble(parts, { target, lane, exchange, elsewhere: null }, told);
        }
      }
      if (
        (verdict === 'token-expired' || verdict === 'token-invalid') &&
        tries.get(`token ${cell.key}`) === undefined
      ) {
        tries.set(`token ${cell.key}`, 1);
        return askAnew(cell, scopes, tokenId);
      }
      if (!isUnanswered(verdict)) {
        backOff.answered(target);
        if (exchange.request.method === 'GET') parts.answered.set(target, { cell, path });
      }
      if (exchange.request.method === 'GET' && exchange.response?.status === 200)
        memories[target]?.learn(path, exchange.response.body.text);
      await done(judgeCell(cellBase(cell, scopes), path, exchange));
    },
  };
}
