// The sandbox org as a fetch handler: a simulated Okta org that judges on its own. It imports no judging code of the bench
// (README, "the import rule"). Its state lives in memory; one seed and one clock give one org, byte for byte.
import { createAnswer } from './answer.ts';
import { type Client, turnClient } from './clients.ts';
import { createOrg, DEFAULT_SEED } from './create-org.ts';
import { withinConcurrency } from './http/concurrency.ts';
import type { Exchange } from './http/exchange.ts';
import { oktaError } from './http/okta-error.ts';
import type { Reply } from './http/reply.ts';
import { createRouter } from './http/route.ts';
import { toResponse } from './http/to-response.ts';
import { maskPath } from './journal.ts';
import { EXTRA_OPERATIONS } from './oauth/register-oauth.ts';
import { createBehaviours } from './resources/behaviours.ts';
import type { Sandbox, SandboxClientInfo, SandboxOptions, WireFacts } from './sandbox-options.ts';

export type {
  JournalEntry,
  RateWindow,
  Sandbox,
  SandboxClientInfo,
  SandboxOptions,
} from './sandbox-options.ts';

export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const org = await createOrg(options);
  const answer = createAnswer(createRouter([...options.catalogue.operations, ...EXTRA_OPERATIONS]), createBehaviours());

  async function fetch(request: Request, wire: WireFacts = {}): Promise<Response> {
    const began = performance.now();
    const url = new URL(request.url);
    const exchange: Exchange = {
      org,
      request,
      url,
      method: request.method.toUpperCase(),
      origin: options.origin ?? url.origin,
      at: org.clock.now(),
      requestId: org.ids.opaque('request', 27),
      wire,
      operation: null,
      ids: [],
      client: null,
      claims: null,
      body: undefined,
      headers: [],
    };
    const reply = await withinConcurrency(exchange, answerSafely);
    org.journal.add({
      at: exchange.at,
      method: exchange.method,
      path: maskPath(url),
      clientId: exchange.client?.id ?? null,
      scopeNeeded: exchange.operation?.scopes ?? [],
      status: reply.status,
      error: reply.error ?? null,
      requestId: exchange.requestId,
      durationMs: Math.round((performance.now() - began) * 100) / 100,
    });
    return toResponse(exchange, reply);
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
    clients: () => org.clients.list().flatMap(toClientInfo),
    setClientActive(clientId, active) {
      const client = org.clients.get(clientId);
      if (!client) return false;
      turnClient(org, client, active);
      return true;
    },
    issueToken: async (clientId, scopes, moment) => {
      const client = org.clients.get(clientId);
      return client ? org.tokens.issue(moment, client, scopes) : null;
    },
    journal: { list: org.journal.list },
    clock: org.clock,
    rateLimits: { snapshot: org.rateLimits.snapshot },
  };
}

function toClientInfo(client: Client): SandboxClientInfo[] {
  const secret = client.secrets.find(({ status }) => status === 'ACTIVE');
  if (!secret) return [];
  return [
    {
      name: client.name,
      kind: 'oin-integration',
      clientId: client.id,
      clientSecret: secret.secret,
      scopes: [...client.granted].sort(),
      registered: [...client.registered].sort(),
      roles: client.roles.map(({ type }) => type),
    },
  ];
}
