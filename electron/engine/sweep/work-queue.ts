// The cells of one stage that are still to do, grouped so that the next one that may go is found without looking at all:
// cells of one bucket and one token wait for the same things.
import type { PlannedCell } from '../../../shared/runs/sweep/plan/plan-sweep.ts';
import { type Lane, laneOf } from '../exchange/pacing/lane.ts';

export interface WorkGroup {
  lane: Lane;
  target: number;
  cells: PlannedCell[];
}

export interface WorkQueue {
  size(): number;
  groups(): Iterable<WorkGroup>;
  /** The first cell of the group is on its way or done. */
  shift(group: WorkGroup): void;
  /** It was not decided: it is next again, or queued after the others of its group, or its group after the other groups. */
  putBack(cell: PlannedCell, where: 'first' | 'last'): void;
}

/** Each target is a client of its own, even of one org. */
export const targetLane = (target: number, bucket: string): Lane => laneOf(String(target), bucket);

export function createWorkQueue(cells: readonly PlannedCell[]): WorkQueue {
  const groups = new Map<string, WorkGroup>();
  let size = 0;
  const groupOf = ({ column, tokenScopes, call }: PlannedCell): WorkGroup => {
    const lane = targetLane(column.target, call.bucket);
    const key = `${lane.key}|${tokenScopes.join(' ')}`;
    const group = groups.get(key) ?? { lane, target: column.target, cells: [] };
    groups.set(key, group);
    return group;
  };
  // Last first in each group, so that taking the next one moves nothing.
  for (const cell of [...cells].reverse()) {
    groupOf(cell).cells.push(cell);
    size += 1;
  }
  const inOrder = [...groups.values()].reverse();
  return {
    size: () => size,
    groups: () => inOrder.filter((group) => group.cells.length > 0),
    shift(group) {
      group.cells.pop();
      size -= 1;
    },
    putBack(cell, where) {
      const group = groupOf(cell);
      size += 1;
      if (where === 'first') return void group.cells.push(cell);
      group.cells.unshift(cell);
      inOrder.push(...inOrder.splice(inOrder.indexOf(group), 1));
    },
  };
}
