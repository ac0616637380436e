// Link paging (FACTS §5): one `self` and, while there is more, one `next`, each a Link header of its own with an absolute
// address. The self link keeps the query and shows the limit that was really used. A cursor names the last entity seen.
import type { Exchange } from '../http/exchange.ts';
import { type ErrorCode, refuse } from '../http/okta-error.ts';
import type { Reply } from '../http/reply.ts';
import type { Store } from '../store.ts';

export interface PageRule {
  defaultLimit: number;
  /** A larger `limit` is cut to this, unless the catalogue declares a maximum (then the request is refused before). */
  maxLimit: number;
  /** What an unknown cursor answers; apps have a code of their own. */
  badCursor?: Extract<ErrorCode, 'E0000029' | 'E0000031'>;
  /** Put before the id: user cursors look like `200u…`. */
  cursorPrefix?: string;
}

export const DEFAULT_PAGE: PageRule = { defaultLimit: 20, maxLimit: 200 };

export function limitOf(exchange: Exchange, rule: PageRule): number {
  const asked = Number(exchange.url.searchParams.get('limit') || rule.defaultLimit);
  return asked < 1 ? rule.defaultLimit : Math.min(asked, rule.maxLimit);
}

export function pageReply<T extends { id: string }>(
  exchange: Exchange,
  store: Pick<Store, 'rank'>,
  list: readonly T[],
  rule: PageRule,
  view: (entity: T) => unknown,
): Reply {
  const limit = limitOf(exchange, rule);
  const start = startOf(exchange, store, list, rule);
  const slice = list.slice(start, start + limit);
  const last = slice.at(-1);
  const cursor = last && start + limit < list.length ? `${rule.cursorPrefix ?? ''}${last.id}` : null;
  return { status: 200, json: slice.map(view), headers: linkHeaders(exchange, limit, cursor) };
}

/** `after` null: no next page. `drop` names query parameters that the next link must not carry. */
export function linkHeaders(
  exchange: Exchange,
  limit: number,
  after: string | null,
  drop: string[] = [],
): [string, string][] {
  const address = (change: (query: URLSearchParams) => void): string => {
    const query = new URLSearchParams(exchange.url.search);
    change(query);
    return `${exchange.origin}${exchange.url.pathname}?${query}`;
  };
  const self = address((query) => query.set('limit', String(limit)));
  const headers: [string, string][] = [['link', `<${self}>; rel="self"`]];
  if (after !== null) {
    const next = address((query) => {
      for (const name of drop) query.delete(name);
      query.set('after', after);
      query.set('limit', String(limit));
    });
    headers.push(['link', `<${next}>; rel="next"`]);
  }
  return headers;
}

function startOf<T extends { id: string }>(
  exchange: Exchange,
  store: Pick<Store, 'rank'>,
  list: readonly T[],
  rule: PageRule,
): number {
  const cursor = exchange.url.searchParams.get('after');
  if (!cursor) return 0;
  const prefix = rule.cursorPrefix ?? '';
  const id = cursor.startsWith(prefix) ? cursor.slice(prefix.length) : '';
  const at = list.findIndex((entity) => entity.id === id);
  if (at >= 0) return at + 1;
  const rank = store.rank(id);
  if (rank === undefined) return refuse(exchange, rule.badCursor ?? 'E0000031', '', ['Invalid cursor.']);
  const next = list.findIndex((entity) => (store.rank(entity.id) ?? -1) > rank);
  return next < 0 ? list.length : next;
}
