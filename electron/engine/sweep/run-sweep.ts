// Runs a plan, stage by stage: a stage ends before the next begins, because a call may need the first id of any list above.
import type { PlannedCell } from '../../../shared/runs/sweep/plan/plan-sweep.ts';
import type { RunEnd, RunParts } from './run-parts.ts';
import { runStage } from './run-stage.ts';
import { createWorkQueue } from './work-queue.ts';

/** Rejects with what the bench itself cannot do: a locked vault, a full disk, a credential that was removed. */
export async function runSweep(parts: RunParts): Promise<RunEnd> {
  const stages: PlannedCell[][] = [];
  for (const cell of parts.plan.cells) {
    if (parts.done.has(cell.key)) continue;
    stages[cell.call.depth] ??= [];
    stages[cell.call.depth]?.push(cell);
  }
  for (const cells of stages) {
    const end = await runStage(parts, createWorkQueue(cells ?? []));
    if (end.end !== 'complete') return end;
  }
  return { end: 'complete' };
}
