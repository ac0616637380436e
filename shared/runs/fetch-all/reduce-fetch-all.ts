// The events of a Fetch all as what a person sees: how far it is, whether it waits, how it ended. An event that was seen before
// changes nothing.
import { freshEvents, type Numbered } from '../numbered.ts';

/** `limit`: as many items as were requested. `stopped`: something kept it from going on. Each keeps what was fetched. */
export const FETCH_ALL_ENDS = ['complete', 'limit', 'cancelled', 'stopped'] as const;

export interface FetchAllEnd {
  reason: (typeof FETCH_ALL_ENDS)[number];
  pages: number;
  totalItems: number;
  bodyId: string;
  /** Bytes of the joined list. */
  size: number;
  /** The joined list ends in the middle: the data folder took no more. */
  cut: boolean;
  message: string;
}

/** What happens in a run, without its number and time. Small: a list may have thousands of pages. */
export type FetchAllEntry =
  | { type: 'started'; exchangeId: string; maxItems: number }
  | { type: 'page'; page: number; items: number; totalItems: number }
  | { type: 'waiting'; waitMs: number; until: number }
  | ({ type: 'end' } & FetchAllEnd);

export interface FetchAllView {
  /** Epoch ms; 0 before it has begun. */
  startedAt: number;
  maxItems: number;
  pages: number;
  items: number;
  /** Epoch ms until when the org's rate limit is waited for; the next page ends it. */
  waitingUntil: number | null;
  /** Null while it goes on. */
  end: FetchAllEnd | null;
  lastSeq: number;
}

export const EMPTY_FETCH_ALL: FetchAllView = {
  startedAt: 0,
  maxItems: 0,
  pages: 0,
  items: 0,
  waitingUntil: null,
  end: null,
  lastSeq: 0,
};

/** `view` stays as it is. */
export function reduceFetchAll(view: FetchAllView, events: readonly Numbered<FetchAllEntry>[]): FetchAllView {
  const fresh = freshEvents(events, view.lastSeq);
  if (fresh.length === 0) return view;
  const next = { ...view };
  for (const event of fresh) {
    next.lastSeq = event.seq;
    next.waitingUntil = event.type === 'waiting' ? event.until : null;
    if (event.type === 'started') {
      next.startedAt = event.at;
      next.maxItems = event.maxItems;
    } else if (event.type === 'page') {
      next.pages = event.page;
      next.items = event.totalItems;
    } else if (event.type === 'end') {
      const { reason, pages, totalItems, bodyId, size, cut, message } = event;
      next.end = { reason, pages, totalItems, bodyId, size, cut, message };
    }
  }
  return next;
}
