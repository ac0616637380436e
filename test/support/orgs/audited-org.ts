// The sandbox org with 40 clients that were planted over 80 days: what each was granted and what it asked for is known, because the requests were made,
// each at its own time. The clock stands still between two of them, so that times are exact.
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { ClientPlan } from '../../../electron/sandbox/sandbox-options.ts';
import { serveSandbox } from '../../../electron/sandbox/serve-sandbox.ts';
import { loadCatalogue } from '../load-catalogue.ts';

const DAY = 86_400_000;
/** Of the audit. */
const TODAY = Date.parse('2026-11-15T12:00:00Z');
const BEGUN = 80;

export interface PlantedClient {
  clientId: string;
  name: string;
  kind: 'app' | 'integration';
  granted: string[];
  requested: { scope: string; last: string; count: number }[];
  unused: string[];
}

export interface AuditedOrg {
  url: string;
  planted: PlantedClient[];
  /** An integration that the org hands out. */
  client(name: string): { clientId: string; clientSecret: string };
  close(): Promise<void>;
}

interface Plan {
  name: string;
  kind: PlantedClient['kind'];
  granted: string[];
  /** Days before today, and what was asked for then. */
  asks: { day: number; scopes: string[] }[];
}

const RESOURCES = ['apps', 'groups', 'logs', 'policies', 'users', 'zones'];

/** Every habit that there is, of service apps and of integrations, each with a set of scopes of its own. */
function plans(): Plan[] {
  const habits: ((granted: string[], at: number) => Plan['asks'])[] = [
    () => [],
    (granted, at) => [at + 40, at + 3].map((day) => ({ day, scopes: granted })),
    (granted, at) => [
      { day: at + 30, scopes: granted.slice(0, 1) },
      { day: at + 2, scopes: granted.slice(0, 2) },
      { day: at + 1, scopes: granted.slice(0, 1) },
    ],
    (granted, at) => [{ day: at + 5, scopes: granted.filter((scope) => scope.endsWith('.read')) }],
    // More than it has: the org leaves that out of the token.
    (granted, at) => [{ day: at + 9, scopes: [...granted.slice(-1), 'okta.brands.read'] }],
  ];
  return Array.from({ length: 40 }, (_, index) => {
    const resources = RESOURCES.slice(index % 3, (index % 3) + 2 + (index % 2));
    const granted = resources.flatMap((resource) =>
      resource === 'users' || resource === 'groups'
        ? [`okta.${resource}.manage`, `okta.${resource}.read`]
        : [`okta.${resource}.read`],
    );
    return {
      name: `Planted ${String(index + 1).padStart(2, '0')}`,
      kind: index % 8 < 5 ? 'app' : 'integration',
      granted: granted.sort(),
      asks: habits[index % habits.length]?.(granted, index % 20) ?? [],
    };
  });
}

/** `clients`: beside those, for who asks. */
export async function startAuditedOrg({ clients = [] }: { clients?: readonly ClientPlan[] } = {}): Promise<AuditedOrg> {
  const catalogue = loadCatalogue();
  const served = await serveSandbox({ catalogue, now: () => TODAY, rateLimits: 'off', clients });
  const { sandbox, url, close } = served;
  const root = sandbox.apiTokens().find(({ name }) => name === 'Build server')?.token;
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(url + path, {
      method,
      headers: { authorization: `SSWS ${root}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? {} : JSON.parse(text);
  };
  const key = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(key.publicKey)), kid: 'planted', use: 'sig' };

  const install = async (plan: Plan): Promise<{ clientId: string; secret: string | null }> => {
    if (plan.kind === 'integration') {
      const type = plan.name.toLowerCase().replace(' ', '_');
      const made = await call('POST', '/integrations/api/v1/api-services', { type, grantedScopes: plan.granted });
      return { clientId: made.id, secret: made.clientSecret };
    }
    const { id } = await call('POST', '/api/v1/apps', {
      label: plan.name,
      name: 'oidc_client',
      signOnMode: 'OPENID_CONNECT',
      credentials: { oauthClient: { token_endpoint_auth_method: 'private_key_jwt' } },
      settings: {
        oauthClient: { application_type: 'service', grant_types: ['client_credentials'], jwks: { keys: [jwk] } },
      },
    });
    for (const scopeId of plan.granted) await call('POST', `/api/v1/apps/${id}/grants`, { scopeId, issuer: url });
    await call('POST', `/oauth2/v1/clients/${id}/roles`, { type: 'READ_ONLY_ADMIN' });
    return { clientId: id, secret: null };
  };

  const ask = async (
    { clientId, secret }: { clientId: string; secret: string | null },
    at: number,
    scopes: string[],
  ) => {
    const form = new URLSearchParams({ grant_type: 'client_credentials', scope: scopes.join(' ') });
    const headers: Record<string, string> = {};
    if (secret === null) {
      const claims = { iss: clientId, sub: clientId, aud: `${url}/oauth2/v1/token`, exp: at / 1000 + 60 };
      form.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
      const jwt = new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'planted' });
      form.set('client_assertion', await jwt.sign(key.privateKey));
    } else headers.authorization = `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
    const answer = await fetch(`${url}/oauth2/v1/token`, { method: 'POST', headers, body: form });
    if (!answer.ok) throw new Error(`${clientId}: ${answer.status} ${await answer.text()}`);
  };

  sandbox.clock.set(TODAY - BEGUN * DAY);
  const installed = new Map<Plan, { clientId: string; secret: string | null }>();
  const all = plans();
  for (const plan of all) installed.set(plan, await install(plan));
  const asks = all.flatMap((plan) => plan.asks.map((one) => ({ plan, ...one }))).sort((a, b) => b.day - a.day);
  for (const { plan, day, scopes } of asks) {
    const at = TODAY - day * DAY;
    sandbox.clock.set(at);
    await ask(installed.get(plan) ?? { clientId: '', secret: null }, at, scopes);
  }
  sandbox.clock.set(null);

  return {
    url,
    planted: all.map((plan) => expected(plan, installed.get(plan)?.clientId ?? '')),
    client(name) {
      const { clientId = '', clientSecret = null } = sandbox.clients().find((one) => one.name === name) ?? {};
      return { clientId, clientSecret: clientSecret ?? '' };
    },
    close,
  };
}

function expected({ name, kind, granted, asks }: Plan, clientId: string): PlantedClient {
  const scopes = [...new Set(asks.flatMap((one) => one.scopes))].sort();
  return {
    ...{ clientId, name, kind, granted },
    requested: scopes.map((scope) => {
      const days = asks.flatMap((one) => (one.scopes.includes(scope) ? [one.day] : []));
      return { scope, last: new Date(TODAY - Math.min(...days) * DAY).toISOString(), count: days.length };
    }),
    unused: granted.filter((scope) => !scopes.includes(scope)),
  };
}
