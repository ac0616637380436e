// The same calls through every entry point: in process, the app handler, real loopback HTTP, and the conversion that Electron's
// protocol applies. What a person sees must not depend on the host.

import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SESSION_HEADER } from '../../electron/app/session-guard.ts';
import { serveLoopback } from '../../electron/hosting/serve-loopback.ts';
import type { Contract } from '../../shared/contract/index.ts';
import { runsOf } from '../../shared/contract/runs-of.ts';
import type { Catalogue } from '../../shared/okta/catalogue/catalogue.ts';
import { clientOf, get, sandboxCredential, startTestBench, type TestBench } from '../support/bench.ts';
import { throughElectronProtocol } from '../support/electron-protocol.ts';
import { tempFolder } from '../support/temp-folder.ts';

type Client = ContractRouterClient<Contract>;
interface Way {
  client: Client;
  read(path: string): Promise<Response>;
}

const ways: Record<string, Way> = {};
const closing: (() => Promise<void>)[] = [];
let local: TestBench;

beforeAll(async () => {
  local = await startTestBench();
  closing.push(local.close);
  ways['in process'] = {
    client: clientOf(local.bench),
    read: async (path) => {
      const { calls } = local.bench;
      return path === '/catalogue' ? calls.catalogue() : calls.body(path.slice('/bodies/'.length));
    },
  };
  ways['app.fetch'] = overFetch('http://app', (request) => local.fetch(request));
  ways["Electron's protocol"] = overFetch('bench://app', (request) => throughElectronProtocol(request, local.fetch));

  const folder = await tempFolder();
  const served = await serveLoopback({ port: 0, dataDir: folder.path });
  if (served.running) throw new Error('Another host runs on a fresh folder');
  closing.push(served.close, folder.remove);
  const { origin, hash } = new URL(served.url);
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    body: JSON.stringify({ token: hash.slice('#t='.length) }),
  });
  const { session } = (await answer.json()) as { session: string };
  ways['loopback HTTP'] = overFetch(origin, (request) => fetch(request), { [SESSION_HEADER]: session });
});
afterAll(async () => {
  for (const close of closing) await close();
});

function overFetch(
  origin: string,
  send: (request: Request) => Promise<Response>,
  headers: Record<string, string> = {},
): Way {
  return {
    client: createORPCClient(
      new RPCLink({ url: `${origin}/rpc`, headers, fetch: (request, init) => send(new Request(request, init)) }),
    ),
    read: (path) => send(new Request(`${origin}${path}`, { headers })),
  };
}

/** What differs between two runs of the same thing: ids, times, ports, folders. */
function settled(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner) => {
      if (
        /^(at|startedAt|resetAt|waitMs|until|issuedAt|expiresAt|now|clockOffsetMs|timing|totalMs|createdAt|dataFolder|capabilities|checkedAt)$/.test(
          key,
        )
      )
        return typeof inner;
      if (typeof inner === 'string')
        return inner
          .replace(/127\.0\.0\.1:\d+/g, 'HOST')
          .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
          .replace(/\b(ex|tok|body|run|ten|cred|sec)-[a-z0-9]+/g, '$1-ID')
          .replace(/^\w{3}, \d\d \w{3} \d{4} .*GMT$/, 'DATE');
      return inner;
    }),
  );
}

async function problemOf(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error(`No contract error: ${String(error)}`);
  return { code: error.code, status: error.status, message: error.message, data: error.data, defined: error.defined };
}

