// The events of a Fetch all as what a person sees: how far it is, whether it waits, how it ended. An event that was seen before
// changes nothing.
import { freshEvents, type Numbered } from '../numbered.ts';
import type { FetchAllEnd, FetchAllEntry } from './fetch-all-events.ts';

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
