// Two sandbox orgs as saved tenants, each with an instance of the same integration: what an integration is tried in before it is submitted.
import { type ServedSandbox, serveSandbox } from '../../../electron/sandbox/serve-sandbox.ts';
import type { TestBench } from '../bench.ts';
import { clientDraft } from '../credentials.ts';
import { loadCatalogue } from '../load-catalogue.ts';

export interface Instance extends Omit<Installed, 'secondSecret'> {
  tenantId: string;
  credentialId: string;
}

export interface TwoOrgs {
  orgs: ServedSandbox[];
  close(): Promise<void>;
}

const PATH = '/integrations/api/v1/api-services';

export async function startTwoOrgs(): Promise<TwoOrgs> {
  const catalogue = await loadCatalogue();
  const orgs = await Promise.all(['first', 'second'].map((seed) => serveSandbox({ catalogue, seed })));
  return { orgs, close: async () => void (await Promise.all(orgs.map((org) => org.close()))) };
}

export interface Installed {
  clientId: string;
  secret: string;
  /** Both work. */
  secondSecret: string;
  /** Revokes the instance in the org. */
  revoke(): Promise<void>;
}

/** Through the org's API. */
export async function installIn(org: ServedSandbox, scopes: readonly string[]): Promise<Installed> {
  const call = await asAdmin(org);
  const { id, clientSecret } = await call('POST', PATH, { type: 'acme', grantedScopes: scopes });
  const second = await call('POST', `${PATH}/${id}/credentials/secrets`);
  return {
    clientId: String(id),
    secret: String(clientSecret),
    secondSecret: String(second.client_secret),
    revoke: async () => void (await call('DELETE', `${PATH}/${id}`)),
  };
}

/** And saved with its secret; with `secondSecret` both of two. */
export async function install(
  { client }: TestBench,
  org: ServedSandbox,
  tenantName: string,
  { scopes, secondSecret = true }: { scopes: readonly string[]; secondSecret?: boolean },
): Promise<Instance> {
  const { secondSecret: second, ...installed } = await installIn(org, scopes);
  const { clientId, secret } = installed;
  const { id: tenantId } = await client.tenant.add({ name: tenantName, url: org.url, production: false });
  const draft = { tenantId, name: 'Acme', clientId };
  const saved = await client.credential.save(clientDraft({ ...draft, secret: { value: secret } }));
  const credentialId = saved.credentials[0]?.id ?? '';
  if (secondSecret) await client.credential.save(clientDraft({ ...draft, credentialId, secret: { value: second } }));
  return { ...installed, tenantId, credentialId };
}

type Call = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;

async function asAdmin(org: ServedSandbox): Promise<Call> {
  const admin = org.sandbox.clients().find(({ name }) => name === 'Directory Insights');
  const basic = Buffer.from(`${admin?.clientId}:${admin?.clientSecret}`).toString('base64');
  const token = await fetch(`${org.url}/oauth2/v1/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'okta.oauthIntegrations.manage' }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  return async (method, path, body) => {
    const response = await fetch(`${org.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  };
}
