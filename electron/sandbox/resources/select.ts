// Which entities of a list a query asks for, and in what order: the few ways in which Okta's lists are searched. What each list
// can be asked is in list-queries.ts.
import { PUBLISHED_CAUSES } from '../../../shared/okta/errors/published/cause-texts.ts';
import type { Exchange } from '../http/exchange.ts';
import { refuse } from '../http/okta-error.ts';
import type { Entity } from '../store.ts';
import { valuesAt } from './behaviour.ts';
import { FilterError, type FilterRules, parseFilter } from './parse-filter.ts';

/** What a list may say about its own expressions. */
type ListRules = Partial<Omit<FilterRules, 'letterCase'>>;

const applyExpression =
  (letterCase: FilterRules['letterCase'], causes: readonly string[]) =>
  /** E0000031 for a text that is no expression, or asks what this list cannot answer. */
  <T extends Entity>(exchange: Exchange, list: T[], text: string | null, rules: ListRules = {}): T[] => {
    if (!text) return list;
    try {
      return list.filter(parseFilter(text, { read: valuesAt, ...rules, letterCase }));
    } catch (error) {
      if (error instanceof FilterError) return refuse(exchange, 'E0000031', '', causes);
      throw error;
    }
  };

/**
 * Keep what a `filter` selects. Values must be identical: Okta says so of users, and of `eq` everywhere; for other lists and
 * operators it is our reading.
 */
export const applyFilter = applyExpression('exact', []);
/** Keep what a `search` selects, which Okta's SDKs describe as one without regard to case. Its refusals have a cause, those of a filter none. */
export const applySearch = applyExpression('any', [PUBLISHED_CAUSES.search_syntax]);

/** Keep those of which one of the fields begins with `q`, whatever the case. */
export function applyPrefix<T>(list: T[], q: string | null, fields: readonly string[]): T[] {
  return applyText(list, q, fields, (text, wanted) => text.startsWith(wanted));
}

/** Keep those of which one of the fields holds the word, whatever the case. */
export function applyWord<T>(list: T[], word: string | null, fields: readonly string[]): T[] {
  return applyText(list, word, fields, (text, wanted) => text.includes(wanted));
}

function applyText<T>(
  list: T[],
  text: string | null,
  fields: readonly string[],
  fits: (text: string, wanted: string) => boolean,
): T[] {
  if (!text) return list;
  const wanted = text.toLowerCase();
  const matches = (value: unknown): boolean =>
    Array.isArray(value) ? value.some(matches) : fits(String(value ?? '').toLowerCase(), wanted);
  return list.filter((entity) => fields.some((field) => matches(valuesAt(entity, field))));
}

/** By `sortBy` and `sortOrder`, where they are given. */
export function applySort<T>(exchange: Exchange, list: T[]): T[] {
  const { searchParams } = exchange.url;
  const by = searchParams.get('sortBy');
  if (!by) return list;
  const sign = searchParams.get('sortOrder')?.toLowerCase() === 'desc' ? -1 : 1;
  const key = (entity: T): string => String(valuesAt(entity, by) ?? '').toLowerCase();
  return [...list].sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
}