const calls: Record<string, (way: Way) => Promise<unknown>> = {
  snapshot: async ({ client }) => {
    const { sandbox, tokens: _tokens, ...rest } = await client.app.snapshot();
    return { ...rest, clients: sandbox.clients };
  },
  catalogue: async ({ read }) => ((await (await read('/catalogue')).json()) as Catalogue).operations.length,
  'a token': async ({ client }) => {
    const result = await client.token.request({
      tenantId: 'sandbox',
      credentialId: await sandboxCredential(client, 'Directory'),
      scopes: ['okta.users.read'],
      fresh: true,
    });
    if (result.outcome !== 'granted') throw new Error(result.outcome);
    const { decoded, ...token } = result.token;
    return {
      ...token,
      header: Object.keys(decoded.header ?? {}),
      claims: decoded.claims.map(({ name, kind }) => [name, kind]),
    };
  },
  'a refused token': async ({ client }) => {
    const result = await client.token.request({
      tenantId: 'sandbox',
      credentialId: await sandboxCredential(client, 'Directory'),
      scopes: [],
    });
    return result.outcome === 'refused' ? result.refusal : result;
  },
  'a request': async ({ client }) => {
    const result = await client.request.send(
      get(await sandboxCredential(client, 'Directory'), '/api/v1/users?limit=3', ['okta.users.read']),
    );
    if (result.outcome !== 'answered') throw new Error(result.outcome);
    const { exchange } = result;
    return {
      verdict: exchange.verdict,
      body: exchange.response?.body.text,
      headers: exchange.response?.headers.map(([name]) => name),
      hasNext: exchange.hasNext,
    };
  },
  'a list that is fetched whole': async ({ client }) => {
    const first = await client.request.send(
      get(await sandboxCredential(client, 'Directory'), '/api/v1/users?limit=100', ['okta.users.read']),
    );
    if (first.outcome !== 'answered') throw new Error(first.outcome);
    const { runId } = await runsOf(client.run, 'fetch-all').start({ exchangeId: first.exchange.id, maxItems: 1000 });
    const events = [];
    for await (const batch of await runsOf(client.run, 'fetch-all').watch({ runId, after: 0 })) events.push(...batch);
    const listed = (await runsOf(client.run, 'fetch-all').list()).filter((run) => run.runId === runId);
    return { events, listed, cancelled: await client.run.cancel({ runId }) };
  },
  'a stored body': async (way) => {
    const sent = await way.client.request.send(
      get(await sandboxCredential(way.client, 'Directory'), '/api/v1/users?limit=200', ['okta.users.read']),
    );
    const id = sent.outcome === 'answered' ? sent.exchange.response?.body.id : null;
    return (JSON.parse(await (await way.read(`/bodies/${id}`)).text()) as unknown[]).length;
  },
  'a typed error': ({ client }) =>
    problemOf(client.tenant.add({ name: 'Acme', url: 'http://acme.okta.com', production: false })),
  'an unknown id': ({ client }) => problemOf(client.history.get({ exchangeId: 'ex-nothing' })),
  'a plan outside of the folders': ({ client }) =>
    problemOf(client.plan.open({ path: '/none/people.scopebench.yaml' })),
  'bad input': ({ client }) => problemOf(client.tenant.add({ name: '', url: 'acme.okta.com', production: false })),
  'a write that is not armed': async ({ client }) => {
    const { tenants } = await client.app.snapshot();
    const name = `Acme ${tenants.length}`;
    const tenant = await client.tenant.add({ name, url: 'acme.okta.com', production: true });
    const problem = await problemOf(
      client.request.send({
        ...get(null, '/api/v1/users/1', []),
        tenantId: tenant.id,
        method: 'DELETE',
        auth: { kind: 'none' },
      }),
    );
    await client.tenant.remove({ tenantId: tenant.id, confirmName: name });
    return JSON.parse(JSON.stringify(problem).replaceAll(name, 'Acme'));
  },
};

describe.each(Object.keys(calls))('%s', (name) => {
  test('is the same through every entry point', async () => {
    const answers: Record<string, unknown> = {};
    for (const [way, value] of Object.entries(ways)) answers[way] = settled(await calls[name]!(value));
    const expected = answers['in process'];
    for (const [way, answer] of Object.entries(answers)) expect({ [way]: answer }).toEqual({ [way]: expected });
  });
});
