// Which entities of a list a query asks for, and in what order.
import type { Exchange } from '../http/exchange.ts';
import { refuse } from '../http/okta-error.ts';
import type { Entity } from '../store.ts';
import { valueAt } from './behaviour.ts';
import { FilterError, type FilterRules, parseFilter } from './parse-filter.ts';

/** Keep what a `filter` or `search` text selects; E0000031 for a text that is none, or asks what this list cannot answer. */
export function applyFilter<T extends Entity>(
  exchange: Exchange,
  list: T[],
  text: string | null,
  supports?: FilterRules['supports'],
): T[] {
  if (!text) return list;
  try {
    return list.filter(parseFilter(text, { read: valueAt, ...(supports && { supports }) }));
  } catch (error) {
    if (error instanceof FilterError) return refuse(exchange, 'E0000031');
    throw error;
  }
}

/** Keep those of which one of the fields begins with `q`, whatever the case. */
export function applyPrefix<T extends Entity>(list: T[], q: string | null, fields: readonly string[]): T[] {
  if (!q) return list;
  const wanted = q.toLowerCase();
  const begins = (value: unknown): boolean =>
    String(value ?? '')
      .toLowerCase()
      .startsWith(wanted);
  return list.filter((entity) => fields.some((field) => begins(valueAt(entity, field))));
}

/** By `sortBy` and `sortOrder`, where they are given. */
export function applySort<T extends Entity>(exchange: Exchange, list: T[]): T[] {
  const { searchParams } = exchange.url;
  const by = searchParams.get('sortBy');
  if (!by) return list;
  const sign = searchParams.get('sortOrder')?.toLowerCase() === 'desc' ? -1 : 1;
  const key = (entity: T): string => String(valueAt(entity, by) ?? '').toLowerCase();
  return [...list].sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
}
