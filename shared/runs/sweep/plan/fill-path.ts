// Ids for path parameters, remembered from the lists that the same sweep has read: the first user, the first app of that
// list, the first grant of that app. One memory a target, because ids of one org are nothing to another.

import { listItems, valueFrom } from './list-items.ts';
import { bareTemplate, type ValueNeed } from './value-source.ts';

export interface PathMemory {
  /** Remembers the body of a GET by the path it was called with (query left off). Anything that is no list adds nothing. */
  learn(path: string, bodyText: string | null): void;
  fill(call: FillCall): FilledPath;
}

export interface FillCall {
  /** Template of the operation. */
  path: string;
  query: Record<string, string>;
  needs: readonly ValueNeed[];
  clientId: string;
}

export type FilledPath =
  /** Path and query, percent-encoded. */
  { ok: true; path: string } | MissingValue;

/** The first value that is missing, the template of the list that it would come from, and why there is none. */
export type MissingValue = { ok: false; missing: string } & (
  | { why: 'empty' | 'unread' | 'unnamed' | 'not-called'; list: string }
  | { why: 'no-list'; list: null }
);

/** Entries kept of a list: enough to find one that has the field. */
const KEPT = 5;

export function createPathMemory(): PathMemory {
  const lists = new Map<string, unknown[]>();
  return {
    learn(path, bodyText) {
      const bare = path.split('?', 1)[0] ?? path;
      const items = listItems(bodyText);
      // A list that was empty for one token may have entries for another.
      if (items !== null && !lists.get(bare)?.length) lists.set(bare, items.slice(0, KEPT));
    },
    fill({ path, query, needs, clientId }) {
      const values = new Map<string, string>();
      for (const need of needs) {
        const value = findValue(need, path, values, lists, clientId);
        if (value === null) return missingValue(need, path, values, lists);
        values.set(need.name, value);
      }
      const filled = path.replace(/\{([^}]*)\}/g, (_, name: string) => encodeURIComponent(values.get(name) ?? ''));
      const found = needs.flatMap((need): [string, string][] =>
        need.in === 'query' ? [[need.name, values.get(need.name) ?? '']] : [],
      );
      return { ok: true, path: `${filled}${queryText([...Object.entries(query), ...found])}` };
    },
  };
}

function findValue(
  need: ValueNeed,
  path: string,
  values: ReadonlyMap<string, string>,
  lists: ReadonlyMap<string, unknown[]>,
  clientId: string,
): string | null {
  if (need.known === 'client-id') return clientId === '' ? null : clientId;
  if (need.known !== null) return need.known.text;
  if (need.list === null) return null;
  const items = lists.get(concreteList(need.list, path, values));
  return items === undefined ? null : valueFrom(items, need.name);
}

function missingValue(
  { name: missing, list, elsewhere }: ValueNeed,
  path: string,
  values: ReadonlyMap<string, string>,
  lists: ReadonlyMap<string, unknown[]>,
): MissingValue {
  if (list === null)
    return elsewhere === null
      ? { ok: false, missing, why: 'no-list', list }
      : { ok: false, missing, why: 'not-called', list: elsewhere };
  const items = lists.get(concreteList(list, path, values));
  return { ok: false, missing, why: items === undefined ? 'unread' : items.length === 0 ? 'empty' : 'unnamed', list };
}

/** The list's template with the values that this call already has: the grants of the app that was chosen before. */
function concreteList(list: string, path: string, values: ReadonlyMap<string, string>): string {
  const names = bareTemplate(path).startsWith(list)
    ? [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '')
    : [...values.keys()];
  let at = 0;
  return list.replace(/\{\}/g, () => encodeURIComponent(values.get(names[at++] ?? '') ?? ''));
}

/** Query text by hand: this room has neither the DOM's nor Node's own class. */
function queryText(pairs: readonly (readonly [string, string])[]): string {
  const parts = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
