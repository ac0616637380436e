// What a sweep works with while it goes on. Its tokens, exchanges and bodies are its own, so that a sweep of a thousand calls neither crowds the person's history nor their tokens.

import type { Exchange } from '../../../shared/model/exchange.ts';
import { createPathMemory } from '../../../shared/runs/sweep/plan/fill-path.ts';
import type { PlannedCell } from '../../../shared/runs/sweep/plan/plan-sweep.ts';
import { bareTemplate } from '../../../shared/runs/sweep/plan/value-source.ts';
import { EMPTY_SWEEP, reduceSweep, type SweepView } from '../../../shared/runs/sweep/reduce-sweep.ts';
import type { SweepInput } from '../../../shared/runs/sweep/sweep-events.ts';
import type { EngineContext } from '../engine-context.ts';
import { createPacedSender } from '../exchange/paced-sender.ts';
import { createTokenBook } from '../oauth/token-book.ts';
import { createTokenService } from '../oauth/token-service.ts';
import type { Sleep } from '../ports.ts';
import type { RunWork } from '../runs/run-kind.ts';
import { createEvidenceBodies } from './evidence-bodies.ts';
import type { PreparedSweep } from './prepare-sweep.ts';
import type { AnsweredCall, RunEnd } from './run-parts.ts';
import { runSweep } from './run-sweep.ts';
import { createTokenDesk } from './token-desk.ts';

export interface SweepWorkPorts {
  context: EngineContext;
  sleep: Sleep;
}

export interface SweepWork {
  end: Promise<RunEnd>;
  /** Its tokens are gone at once. */
  dropTokens(): void;
}

export function startSweepWork(
  { context, sleep }: SweepWorkPorts,
  { input, prepared, run }: { input: SweepInput; prepared: PreparedSweep; run: RunWork<'sweep'> },
): SweepWork {
  const book = createTokenBook(context.orgNow);
  const own = context.fork({
    source: 'sweep',
    tokens: book,
    bodies: createEvidenceBodies(),
    record: (exchange) => run.keep(withoutBodyId(exchange)),
  });
  const { share, concurrency } = input;
  const sender = createPacedSender({ now: context.now, sleep, signal: run.stop, share, concurrency });
  const memories = input.targets.map(() => createPathMemory());
  const view = reduceSweep(EMPTY_SWEEP, run.events());

  /** What the part of the run before had learnt from its lists, read again from the evidence. */
  const remember = async () => {
    const lists = new Set(prepared.plan.cells.flatMap(({ call }) => call.needs.map(({ list }) => list)));
    for (const cell of view.cells.values()) {
      const row = view.rows.find(({ operationId }) => operationId === cell.operationId);
      if (cell.status !== 200 || cell.exchangeId === null || !row) continue;
      if (!lists.has(bareTemplate(row.path))) continue;
      const exchange = await run.evidence(cell.exchangeId);
      memories[cell.target]?.learn(cell.path, exchange?.response?.body.text ?? null);
    }
  };
  const work = async () => {
    await remember();
    return runSweep({
      context: own,
      tokens: createTokenService(own),
      desk: createTokenDesk(context.orgNow),
      sender,
      input,
      plan: prepared.plan,
      memories,
      clientIds: prepared.targets.map(({ credential }) => credential.clientId),
      answered: answeredBefore(prepared.plan.cells, view),
      done: new Set(view.cells.keys()),
      append: run.append,
      stop: run.stop,
      abort: run.abort,
    });
  };
  return {
    end: work().finally(() => book.clear()),
    dropTokens: () => book.clear(),
  };
}

/** Of the part of the run before, by target: any read that the org answered shows later whether it still answers. */
function answeredBefore(planned: readonly PlannedCell[], view: SweepView): Map<number, AnsweredCall> {
  const answered = new Map<number, AnsweredCall>();
  for (const cell of planned) {
    const was = answered.has(cell.column.target) ? undefined : view.cells.get(cell.key);
    if (was?.method === 'GET' && was.status !== null && was.path.startsWith('/') && was.exchangeId !== null)
      answered.set(cell.column.target, { cell, path: was.path });
  }
  return answered;
}

/** Its text is in the exchange; there is no body file to point to. */
export function withoutBodyId(exchange: Exchange): Exchange {
  const { response } = exchange;
  return response ? { ...exchange, response: { ...response, body: { ...response.body, id: null } } } : exchange;
}
