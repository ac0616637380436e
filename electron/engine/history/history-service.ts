// History: a list of summaries in memory, everything else in files. Limits are applied as entries are added, oldest first,
// and never to a pinned one.
import type { Exchange, ExchangeSummary } from '../../../shared/model/exchange.ts';
import { INLINE_BODY_BYTES } from '../../../shared/model/exchange.ts';
import { countSources, sourceOf } from '../../../shared/model/exchange-sources.ts';
import type { HistoryFilter, HistoryPage } from '../../../shared/model/history.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { EngineEvents } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import { decodeUtf8 } from '../exchange/bytes.ts';
import type { BodyStore, HistoryStore, Now } from '../ports.ts';
import { bodyIdOf, joinedBodyIdOf } from './body-ids.ts';
import { withoutBody } from './chosen-bodies.ts';
import { toSummary } from './to-summary.ts';

const DAY_MS = 86_400_000;
const PAGE = 100;
/** Limits are looked at once in so many entries: removing one file at a time would slow every call. */
const TRIM_EVERY = 50;
/** And whenever so much of the bytes that are allowed has been added since: a few large bodies are as much as many small ones. */
const TRIM_SHARE = 0.1;
/** What has only just been added stays, however large: somebody is reading it, or a list is being followed from it. */
const KEPT_NEWEST = 10;

export interface HistoryPorts {
  store: HistoryStore;
  bodies: BodyStore;
  now: Now;
  limits(): Settings['history'];
  /** Exchanges that are kept apart from the history, such as those of a sweep. */
  elsewhere?(id: string): Promise<Exchange | null>;
  /** What works with an entry ends at `exchanges-going`. */
  events: EngineEvents;
}

export interface HistoryService {
  load(summaries: ExchangeSummary[]): void;
  /** No limit takes the entries that something still works with. */
  spare(inUse: () => ReadonlySet<string>): void;
  record(exchange: Exchange): Promise<void>;
  /** With its body inline when it is small text. Throws NOT_FOUND. */
  get(id: string): Promise<Exchange>;
  list(filter: HistoryFilter): Promise<HistoryPage>;
  /** All that match, newest first, without paging. */
  matching(filter: HistoryFilter): ExchangeSummary[];
  pin(id: string, pinned: boolean): Promise<ExchangeSummary>;
  remove(ids: string[]): Promise<{ removed: number }>;
  purge(which: {
    olderThanDays?: number | undefined;
    tenantId?: string | undefined;
    pinnedToo?: boolean | undefined;
  }): Promise<{ removed: number; freedBytes: number }>;
}

export function createHistoryService(ports: HistoryPorts): HistoryService {
  const { store, bodies, now, limits, elsewhere, events } = ports;
  const pace = createTrimPace(limits);
  const { bytes, stored, remove } = createStoredParts(store, bodies);
  const spared: (() => ReadonlySet<string>)[] = [];
  // Oldest first, as the file has them.
  let entries: ExchangeSummary[] = [];
  // What the disk would not take: shown until the program ends, because losing an answer is worse than not keeping it.
  const unsaved = new Map<string, Exchange>();

  const drop = async (ids: string[]) => {
    const gone = new Set(ids);
    await events.emit('exchanges-going', { ids: gone });
    const before = entries.length;
    for (const id of ids) unsaved.delete(id);
    entries = entries.filter((entry) => !gone.has(entry.id));
    const dropped = before - entries.length;
    await remove(ids);
    return dropped;
  };

  const trim = async () => {
    const used = new Set(spared.flatMap((inUse) => [...inUse()]));
    const going = await overLimits({ entries, limits: limits(), now: now(), used, bytes, stored });
    if (going.length > 0) await drop(going.map((entry) => entry.id));
  };

  const matching = (filter: HistoryFilter) => matchingOf(entries, filter);

  return {
    load(summaries) {
      entries = summaries;
    },

    spare: (inUse) => void spared.push(inUse),

    async record(exchange) {
      const summary = toSummary(exchange);
      entries.push(summary);
      const adding = store.add(asKept(exchange, limits().keepBodies), summary);
      if (!(await isDone(adding))) unsaved.set(exchange.id, exchange);
      if (pace.isDue(summary.size ?? 0)) await trim();
    },

    async get(id) {
      const found = unsaved.get(id) ?? (await store.read(id)) ?? (await elsewhere?.(id));
      if (!found) throw notFound();
      const pinned = entries.find((entry) => entry.id === id)?.pinned ?? found.pinned;
      return { ...(await withInlineBody(found, bodies)), pinned };
    },

    async list(filter) {
      const ofAnySource = matching({ ...filter, sources: undefined });
      return { ...pageOf(ofAnySource, filter), total: entries.length, bytes: await bytes() };
    },

    matching,

    async pin(id, pinned) {
      const index = entries.findIndex((entry) => entry.id === id);
      const before = entries[index];
      if (!before) throw notFound();
      const changed = { ...before, pinned };
      await store.pin(id, pinned);
      entries = entries.with(index, changed);
      return changed;
    },

    remove: async (ids) => ({ removed: await drop(ids) }),

    async purge({ olderThanDays, tenantId, pinnedToo }) {
      const before = await bytes();
      const until = olderThanDays === undefined ? Number.POSITIVE_INFINITY : now() - olderThanDays * DAY_MS;
      const mayGo = ({ pinned }: ExchangeSummary) => pinnedToo || !pinned;
      const going = matching({ tenantId, until }).filter(mayGo);
      const removed = await drop(going.map((entry) => entry.id));
      return { removed, freedBytes: Math.max(0, before - (await bytes())) };
    },
  };
}

