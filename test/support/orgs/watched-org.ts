// A sandbox org behind a front that notes each request as received, and may answer in the org's place: a tenant of the bench with a
// credential for each of some clients.
import type { TestClient } from '../bench.ts';
import { clientDraft } from '../credentials.ts';
import { secretClients } from '../secret-clients.ts';
import { type FrontAnswer, type FrontRequest, startOrgBehindFront } from './org-behind-front.ts';

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

export interface WatchedOrg {
  name: string;
  tenantId: string;
  /** Credential id → client id. */
  clients: Map<string, string>;
  seen: SeenRequest[];
  /** Answers the next calls of the API in the org's place, one each; not token requests. */
  replies: FrontAnswer[];
  close(): Promise<void>;
}

type Issued = Map<string, Pick<SeenRequest, 'clientId' | 'scopes'>>;

export async function startWatchedOrg(client: TestClient, name: string, clientNames: string[]): Promise<WatchedOrg> {
  const issued: Issued = new Map();
  const seen: SeenRequest[] = [];
  const replies: FrontAnswer[] = [];
  const front = await startOrgBehindFront();
  front.ask = (request) => {
    seen.push(noteOf(name, request, issued));
    return request.target.startsWith('/api/') ? replies.shift() : undefined;
  };
  front.change = (answer, path, request) => {
    const token = path === '/oauth2/v1/token' ? accessToken(answer.body) : null;
    if (token !== null) issued.set(token, noteOf(name, request, issued));
    return answer;
  };
  const tenant = await client.tenant.add({ name, url: front.url, production: false });
  const clients = new Map<string, string>();
  for (const one of clientNames) {
    const found = secretClients(front.sandbox).find((each) => each.name.includes(one));
    if (!found) throw new Error(`The sandbox org has no client named ${one}`);
    const { clientId, clientSecret } = found;
    const saved = await client.credential.save(
      clientDraft({
        tenantId: tenant.id,
        name: one,
        clientId,
        secret: { value: clientSecret },
      }),
    );
    clients.set(saved.credentials.at(-1)?.id ?? '', clientId);
  }
  return { name, tenantId: tenant.id, clients, seen, replies, close: front.close };
}

function noteOf(org: string, { method, target, headers, body }: FrontRequest, issued: Issued): SeenRequest {
  const [scheme = '', value = ''] = (headers.authorization ?? '').split(' ');
  const common = { org, method, target, body, mark: headers['x-mark'] ?? null };
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
