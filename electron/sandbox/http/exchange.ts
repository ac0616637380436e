// One request on its way through the org. Steps read it and fill in what they find out (operation, client, body), in
// the order in which the pipelines list them; a step that answers ends the exchange.

import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import type { ApiToken } from '../api-tokens/token-with-owner.ts';
import type { Client } from '../clients/client.ts';
import type { Org } from '../org.ts';
import type { WireFacts } from '../sandbox-options.ts';
import type { AccessClaims } from '../tokens/access-token.ts';
import type { Reply } from './reply.ts';

export interface Exchange {
  readonly org: Org;
  readonly request: Request;
  readonly url: URL;
  readonly method: string;
  /** `http://127.0.0.1:PORT`, the org's own address. */
  readonly origin: string;
  /** Epoch milliseconds by the org's clock when the request was received. */
  readonly at: number;
  readonly requestId: string;
  readonly wire: WireFacts;
  operation: Operation | null;
  /** Path parameters, decoded, by position: the template's names vary between methods of one path. */
  ids: string[];
  client: Client | null;
  /** What a call that was sent with one stands for. */
  apiToken: ApiToken | null;
  claims: AccessClaims | null;
  /** Parsed JSON body; undefined when there is none. */
  body: unknown;
  /** Headers that steps add to whatever the reply will be (rate limits). */
  headers: [name: string, value: string][];
}

/** What nobody knows of a request before its first step. */
type Found = 'operation' | 'ids' | 'client' | 'apiToken' | 'claims' | 'body' | 'headers';

export const beginExchange = (given: Omit<Exchange, Found>): Exchange => ({
  ...given,
  operation: null,
  ids: [],
  client: null,
  apiToken: null,
  claims: null,
  body: undefined,
  headers: [],
});

export type Step<E extends Exchange = Exchange> = (exchange: E) => Reply | undefined | Promise<Reply | undefined>;

/** Run the steps in order; the first reply wins. Undefined when none of them answers. */
export async function firstReply<E extends Exchange>(
  steps: readonly Step<E>[],
  exchange: E,
): Promise<Reply | undefined> {
  for (const step of steps) {
    const reply = await step(exchange);
    if (reply) return reply;
  }
  return undefined;
}

/** As above, for a list that always answers: one whose last step stays silent is a mistake of this code. */
export async function runSteps<E extends Exchange>(steps: readonly Step<E>[], exchange: E): Promise<Reply> {
  const reply = await firstReply(steps, exchange);
  if (!reply) throw new Error('the pipeline ended without an answer');
  return reply;
}