/** False when the disk would not. */
async function isDone(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (!(error instanceof BenchError)) throw error;
    return false;
  }
}

/** What is on the disk of the entries. */
function createStoredParts(store: HistoryStore, bodies: BodyStore) {
  return {
    bytes: async () => (await store.bytes()) + (await bodies.bytes()),
    /** Bytes of an entry's body and of the list that Fetch all made from it on. */
    stored: async ({ id, size }: ExchangeSummary) => (size ?? 0) + (await bodies.size(joinedBodyIdOf(id))),
    async remove(ids: string[]): Promise<void> {
      await store.remove(ids);
      await bodies.remove(ids.flatMap((id) => [bodyIdOf(id), joinedBodyIdOf(id)]));
    },
  };
}

/** Whether the limits are to be looked at again, asked with each entry that is added. */
function createTrimPace(limits: HistoryPorts['limits']) {
  let entries = 0;
  let bytes = 0;
  return {
    isDue(size: number): boolean {
      entries += 1;
      bytes += size;
      if (entries < TRIM_EVERY && bytes < limits().maxBytes * TRIM_SHARE) return false;
      entries = 0;
      bytes = 0;
      return true;
    },
  };
}

/** Newest first. */
function matchingOf(entries: readonly ExchangeSummary[], filter: HistoryFilter): ExchangeSummary[] {
  const text = filter.text?.trim().toLowerCase() ?? '';
  return entries.filter((entry) => matches(entry, filter, text)).reverse();
}

/** Which entries go so that the limits hold; of the rest the oldest first, and none that no limit takes. */
async function overLimits({
  entries,
  limits: { maxEntries, maxAgeDays, maxBytes },
  now,
  used,
  bytes,
  stored,
}: {
  entries: readonly ExchangeSummary[];
  limits: Settings['history'];
  now: number;
  used: ReadonlySet<string>;
  bytes(): Promise<number>;
  stored(entry: ExchangeSummary): Promise<number>;
}): Promise<ExchangeSummary[]> {
  const oldest = now - maxAgeDays * DAY_MS;
  const newest = new Set(entries.slice(-KEPT_NEWEST));
  const isFree = (entry: ExchangeSummary) => !entry.pinned && !used.has(entry.id) && !newest.has(entry);
  const free = entries.filter(isFree);
  const aged = free.filter((entry) => entry.at < oldest);
  const left = free.slice(aged.length);
  const over = Math.max(0, entries.length - aged.length - maxEntries);
  const going = new Set([...aged, ...left.slice(0, over)]);
  let size = await bytes();
  if (size > maxBytes)
    // What no limit takes does not count: else one large list would cost all the others.
    for (const entry of entries) if (!isFree(entry)) size -= await stored(entry);
  for (const entry of left) {
    if (size <= maxBytes) break;
    size -= await stored(entry);
    going.add(entry);
  }
  return [...going];
}

/** Without the text of a body that is in a file, or that a person does not want to keep. */
function asKept(exchange: Exchange, keepBodies: boolean): Exchange {
  const { response } = exchange;
  if (!response?.body) return exchange;
  if (!keepBodies) return withoutBody(exchange);
  const { body } = response;
  return { ...exchange, response: { ...response, body: { ...body, text: body.id === null ? body.text : null } } };
}

/** With the text of its body where that is in a file and small. */
async function withInlineBody(exchange: Exchange, bodies: BodyStore): Promise<Exchange> {
  const { response } = exchange;
  const body = response?.body;
  if (!response || !body?.id || body.size > INLINE_BODY_BYTES) return exchange;
  const head = await bodies.head(body.id, INLINE_BODY_BYTES);
  return { ...exchange, response: { ...response, body: { ...body, text: head ? decodeUtf8(head) : null } } };
}

/** `ofAnySource`: all that match but for their source, which are counted by it. */
function pageOf(
  ofAnySource: ExchangeSummary[],
  filter: HistoryFilter,
): Pick<HistoryPage, 'entries' | 'more' | 'matching' | 'sources'> {
  const all = ofAnySource.filter((entry) => isOfSource(entry, filter));
  const start = filter.before === undefined ? 0 : all.findIndex((entry) => entry.id === filter.before) + 1;
  const entries = all.slice(start, start + (filter.limit ?? PAGE));
  return {
    entries,
    more: start + entries.length < all.length,
    matching: all.length,
    sources: countSources(ofAnySource),
  };
}

function matches(entry: ExchangeSummary, filter: HistoryFilter, text: string): boolean {
  if (filter.pinnedOnly && !entry.pinned) return false;
  if (filter.tenantId !== undefined && entry.tenantId !== filter.tenantId) return false;
  if (filter.credentialId !== undefined && entry.credentialId !== filter.credentialId) return false;
  if (filter.verdict !== undefined && entry.verdict !== filter.verdict) return false;
  if (!isOfSource(entry, filter)) return false;
  if (filter.since !== undefined && entry.at < filter.since) return false;
  if (filter.until !== undefined && entry.at >= filter.until) return false;
  if (text === '') return true;
  const hay = `${entry.method} ${entry.target} ${entry.status ?? ''} ${entry.operationId ?? ''} ${entry.tenantName} ${entry.credentialName ?? ''} ${entry.requestId ?? ''}`;
  return text.split(/\s+/).every((word) => hay.toLowerCase().includes(word));
}

const isOfSource = (entry: ExchangeSummary, { sources }: HistoryFilter): boolean =>
  sources === undefined || sources.includes(sourceOf(entry));

function notFound(): BenchError {
  return new BenchError('NOT_FOUND', 'That exchange is no longer in the history.', {
    fix: 'It was deleted, or removed by the history limits. Send the request again.',
  });
}
