// Fetch all: follow a list to its end and keep it as one JSON array. Whatever ends it (a person, a refusal, a locked vault, a
// full disk), what was fetched until then is kept, and the last event says why.

import { counted } from '../../../shared/counted.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { TokenResult } from '../../../shared/model/token.ts';
import type { FetchAllEnd, FetchAllEntry, FetchAllInput } from '../../../shared/runs/fetch-all/fetch-all-events.ts';
import { rateBucket } from '../../../shared/runs/sweep/plan/rate-bucket.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { createPacedSender, sendAs } from '../exchange/paced-sender.ts';
import { laneOf } from '../exchange/pacing/lane.ts';
import type { RetryPolicy } from '../exchange/pacing/retry-policy.ts';
import { joinedBodyIdOf } from '../history/body-ids.ts';
import type { Sleep } from '../ports.ts';
import { createJoinedList, type JoinedList } from './joined-list.ts';
import { type ListPage, readListPage } from './list-page.ts';
import type { RequestService } from './request-service.ts';

/** A page that is refused more often in a row by the rate limit ends the run; nothing is lost. */
const POLICY: RetryPolicy = {
  mostRateLimitWaits: 5,
  mostUnreachable: 0,
  leastWaitMs: 1000,
  withoutHeadersMs: null,
  whenTooMany: 'reset',
};

export interface FetchAllPorts {
  context: EngineContext;
  requests: RequestService;
  sleep: Sleep;
}

/** Throws CONFLICT for a response that is no whole list: nothing is sent then. */
export async function readFirstPage({ context }: FetchAllPorts, { exchangeId }: FetchAllInput): Promise<FirstPage> {
  const exchange = await context.exchange(exchangeId);
  const page = await readListPage(context.bodies, exchange);
  if (page === null) throw noList(exchange);
  return { exchange, page };
}

/** From the first page to the end of the run, which is the last entry. */
export async function* fetchList(
  ports: FetchAllPorts,
  first: FirstPage,
  maxItems: number,
  signal: AbortSignal,
): AsyncGenerator<FetchAllEntry, void> {
  const { bodies } = ports.context;
  const bodyId = joinedBodyIdOf(first.exchange.id);
  const joined = createJoinedList(bodies, bodyId, ports.context.settings().history.maxBodyBytes);
  let ending: Ending;
  try {
    ending = yield* follow(ports, joined, first, maxItems, signal);
  } catch (error) {
    if (!(error instanceof BenchError)) {
      await joined.end();
      throw error;
    }
    ending = stopped(`${error.message} ${error.data.fix}`);
  }
  const kept = await joined.end();
  if (kept.cut) ending = stopped(CUT);
  yield { type: 'end', ...ending, pages: joined.pages(), totalItems: joined.items(), bodyId, ...kept };
}

/** The response that it begins with, and the list in it. */
export interface FirstPage {
  exchange: Exchange;
  page: ListPage;
}

type Ending = Pick<FetchAllEnd, 'reason' | 'message'>;

const CANCELLED: Ending = { reason: 'cancelled', message: 'Cancelled. What was fetched is kept.' };
const CUT =
  'The list ends in the middle of a page: the disk is full, or the list is larger than the limit of one body under Settings, History. Free space or raise the limit, and fetch again.';

const stopped = (why: string): Ending => ({ reason: 'stopped', message: `${why} What was fetched before is kept.` });

/** The pages from `from` on, each added to `joined`, and why there is no other. Throws what keeps the bench from asking. */
async function* follow(
  { context, requests, sleep }: FetchAllPorts,
  joined: JoinedList,
  from: FirstPage,
  maxItems: number,
  signal: AbortSignal,
): AsyncGenerator<FetchAllEntry, Ending> {
  let { exchange } = from;
  let page: ListPage | null = from.page;
  const { method, url } = exchange.request;
  const lane = laneOf(exchange.credentialId, rateBucket(method, new URL(url).pathname));
  // A person waits for the list: it may use what is left of the budget.
  const sender = createPacedSender({ now: context.now, sleep, signal, share: 1, concurrency: 1 });
  const send = sendAs(sender, POLICY, ({ waitMs, until }): FetchAllEntry => ({ type: 'waiting', waitMs, until }));
  /** The page whose Link is followed: a refused page has none of its own. */
  let lastGood = exchange.id;
  for (;;) {
    if (page !== null) {
      lastGood = exchange.id;
      const takesMore = await joined.add(page);
      const pages = joined.pages();
      const totalItems = joined.items();
      yield { type: 'page', page: pages, items: page.items, totalItems };
      if (!takesMore) return stopped(CUT);
      if (!exchange.hasNext) return complete(`All ${totalItems} items in ${counted(pages, 'page')}.`);
      // A polling query (the System Log without `until`) has a next page for ever: an empty one is its end for now (FACTS §5).
      if (page.items === 0) return complete(`${totalItems} items; nothing newer for now.`);
      if (totalItems >= maxItems)
        return { reason: 'limit', message: `Stopped at the limit of ${maxItems} items; there are more.` };
    } else return signal.aborted ? CANCELLED : stopped(reasonOf(exchange));
    const result = yield* send(lane, {
      ask: () => requests.next({ exchangeId: lastGood }, signal),
      exchangeOf: (answer) => (answer.outcome === 'answered' ? answer.exchange : null),
    });
    if (result === null) return CANCELLED;
    if (result.outcome === 'no-token') return signal.aborted ? CANCELLED : stopped(noToken(result.tokenResult));
    exchange = result.exchange;
    page = await readListPage(context.bodies, exchange);
  }
}

const complete = (message: string): Ending => ({ reason: 'complete', message });

/** Why no more was fetched. A page can be allowed and no list all the same. */
function reasonOf({ verdict, failure }: Exchange): string {
  if (verdict.next === '') return 'The next page is no list. Look at it in the history.';
  return [`${verdict.title}.`, ...(failure ? [failure.message] : []), verdict.next].join(' ');
}

function noToken({ exchange }: TokenResult): string {
  const why = exchange ? ` ${exchange.verdict.title}. ${exchange.verdict.next}` : '';
  return `There was no token for the next page, so it was not asked for.${why}`;
}

function noList(first: Exchange): BenchError {
  const refused = first.failure !== null || (first.response?.status ?? 0) >= 400;
  return refused
    ? new BenchError('CONFLICT', `This page is not whole, so there is nothing to follow: ${first.verdict.title}.`, {
        fix: first.verdict.next === '' ? 'Send the request again.' : first.verdict.next,
      })
    : new BenchError('CONFLICT', 'This response is not a list, so there is nothing to join.', {
        fix: 'Use Fetch all on the response of a list operation.',
      });
}
