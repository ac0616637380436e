// Fetch all: follow a list to its end and keep it as one JSON array. Pages are joined as text, not as parsed values,
// so that big integers and the order of keys stay exactly what the org sent.
import type { Exchange } from '../../../shared/contract/exchange.ts';
import type { PageEvent } from '../../../shared/contract/request.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { newId } from '../ids.ts';
import { systemSleep } from '../system-sleep.ts';
import type { RequestService } from './request-service.ts';

/** A page that is refused this often in a row by the rate limit ends the run; nothing is lost. */
const MOST_WAITS = 5;
const PAGE_BYTES = 64 * 1024 * 1024;

export interface FetchAllInput {
  exchangeId: string;
  maxItems: number;
  requestKey: string;
}

/** Yields every page as it comes; the last event names the joined body. A 429 is waited for by the org's own clock. */
export async function* fetchAll(
  context: EngineContext,
  requests: RequestService,
  input: FetchAllInput,
  outer?: AbortSignal,
): AsyncGenerator<PageEvent> {
  const call = context.calls.begin(input.requestKey, outer);
  const joined = createJoin(context, `body-${newId('body', context.now()).slice(5)}`);
  let page = await context.exchange(input.exchangeId);
  let pages = 0;
  let waits = 0;
  /** The page whose Link is followed: a refused page has none of its own. */
  let lastGood = page.id;
  try {
    for (;;) {
      const status = page.response?.status ?? null;
      if (status === 429 && page.rateLimit && waits < MOST_WAITS) {
        waits += 1;
        const waitMs = Math.max(page.rateLimit.waitMs, 1000);
        yield { type: 'waiting', waitMs, until: context.now() + waitMs };
        await systemSleep(waitMs, call.signal);
      } else if (status === null || status >= 400 || page.failure !== null) {
        if (call.signal.aborted)
          return yield await joined.end('cancelled', pages, 'Cancelled. What was fetched is kept.');
        return yield await joined.end('stopped', pages, stopMessage(page));
      } else {
        const items = await joined.add(page);
        if (items === null && pages > 0) return yield await joined.end('stopped', pages, stopMessage(page));
        if (items === null)
          throw new BenchError('INVALID_INPUT', 'This response is not a list, so there is nothing to join.', {
            fix: 'Use Fetch all on the response of a list operation.',
          });
        pages += 1;
        waits = 0;
        yield {
          type: 'page',
          page: pages,
          items,
          totalItems: joined.total(),
          exchange: { ...page, response: withoutText(page) },
        };
        // A polling query (the System Log without `until`) has a next page for ever: an empty one is its end for now (FACTS §5).
        if (page.hasNext && items === 0)
          return yield await joined.end('complete', pages, `${joined.total()} items; nothing newer for now.`);
        if (!page.hasNext)
          return yield await joined.end(
            'complete',
            pages,
            `All ${joined.total()} items in ${pages} ${pages === 1 ? 'page' : 'pages'}.`,
          );
        if (joined.total() >= input.maxItems)
          return yield await joined.end(
            'limit',
            pages,
            `Stopped at the limit of ${input.maxItems} items; there are more.`,
          );
        lastGood = page.id;
      }
      if (call.signal.aborted)
        return yield await joined.end('cancelled', pages, 'Cancelled. What was fetched is kept.');
      const result = await requests.next({ exchangeId: lastGood }, call.signal);
      if (result.outcome === 'no-token')
        return yield await joined.end(
          'stopped',
          pages,
          'The token could not be renewed, so the next page was not asked for.',
        );
      page = result.exchange;
    }
  } finally {
    call.done();
  }
}

function createJoin(context: EngineContext, bodyId: string) {
  const parts: Uint8Array[] = [];
  let items = 0;
  return {
    total: () => items,
    /** How many items it has; null when it is not a list. */
    async add(page: Exchange): Promise<number | null> {
      const body = page.response?.body;
      const text =
        body?.text ??
        (body?.id
          ? new TextDecoder().decode((await context.bodies.head(body.id, PAGE_BYTES)) ?? new Uint8Array())
          : '');
      const list = parseList(text);
      if (list === null) return null;
      const inner = text.trim().slice(1, -1).trim();
      if (inner !== '') parts.push(new TextEncoder().encode(parts.length === 0 ? inner : `,\n${inner}`));
      items += list.length;
      return list.length;
    },
    async end(
      reason: 'complete' | 'limit' | 'cancelled' | 'stopped',
      pages: number,
      message: string,
    ): Promise<PageEvent> {
      const bracket = (text: string) => new TextEncoder().encode(text);
      const stored = await context.bodies.write(bodyId, chunks([bracket('['), ...parts, bracket(']')]));
      return { type: 'end', reason, pages, totalItems: items, bodyId, size: stored.size, message };
    },
  };
}

/** Why no more was fetched. A page can be allowed and no list all the same. */
function stopMessage({ verdict }: Exchange): string {
  const why =
    verdict.next === '' ? 'This page is no list. Look at it in the history.' : `${verdict.title}. ${verdict.next}`;
  return `${why} What was fetched before is kept.`;
}

async function* chunks(parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

function parseList(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** The page's text is in the joined body; events stay small. */
function withoutText(page: Exchange): Exchange['response'] {
  return page.response ? { ...page.response, body: { ...page.response.body, text: null } } : null;
}
