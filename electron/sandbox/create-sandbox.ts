// The sandbox org as a fetch handler: a simulated Okta org that judges on its own. It imports no judging code of the bench
// (README, "the import rule"). Its state lives in memory; one seed and one clock give one org, byte for byte.
import { setTimeout as pause } from 'node:timers/promises';
import { createAnswer } from './answer.ts';
import { callerOf } from './api/caller.ts';
import { findClient } from './clients/client-kinds.ts';
import { createHanded, handedOut, handedUsers, instancesOf } from './clients/handed-out.ts';
import { makeClient } from './clients/make-client.ts';
import type { Clock } from './clock.ts';
import { offerIntegration } from './console/offer-integration.ts';
import { createOrg, DEFAULT_SEED } from './create-org.ts';
import { answerInPlace } from './faults/answer-in-place.ts';
import { socketFaultOf } from './faults/break-socket.ts';
import { damageResponse } from './faults/damage-response.ts';
import { createFaultBook, type FaultBook, type Struck } from './faults/fault-book.ts';
import { parseFault } from './faults/parse-fault.ts';
import { withinConcurrency } from './http/concurrency.ts';
import { beginExchange, type Exchange } from './http/exchange.ts';
import { refuseAnnounced } from './http/limit-body.ts';
import { oktaError } from './http/okta-error.ts';
import type { Reply } from './http/reply.ts';
import { createRouter } from './http/route.ts';
import { toResponse } from './http/to-response.ts';
import { maskPath } from './journal.ts';
import { createMarkedRequests, type MarkedRequests } from './marked-requests.ts';
import type { Org } from './org.ts';
import { createBehaviours } from './resources/behaviours.ts';
import { slashedLists } from './resources/types/api-tokens.ts';
import type { Sandbox, SandboxOptions, WireFacts } from './sandbox-options.ts';
import { orgServer } from './servers/org-server.ts';
import { EXTRA_OPERATIONS } from './servers/register-servers.ts';
import { mintTestToken } from './tokens/test-token.ts';

export type { Sandbox, SandboxOptions } from './sandbox-options.ts';

export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { operations } = options.catalogue;
  const router = createRouter([...operations, ...EXTRA_OPERATIONS, ...slashedLists(operations)]);
  const answer = createAnswer(router, createBehaviours());
  let { org, faults, marks } = await begin(options);
  const handed = createHanded(() => org);

  const fetch = (request: Request, wire: WireFacts = {}): Promise<Response> =>
    isRead(request) ? serve(request, wire) : handed.during(() => serve(request, wire));

  async function serve(request: Request, wire: WireFacts): Promise<Response> {
    const began = performance.now();
    const url = new URL(request.url);
    const mark = marks.take(request);
    const exchange = beginExchange({
      org: marks.orgFor(mark),
      request,
      url,
      method: request.method.toUpperCase(),
      origin: options.origin ?? url.origin,
      at: org.clock.now(),
      requestId: org.ids.opaque('request', 27),
      wire,
    });
    const struck = faults.strike(exchange.method, url.pathname, mark);
    const reply = await withinConcurrency(exchange, async (refused) => {
      const reply =
        refused ??
        answerInPlace(exchange, struck.deciding) ??
        refuseAnnounced(exchange) ??
        (await answerSafely(exchange));
      note(exchange, reply, struck, performance.now() - began + struck.delayMs);
      await delay(exchange, struck);
      return reply;
    });
    return struck.text === null ? toResponse(exchange, reply) : sendFaulty(exchange, reply, struck);
  }

  /** A mistake of this code must not take the socket down with it: it is answered as Okta answers its own. */
  async function answerSafely(exchange: Exchange): Promise<Reply> {
    try {
      return await answer(exchange);
    } catch {
      return oktaError(exchange, 'E0000009');
    }
  }

  return {
    seed: options.seed ?? DEFAULT_SEED,
    fetch,
    clients: () => handed.out().clients,
    apiTokens: () => handed.out().tokens,
    users: () => handedUsers(org).map(({ login, password }) => ({ login, password })),
    makeClient: (plan) => handed.after(() => handedOut(makeClient(org, plan), org)),
    authorizePage: (draft) => offerIntegration(org, draft),
    instances: () => instancesOf(org),
    journal: { list: (after, limit) => org.journal.list(after, limit) },
    clock: currentClock(() => org.clock),
    faults: currentFaults(() => faults),
    async reset() {
      ({ org, faults, marks } = await begin(options));
      handed.forget();
    },
    rateLimits: {
      snapshot: () => org.rateLimits.snapshot(),
      limitOf: (clientId, method, path) =>
        options.rateLimits === 'off' ? null : org.rateLimits.limitOf(method, path, clientId),
    },
    markRequests: (condition) => marks.add(condition),
    mintTestToken: (plan) => mintTestToken(org, plan),
    issueToken: async (clientId, scopes, { at, origin }) => {
      const client = findClient(org, clientId);
      return client ? org.tokens.issue(orgServer({ org, origin }), { at, client, scopes }) : null;
    },
  };
}

/** Nobody's secrets, scopes or roles are others after it: a GET, and whatever a token is asked for with. */
const isRead = ({ method, url }: Request): boolean => method === 'GET' || /\/v1\/token$/.test(url);

/** A reset gives the org another clock. */
const currentClock = (clock: () => Clock): Clock => ({
  now: () => clock().now(),
  set: (epochMs) => clock().set(epochMs),
  advance: (ms) => clock().advance(ms),
  offset: () => clock().offset(),
});

const currentFaults = (faults: () => FaultBook): Sandbox['faults'] => ({
  list: () => faults().list(),
  add: (text) => faults().add(parseFault(text)),
  remove: (id) => faults().remove(id),
  clear: () => faults().clear(),
});

async function begin(options: SandboxOptions): Promise<{ org: Org; faults: FaultBook; marks: MarkedRequests }> {
  const org = await createOrg(options);
  for (const plan of options.clients ?? []) makeClient(org, plan);
  const faults = createFaultBook(org.ids);
  for (const spec of options.faults ?? []) faults.add(spec);
  return { org, faults, marks: createMarkedRequests(org, faults) };
}

function note(exchange: Exchange, reply: Reply, struck: Struck, durationMs: number): void {
  exchange.org.journal.add({
    at: exchange.at,
    method: exchange.method,
    path: maskPath(exchange.url),
    clientId: callerOf(exchange)?.principal ?? null,
    scopeNeeded: exchange.operation?.scopes ?? [],
    status: reply.status,
    error: reply.error ?? null,
    requestId: exchange.requestId,
    durationMs: Math.round(durationMs * 100) / 100,
    fault: struck.text,
  });
}

/** Runs after the work, so that a client that gives up has been served all the same, as by a real org. */
async function delay({ request }: Exchange, { delayMs }: Struck): Promise<void> {
  if (delayMs > 0) await pause(delayMs, undefined, { signal: request.signal, ref: false }).catch(() => undefined);
}

function sendFaulty(exchange: Exchange, reply: Reply, struck: Struck): Response | Promise<Response> {
  const { wire, org } = exchange;
  const socketFault = socketFaultOf(struck);
  if (socketFault !== null) wire.onSocketFault?.(socketFault);
  if (reply.status === 0) return new Response(null, { status: 503 });
  return damageResponse(toResponse(exchange, reply), struck, { method: exchange.method, now: org.clock.now() });
}
