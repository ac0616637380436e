// An org with something in front of it that may change its answers: a sandbox org that believes in the address of the front.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox, SandboxOptions } from '../../../electron/sandbox/sandbox-options.ts';
import { serveSandbox } from '../../../electron/sandbox/serve-sandbox.ts';
import type { TestClient } from '../bench.ts';
import { clientDraft } from '../credentials.ts';
import { loadCatalogue } from '../load-catalogue.ts';

export interface FrontAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface FrontRequest {
  method: string;
  /** Path and query. */
  target: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

export interface OrgBehindFront {
  url: string;
  sandbox: Sandbox;
  /** Sees each request as received, and may answer in the org's place. */
  ask: ((request: FrontRequest) => FrontAnswer | undefined) | null;
  /** How answers are changed from now on; null for not at all. */
  change: ((answer: FrontAnswer, path: string, request: FrontRequest) => FrontAnswer) | null;
  /** Saves it as a tenant with the secret of one of its clients. */
  addTo(
    client: TestClient,
    more?: { production?: boolean; name?: string },
  ): Promise<{ tenantId: string; credentialId: string }>;
  close(): Promise<void>;
}

/** A test may hand the page's `fetch` to the app: this is the one of the network. */
const realFetch = globalThis.fetch;

const OF_THE_SOCKET = /^(connection|keep-alive|transfer-encoding|content-length|host)$/;

export async function startOrgBehindFront(options: Partial<SandboxOptions> = {}): Promise<OrgBehindFront> {
  const front = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = Object.entries(request.headers).filter(([name]) => !OF_THE_SOCKET.test(name)) as [string, string][];
    const body = Buffer.concat(chunks);
    const { method = 'GET', url: target = '' } = request;
    const asked: FrontRequest = { method, target, headers: Object.fromEntries(headers), body: body.toString() };
    const instead = org.ask?.(asked);
    if (instead) {
      response.writeHead(instead.status, instead.headers).end(instead.body);
      return;
    }
    const answer = await realFetch(`${inner.url}${target}`, {
      method,
      headers,
      redirect: 'manual',
      ...(body.length > 0 ? { body } : {}),
    });
    const received: FrontAnswer = {
      status: answer.status,
      headers: Object.fromEntries([...answer.headers].filter(([name]) => !OF_THE_SOCKET.test(name))),
      body: await answer.text(),
    };
    const changed = org.change?.(received, target, asked) ?? received;
    response.writeHead(changed.status, changed.headers).end(changed.body);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const inner = await serveSandbox({ catalogue: loadCatalogue(), rateLimits: 'off', origin: url, ...options });
  const org: OrgBehindFront = {
    url,
    sandbox: inner.sandbox,
    ask: null,
    change: null,
    async addTo(client, { production = false, name = 'Acme' } = {}) {
      const { vault } = await client.app.snapshot();
      if (vault.state === 'absent') await client.vault.setUp({ protection: { kind: 'session' } });
      const { id } = await client.tenant.add({ name, url, production });
      const [full] = inner.sandbox.clients();
      const saved = await client.credential.save(
        clientDraft({
          tenantId: id,
          name: 'Main',
          clientId: full?.clientId ?? '',
          secret: { value: full?.clientSecret ?? '' },
        }),
      );
      return { tenantId: id, credentialId: saved.credentials[0]?.id ?? '' };
    },
    async close() {
      front.closeAllConnections();
      await new Promise((resolve) => front.close(resolve));
      await inner.close();
    },
  };
  return org;
}
