// How many requests are on their way through the org at one time. One too many is a 429 of its own kind: limit and
// remaining are 0, and the reset is no more than a guess (FACTS §4).
import { logConcurrencyViolation } from '../log/log-limits.ts';
import type { Exchange } from './exchange.ts';
import type { InFlight } from './in-flight.ts';
import { oktaError } from './okta-error.ts';
import type { Reply } from './reply.ts';

const UNCOUNTED = /^\/oauth2\/([^/]+\/)?v1\/keys$|\/\.well-known\/(openid-configuration|oauth-authorization-server)$/;
const GUESS_MS = 1_000;

/** Work while the request is in the org; `refused` is the answer when as many as it takes are in already. */
export async function withinConcurrency(
  exchange: Exchange,
  work: (refused: Reply | null) => Promise<Reply>,
): Promise<Reply> {
  const { inFlight } = exchange.org;
  if (UNCOUNTED.test(exchange.url.pathname)) return work(null);
  if (inFlight.limit !== null && inFlight.count >= inFlight.limit) return work(refuse(exchange, inFlight));
  inFlight.count += 1;
  try {
    return await work(null);
  } finally {
    inFlight.count -= 1;
    inFlight.refusing = false;
  }
}

function refuse(exchange: Exchange, inFlight: InFlight): Reply {
  if (!inFlight.refusing) logConcurrencyViolation(exchange);
  inFlight.refusing = true;
  const reset = Math.ceil((exchange.at + GUESS_MS) / 1000);
  return {
    ...oktaError(exchange, 'E0000047'),
    headers: [
      ['x-rate-limit-limit', '0'],
      ['x-rate-limit-remaining', '0'],
      ['x-rate-limit-reset', String(reset)],
    ],
  };
}
