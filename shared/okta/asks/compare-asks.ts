// Two lists of scopes, or two versions of a submission: what was added, removed, widened from read to manage or narrowed, and which
// operations that opens and closes. An operation is open when all that it demands is held.

import type { Operation } from '../catalogue/catalogue.ts';
import { type Effect, effectOf } from '../scopes/blast-radius.ts';
import { missingScopes } from '../scopes/requirement.ts';
import { impliedBy } from '../scopes/scope.ts';

export interface OpenedOperations {
  count: number;
  effects: Record<Effect, number>;
  /** Ids, those that delete and write first. */
  operations: string[];
}

export interface ComparedAsks {
  added: string[];
  removed: string[];
  /** Read before, and now the manage that contains it. */
  widened: { from: string; to: string }[];
  narrowed: { from: string; to: string }[];
  same: string[];
  opens: OpenedOperations;
  closes: OpenedOperations;
}

export function compareAsks(
  before: readonly string[],
  after: readonly string[],
  operations: readonly Operation[],
): ComparedAsks {
  const was = new Set(before);
  const is = new Set(after);
  const widened = pairsOf(was, is);
  const narrowed = pairsOf(is, was).map(({ from, to }) => ({ from: to, to: from }));
  const takenNew = new Set([...widened.map(({ to }) => to), ...narrowed.map(({ to }) => to)]);
  const takenOld = new Set([...widened.map(({ from }) => from), ...narrowed.map(({ from }) => from)]);
  const openBefore = openIds(was, operations);
  const openAfter = openIds(is, operations);
  return {
    added: [...is].filter((scope) => !was.has(scope) && !takenNew.has(scope)).sort(),
    removed: [...was].filter((scope) => !is.has(scope) && !takenOld.has(scope)).sort(),
    widened,
    narrowed,
    same: [...is].filter((scope) => was.has(scope)).sort(),
    opens: toOpened(operations.filter(({ id }) => openAfter.has(id) && !openBefore.has(id))),
    closes: toOpened(operations.filter(({ id }) => openBefore.has(id) && !openAfter.has(id))),
  };
}

/** Scopes of `small` that are not in `great`, with the one that contains them there and was not in `small`. */
function pairsOf(small: ReadonlySet<string>, great: ReadonlySet<string>): { from: string; to: string }[] {
  return [...small].sort().flatMap((from) => {
    if (great.has(from)) return [];
    const to = impliedBy(from).find((wider) => wider !== from && great.has(wider) && !small.has(wider));
    return to === undefined ? [] : [{ from, to }];
  });
}

const openIds = (held: ReadonlySet<string>, operations: readonly Operation[]): Set<string> =>
  new Set(
    operations
      .filter((operation) => operation.scopes.length > 0 && missingScopes(operation, held).length === 0)
      .map(({ id }) => id),
  );

const FIRST: readonly Effect[] = ['delete', 'write', 'read'];

function toOpened(operations: readonly Operation[]): OpenedOperations {
  const by = (effect: Effect) => operations.filter((operation) => effectOf(operation) === effect).map(({ id }) => id);
  return {
    count: operations.length,
    effects: { read: by('read').length, write: by('write').length, delete: by('delete').length },
    operations: FIRST.flatMap(by),
  };
}
