// The whole run as JSON, for programs. Members are only ever added.
import type { SweepView } from '../reduce-sweep.ts';
import { cellsInOrder, isoTime } from './report-facts.ts';
import { sumScopes } from './sum-scopes.ts';

export function toJson(view: SweepView): string {
  const { runId, state, message, input, targetNames, catalogueVersion, done, total, emptyLists, sums, waits } = view;
  const report = {
    runId,
    state,
    message,
    startedAt: isoTime(view.startedAt),
    endedAt: view.endedAt === null ? null : isoTime(view.endedAt),
    catalogueVersion,
    input,
    targetNames,
    done,
    total,
    outcomes: sums,
    emptyLists,
    waits,
    scopes: sumScopes(view),
    tokens: view.tokens.map(({ target, requested, granted, exchangeId, error }) => ({
      target,
      requested,
      granted,
      exchangeId,
      error,
    })),
    cells: cellsInOrder(view).map((cell) => ({ ...cell, at: isoTime(cell.at) })),
  };
  return `${JSON.stringify(report, null, 1)}\n`;
}
