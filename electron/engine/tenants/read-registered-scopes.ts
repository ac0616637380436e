// The scopes that an integration was granted in the org, read from the org itself: of an OIN API service instance,
// else of an app's grants. Which one answers depends on what the credential's own token may read (FACTS §9, §10).
import type { Tenant } from '../../../shared/model/tenant.ts';
import { asObject, asText, parseJsonText } from '../../../shared/okta/wire-text/json-text.ts';
import { BenchError } from '../errors.ts';
import type { RequestService } from '../requests/request-service.ts';
import type { CredentialService } from './credential-service.ts';
import type { TenantList } from './tenant-list.ts';

interface Source {
  name: string;
  scope: string;
  path(clientId: string): string;
  operationId: string;
  scopes(body: unknown, clientId: string): string[] | null;
}

const SOURCES: Source[] = [
  {
    name: 'API service integrations',
    scope: 'okta.oauthIntegrations.read',
    path: (clientId) => `/integrations/api/v1/api-services/${clientId}`,
    operationId: 'getApiServiceIntegrationInstance',
    scopes: (body) => textList(asObject(body)?.grantedScopes),
  },
  {
    name: "the app's grants",
    scope: 'okta.appGrants.read',
    path: (clientId) => `/api/v1/apps/${clientId}/grants`,
    operationId: 'listScopeConsentGrants',
    scopes: (body) => (Array.isArray(body) ? body.flatMap((grant) => asText(asObject(grant)?.scopeId) ?? []) : null),
  },
];

export async function readRegisteredScopes(
  ports: { tenants: TenantList; credentials: CredentialService; requests: RequestService },
  input: { tenantId: string; credentialId: string },
): Promise<{ tenant: Tenant; source: string; scopes: string[] }> {
  const { tenant, credential } = await ports.tenants.credential(input.tenantId, input.credentialId);
  const refusals: string[] = [];
  for (const source of SOURCES) {
    const result = await ports.requests.send({
      ...input,
      method: 'GET',
      path: source.path(encodeURIComponent(credential.clientId)),
      operationId: source.operationId,
      headers: [],
      body: null,
      auth: { kind: 'auto', scopes: [source.scope] },
    });
    const body =
      result.outcome === 'answered' && result.exchange.response?.status === 200
        ? parseJsonText(result.exchange.response.body.text ?? '')
        : null;
    const scopes = source.scopes(body, credential.clientId);
    if (scopes !== null) {
      const sorted = [...new Set(scopes)].sort();
      const saved = tenant.abilities.editable
        ? await ports.credentials.setRegisteredScopes(tenant.id, credential.id, sorted)
        : tenant;
      return { tenant: saved, source: source.name, scopes: sorted };
    }
    refusals.push(
      `${source.name}: ${result.outcome === 'answered' ? result.exchange.verdict.title : `no token with ${source.scope}`}`,
    );
  }
  throw new BenchError('ORG_REFUSED', 'The registered scopes could not be read from the org.', {
    meaning: refusals.join(' '),
    fix: 'Reading them needs okta.oauthIntegrations.read or okta.appGrants.read on this integration. Otherwise type or paste them.',
  });
}

function textList(value: unknown): string[] | null {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : null;
}
