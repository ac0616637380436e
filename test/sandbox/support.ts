// A sandbox org on a real port, and the two calls that every test makes: a token by Basic, and an API call with it.

import type { SandboxOptions } from '../../electron/sandbox/sandbox-options.ts';
import { serveSandbox } from '../../electron/sandbox/serve-sandbox.ts';
import { loadCatalogue } from '../support/load-catalogue.ts';
import { secretClients } from '../support/secret-clients.ts';

export const catalogue = loadCatalogue();
/** A fixed instant, so that seeds and log windows do not move with the day. */
export const NOON = Date.parse('2026-09-01T12:00:00.000Z');

export type Fields = Record<string, unknown>;
/** A parsed body of whatever shape the test expects; a wrong expectation fails in the assertion. */
// biome-ignore lint/suspicious/noExplicitAny: tests read bodies of many shapes
export type Json = any;
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Json;
}

export async function startOrg(options: Partial<SandboxOptions> = {}) {
  const served = await serveSandbox({ catalogue, rateLimits: 'off', ...options });
  const { sandbox, url } = served;

  async function call(
    method: string,
    path: string,
    init: { headers?: Record<string, string>; body?: unknown } = {},
  ): Promise<Answer> {
    const headers = new Headers(init.headers);
    let body: string | undefined;
    if (init.body !== undefined) {
      body = typeof init.body === 'string' ? init.body : JSON.stringify(init.body);
      if (!headers.has('content-type')) headers.set('content-type', 'application/json');
    }
    const response = await fetch(path.startsWith('http') ? path : `${url}${path}`, {
      method,
      headers,
      body: body ?? null,
      redirect: 'manual',
    });
    const text = await response.text();
    const isJson = text !== '' && response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
  }

  const client = (name: string) => {
    const found = secretClients(sandbox).find((one) => one.name === name);
    if (!found) throw new Error(`no client ${name}`);
    return found;
  };

  async function requestToken(name: string, scopes: string): Promise<Answer> {
    const { clientId, clientSecret } = client(name);
    return call('POST', '/oauth2/v1/token', {
      headers: { authorization: basic(clientId, clientSecret), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: scopes }).toString(),
    });
  }

  /** A caller that holds these scopes. */
  async function as(name: string, scopes: string) {
    const { json } = await requestToken(name, scopes);
    const authorization = `Bearer ${json.access_token}`;
    return (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      call(method, path, { body, headers: { authorization, ...headers } });
  }

  /** A token that carries the scope, by scope: all that are granted do not fit into one request (1,024 characters). */
  async function tokensOf(name: string): Promise<Map<string, string>> {
    const { scopes } = client(name);
    const tokens = new Map<string, string>();
    for (let at = 0; at < scopes.length; at += 25) {
      const batch = scopes.slice(at, at + 25);
      const { json } = await requestToken(name, batch.join(' '));
      for (const scope of batch) tokens.set(scope, json.access_token);
    }
    return tokens;
  }

  return { ...served, call, client, requestToken, as, tokensOf };
}

export type OrgUnderTest = Awaited<ReturnType<typeof startOrg>>;

export const basic = (id: string, secret: string): string =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

/** The address of a `rel` in the Link headers, or null. */
export function linkOf(answer: Answer, rel: string): string | null {
  return new RegExp(`<([^>]+)>; rel="${rel}"`).exec(answer.headers.get('link') ?? '')?.[1] ?? null;
}
