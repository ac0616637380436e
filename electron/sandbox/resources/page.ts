// Paging (FACTS §5): one `self` and, while there is more, one `next`, each an absolute address: Link headers of their own for
// most lists, `_links` in the body where a list is in a named field. The self link keeps the query and shows the limit that
// was really used. A cursor names the last entity seen.
import { PUBLISHED_CAUSES } from '../../../shared/okta/errors/published/cause-texts.ts';
import type { PublishedManagementCode } from '../../../shared/okta/errors/published/management-errors.ts';
import type { Exchange } from '../http/exchange.ts';
import { refuse } from '../http/okta-error.ts';
import { json, type Reply } from '../http/reply.ts';
import type { Store } from '../store.ts';
import type { Fields } from './behaviour.ts';

export interface PageRule {
  defaultLimit: number;
  /** A larger `limit` is cut to this, unless the catalogue declares a maximum (then the request is refused before). */
  maxLimit: number;
  /** What an unknown cursor answers; apps have a code of their own. */
  badCursor?: Extract<PublishedManagementCode, 'E0000029' | 'E0000031'>;
  /** Put before the id: user cursors look like `200u…`. */
  cursorPrefix?: string;
}

export const DEFAULT_PAGE: PageRule = { defaultLimit: 20, maxLimit: 200 };

type Ranks = Pick<Store, 'rank'>;
type Identified = { id: string };

/** Where the catalogue declares a `limit`, nonsense was refused before; elsewhere it counts for nothing. */
export function limitOf(exchange: Exchange, rule: PageRule): number {
  const text = exchange.url.searchParams.get('limit') ?? '';
  const asked = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return asked < 1 ? rule.defaultLimit : Math.min(asked, rule.maxLimit);
}

/** For lists that are no store of their own: an entity that has left is unknown to them. */
export function ranksIn(list: readonly Identified[]): Ranks {
  return {
    rank(id) {
      const at = list.findIndex((entity) => entity.id === id);
      return at < 0 ? undefined : at;
    },
  };
}

export function pageReply<T extends Identified>(
  exchange: Exchange,
  ranks: Ranks,
  list: readonly T[],
  rule: PageRule,
  view: (entity: T) => unknown,
): Reply {
  const { slice, limit, cursor } = cutPage(exchange, ranks, list, rule);
  return { status: 200, json: slice.map(view), headers: linkHeaders(exchange, limit, cursor) };
}

/** The page as a field of an object, with the links beside it. */
export function namedPageReply<T extends Identified>(
  exchange: Exchange,
  ranks: Ranks,
  list: readonly T[],
  rule: PageRule,
  field: string,
): Reply {
  const { slice, limit, cursor } = cutPage(exchange, ranks, list, rule);
  const links: Fields = { self: { href: addressOf(exchange, limit) } };
  if (cursor !== null) links.next = { href: addressOf(exchange, limit, cursor) };
  return json(200, { [field]: slice, _links: links });
}

/** `after` null: no next page. `drop` names query parameters that the next link must not carry. */
export function linkHeaders(
  exchange: Exchange,
  limit: number,
  after: string | null,
  drop: string[] = [],
): [string, string][] {
  const headers: [string, string][] = [['link', `<${addressOf(exchange, limit)}>; rel="self"`]];
  if (after !== null) headers.push(['link', `<${addressOf(exchange, limit, after, drop)}>; rel="next"`]);
  return headers;
}

function addressOf(exchange: Exchange, limit: number, after?: string, drop: string[] = []): string {
  const query = new URLSearchParams(exchange.url.search);
  for (const name of drop) query.delete(name);
  if (after !== undefined) query.set('after', after);
  query.set('limit', String(limit));
  return `${exchange.origin}${exchange.url.pathname}?${query}`;
}

function cutPage<T extends Identified>(
  exchange: Exchange,
  ranks: Ranks,
  list: readonly T[],
  rule: PageRule,
): { slice: T[]; limit: number; cursor: string | null } {
  const limit = limitOf(exchange, rule);
  const start = startOf(exchange, ranks, list, rule);
  const slice = list.slice(start, start + limit);
  const last = slice.at(-1);
  const cursor = last && start + limit < list.length ? `${rule.cursorPrefix ?? ''}${last.id}` : null;
  return { slice, limit, cursor };
}

function startOf(exchange: Exchange, ranks: Ranks, list: readonly Identified[], rule: PageRule): number {
  const cursor = exchange.url.searchParams.get('after');
  if (!cursor) return 0;
  const prefix = rule.cursorPrefix ?? '';
  const id = cursor.startsWith(prefix) ? cursor.slice(prefix.length) : '';
  const at = list.findIndex((entity) => entity.id === id);
  if (at >= 0) return at + 1;
  const rank = ranks.rank(id);
  if (rank === undefined) return refuse(exchange, rule.badCursor ?? 'E0000031', '', [PUBLISHED_CAUSES.invalid_cursor]);
  const next = list.findIndex((entity) => (ranks.rank(entity.id) ?? -1) > rank);
  return next < 0 ? list.length : next;
}
