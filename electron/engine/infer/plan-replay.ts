// Which of the used operations a mutation may send, in which order, and why the others are left out. Lists precede what
// takes an id from them. Pure.
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { templateNames } from '../../../shared/okta/catalogue/path-template.ts';
import { whyNotReplayed } from '../../../shared/runs/mutation/mutation-cost.ts';
import { chooseOperations } from '../../../shared/runs/sweep/plan/choose-operations.ts';
import { bareTemplate } from '../../../shared/runs/sweep/plan/value-source.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';

export interface Replay {
  operation: Operation;
  query: Record<string, string>;
}

export interface ReplayPlan {
  replays: Replay[];
  skipped: { operation: Operation; reason: string }[];
  /** Every GET of the catalogue by its bare template: where an id can be looked up. */
  lists: Map<string, Replay>;
}

/** Throws NOT_FOUND for an operation that the catalogue does not have. */
export function planReplay(
  context: Pick<EngineContext, 'catalogue' | 'operation'>,
  operationIds: string[],
): ReplayPlan {
  const used = [...new Set(operationIds)].map((id) => {
    const operation = context.operation(id);
    if (operation === null)
      throw new BenchError('NOT_FOUND', `The catalogue has no operation ${id}.`, {
        fix: 'Calculate the set again.',
      });
    return operation;
  });
  const skipped: ReplayPlan['skipped'] = [];
  const safe: Operation[] = [];
  for (const operation of used) {
    const reason = whyNotReplayed(operation);
    if (reason === null) safe.push(operation);
    else skipped.push({ operation, reason });
  }
  const withQuery = (operations: Operation[]) =>
    chooseOperations(
      operations.map(({ id }) => id),
      context.catalogue,
      [],
    ).chosen;
  const gets = context.catalogue.operations.filter((operation) => whyNotReplayed(operation) === null);
  return {
    replays: withQuery(safe.sort((a, b) => depth(a) - depth(b))),
    skipped,
    lists: new Map(withQuery(gets).map((replay) => [bareTemplate(replay.operation.path), replay])),
  };
}

const depth = ({ path }: Operation): number => templateNames(path).length * 100 + path.split('/').length;
