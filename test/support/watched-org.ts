// A sandbox org behind a front that notes each request as it came, and may answer in the org's place.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveSandbox } from '../../electron/sandbox/serve-sandbox.ts';
import type { TestClient } from './bench.ts';
import { loadCatalogue } from './load-catalogue.ts';

export interface SeenRequest {
  org: string;
  method: string;
  /** Path and query. */
  target: string;
  mark: string | null;
  body: string;
  /** Of the client that asks for a token, or that the Bearer token was issued to; null without one. */
  clientId: string | null;
  /** Requested, of a token request; of the token, of another. */
  scopes: string[];
}

export interface FrontReply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface WatchedOrg {
  name: string;
  tenantId: string;
  /** Credential id → client id. */
  clients: Map<string, string>;
  seen: SeenRequest[];
  /** Answers the next calls of the API in the org's place, one each; not token requests. */
  replies: FrontReply[];
  close(): Promise<void>;
}

const OF_THE_SOCKET = /^(connection|keep-alive|transfer-encoding|content-length|host)$/;

/** Saved as a tenant of the bench, with a credential for each named client of the sandbox org. */
export async function startWatchedOrg(client: TestClient, name: string, clientNames: string[]): Promise<WatchedOrg> {
  const issued = new Map<string, { clientId: string; scopes: string[] }>();
  const seen: SeenRequest[] = [];
  const replies: FrontReply[] = [];
  const front = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const target = request.url ?? '';
    const note = noteOf(name, request, target, body, issued);
    seen.push(note);
    const reply = target.startsWith('/api/') ? replies.shift() : undefined;
    if (reply) {
      response.writeHead(reply.status, reply.headers).end(reply.body);
      return;
    }
    const headers = Object.entries(request.headers).filter(([key]) => !OF_THE_SOCKET.test(key)) as [string, string][];
    const answer = await undiciFetch(`${inner.url}${target}`, {
      method: request.method ?? 'GET',
      headers,
      ...(chunks.length > 0 ? { body } : {}),
    });
    const text = await answer.text();
    const token = target === '/oauth2/v1/token' ? accessToken(text) : null;
    if (token !== null && note.clientId !== null) issued.set(token, { clientId: note.clientId, scopes: note.scopes });
    response.writeHead(
      answer.status,
      Object.fromEntries([...answer.headers].filter(([key]) => !OF_THE_SOCKET.test(key) && key !== 'content-encoding')),
    );
    response.end(text);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const inner = await serveSandbox({ catalogue: loadCatalogue(), rateLimits: 'off', origin: url });
  const tenant = await client.tenant.add({ name, url, production: false });
  const clients = new Map<string, string>();
  for (const one of clientNames) {
    const found = inner.sandbox.clients().find((each) => each.name.includes(one));
    if (!found) throw new Error(`The sandbox org has no client named ${one}`);
    const { clientId, clientSecret } = found;
    const saved = await client.credential.save({
      tenantId: tenant.id,
      kind: 'oin-integration',
      name: one,
      clientId,
      secret: { value: clientSecret },
    });
    clients.set(saved.credentials.at(-1)?.id ?? '', clientId);
  }
  return {
    name,
    tenantId: tenant.id,
    clients,
    seen,
    replies,
    async close() {
      front.closeAllConnections();
      await new Promise((resolve) => front.close(resolve));
      await inner.close();
    },
  };
}

/** The real one: a test may hand the page's `fetch` to the app. */
const undiciFetch = globalThis.fetch;

function noteOf(
  org: string,
  request: { method?: string | undefined; headers: NodeJS.Dict<string | string[]> },
  target: string,
  body: string,
  issued: ReadonlyMap<string, { clientId: string; scopes: string[] }>,
): SeenRequest {
  const [scheme = '', value = ''] = String(request.headers.authorization ?? '').split(' ');
  const mark = request.headers['x-mark'];
  const common = { org, method: request.method ?? '', target, body, mark: typeof mark === 'string' ? mark : null };
  if (scheme === 'Basic') {
    const clientId = Buffer.from(value, 'base64').toString().split(':')[0] ?? null;
    return { ...common, clientId, scopes: (new URLSearchParams(body).get('scope') ?? '').split(' ').filter(Boolean) };
  }
  const token = issued.get(value);
  return { ...common, clientId: token?.clientId ?? (value === '' ? null : 'unknown'), scopes: token?.scopes ?? [] };
}

function accessToken(text: string): string | null {
  try {
    const { access_token: token } = JSON.parse(text) as { access_token?: unknown };
    return typeof token === 'string' ? token : null;
  } catch {
    return null;
  }
}
