// An org with any number of service apps and of log events, which makes each page when it is asked for and keeps none: what an audit of a large org meets.
// Pages of the log may be held back, so that a test stops a run where it wants to.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface BusyOrg {
  url: string;
  /** Paths that were asked for, of tokens too, without the query but for `after`. */
  asked(): readonly string[];
  /** So many pages of the log are answered from now on, those that wait first. */
  let(pages: number): void;
  /** So many pages of the log are asked for and not answered. */
  waiting(): number;
  close(): Promise<void>;
}

export interface BusyOrgOptions {
  apps: number;
  events: number;
  pageSize: number;
  /** Absent: all pages are answered. */
  held?: boolean;
}

const APPS_PAGE = 200;
export const GRANTED = ['okta.groups.read', 'okta.logs.read', 'okta.users.manage', 'okta.users.read'];

export const appId = (index: number): string => `0oaBusy${String(index).padStart(13, '0')}`;
/** Event after event goes round the apps; each asks for users, and every other time for groups too. */
const isBoth = (event: number, apps: number): boolean => Math.floor(event / apps) % 2 === 1;
const BOTH = 'okta.users.read, okta.groups.read';
const ONE = 'okta.users.read';

/** How often an app has asked for each scope. */
export function askedBy(index: number, { apps, events }: BusyOrgOptions): Record<string, number> {
  let [users, groups] = [0, 0];
  for (let event = index; event < events; event += apps) {
    users += 1;
    if (isBoth(event, apps)) groups += 1;
  }
  return { ...(groups > 0 && { 'okta.groups.read': groups }), ...(users > 0 && { 'okta.users.read': users }) };
}

export async function startBusyOrg(options: BusyOrgOptions): Promise<BusyOrg> {
  const { held = false } = options;
  const asked: string[] = [];
  let left = held ? 0 : Number.POSITIVE_INFINITY;
  let waiting: (() => void)[] = [];
  let url = '';
  const answer = createAnswers(options);

  const send = (response: ServerResponse, path: string, query: URLSearchParams): void => {
    const { body, next } = answer(path, query);
    response.writeHead(200, {
      'content-type': 'application/json',
      ...(next !== null && { link: `<${url}${next}>; rel="next"` }),
    });
    response.end(body);
  };

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    const after = searchParams.get('after');
    asked.push(after === null ? pathname : `${pathname}?after=${after}`);
    if (asked.length > 10_000) asked.splice(0, 5_000);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (pathname.endsWith('/v1/token')) {
        const scope = new URLSearchParams(Buffer.concat(chunks).toString()).get('scope') ?? '';
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ token_type: 'Bearer', expires_in: 3600, access_token: 'a.b.c', scope }));
        return;
      }
      const go = () => send(response, pathname, searchParams);
      if (pathname !== '/api/v1/logs') go();
      else if (left > 0) {
        left -= 1;
        go();
      } else waiting.push(go);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked: () => asked,
    waiting: () => waiting.length,
    let(pages) {
      const now = waiting.slice(0, pages);
      waiting = waiting.slice(pages);
      left += pages - now.length;
      for (const go of now) go();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Answer = { body: string; next: string | null };

/** Each page is made when it is asked for. */
function createAnswers({ apps, events, pageSize }: BusyOrgOptions): (path: string, query: URLSearchParams) => Answer {
  const halves = Array.from({ length: apps }, (_, index) => eventHalves(index));

  const logPage = (query: URLSearchParams): Answer => {
    const from = Date.parse(query.get('since') ?? '') || Number(query.get('from'));
    const to = Date.parse(query.get('until') ?? '') || Number(query.get('to'));
    const first = Number(query.get('after') ?? 0);
    const last = Math.min(events, first + pageSize);
    const parts: string[] = [];
    for (let event = first; event < last; event += 1) {
      const half = halves[event % apps];
      const at = new Date(from + ((to - from) * (event + 1)) / (events + 1)).toISOString();
      parts.push(`${half?.head}${isBoth(event, apps) ? half?.both : half?.one}${at}","uuid":"${event}"}`);
    }
    const next = last < events ? `/api/v1/logs?after=${last}&from=${from}&to=${to}` : null;
    return { body: `[${parts.join(',')}]`, next };
  };

  return (path, query) => {
    const whole = (value: unknown) => ({ body: JSON.stringify(value), next: null });
    if (path === '/api/v1/logs') return logPage(query);
    if (path === '/api/v1/apps') {
      const first = Number(query.get('after') ?? 0);
      const last = Math.min(apps, first + APPS_PAGE);
      const page = Array.from({ length: last - first }, (_, index) => app(first + index));
      return { body: JSON.stringify(page), next: last < apps ? `/api/v1/apps?after=${last}` : null };
    }
    if (path.endsWith('/grants'))
      return whole(GRANTED.map((scopeId) => ({ id: `oag${scopeId}`, scopeId, status: 'ACTIVE' })));
    if (path.endsWith('/roles'))
      return whole([{ id: 'JBCUYUC7', type: 'READ_ONLY_ADMIN', label: 'Read-only Administrator' }]);
    return whole([]);
  };
}

const app = (index: number) => ({
  id: appId(index),
  label: `Service ${index}`,
  name: 'oidc_client',
  status: 'ACTIVE',
  created: '2026-01-05T00:00:00.000Z',
  credentials: { oauthClient: { client_id: appId(index), token_endpoint_auth_method: 'private_key_jwt' } },
  settings: { oauthClient: { application_type: 'service', network: { connection: 'ANYWHERE' } } },
});

/** An event of about the size that Okta's have, up to its scopes, and from there to its time. */
function eventHalves(index: number): { head: string; one: string; both: string } {
  const id = appId(index);
  const text = JSON.stringify({
    actor: { id, type: 'PublicClientApp', alternateId: id, displayName: `Service ${index}`, detailEntry: null },
    client: {
      userAgent: { rawUserAgent: 'service/1.0', os: 'Unknown', browser: 'UNKNOWN' },
      zone: 'null',
      device: 'Unknown',
      id,
      ipAddress: '192.0.2.1',
      geographicalContext: { city: 'Example', country: 'Nowhere', geolocation: { lat: 1.5, lon: 2.5 } },
    },
    authenticationContext: { authenticationStep: 0, rootSessionId: 'unknown', externalSessionId: 'unknown' },
    displayMessage: 'OIDC access token is granted',
    eventType: 'app.oauth2.token.grant.access_token',
    outcome: { result: 'SUCCESS', reason: null },
    severity: 'INFO',
    legacyEventType: 'app.oauth2.token.grant.access_token_success',
    transaction: { type: 'WEB', id: 'abcdefghijklmnopqrst', detail: {} },
    version: '0',
    request: { ipChain: [{ ip: '192.0.2.1', geographicalContext: null, version: 'V4', source: null }] },
    target: [{ id: 'AT.example', type: 'access_token', alternateId: null, displayName: 'Access Token' }],
    debugContext: { debugData: { clientAuthType: 'private_key_jwt', grantType: 'client_credentials', rest: '@' } },
  });
  const [head = '', tail = ''] = text.split('"rest":"@"');
  const scopes = (asked: string) =>
    `"requestedScopes":"${asked}","grantedScopes":"${asked}","requestUri":"/oauth2/v1/token"${tail.slice(0, -1)},"published":"`;
  return { head, one: scopes(ONE), both: scopes(BOTH) };
}
