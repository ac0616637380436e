// The clients of an org as its lists write them, read leniently: an entry without an id is left out, anything else that is missing is null. Secrets are
// not read at all, though some lists have them in clear (FACTS-D §21.1).

import { asObject, asText } from '../../../shared/okta/wire-text/json-text.ts';
import type { AuditGrant, AuditListName, AuditPerson, ListedClient } from '../../../shared/runs/audit/audit-events.ts';

type Fields = Record<string, unknown>;

/** Null for what is no list. */
function entriesOf(body: unknown): (Fields & { id: string })[] | null {
  if (!Array.isArray(body)) return null;
  return body.flatMap((one) => {
    const fields = asObject(one);
    const id = asText(fields?.id);
    return fields && id !== null ? [{ ...fields, id }] : [];
  });
}

function timeOf(value: unknown): number | null {
  const at = Date.parse(asText(value) ?? '');
  return Number.isNaN(at) ? null : at;
}

const networkOf = (value: unknown): ListedClient['network'] => {
  const connection = asText(asObject(value)?.connection);
  if (connection === 'ANYWHERE') return 'anywhere';
  return connection === null ? null : 'zones';
};

const PLAIN = { createdBy: null, network: null, method: null, type: null, scopes: null, token: null } as const;

/** Null for what is no list; `others`: apps that are no service apps. */
export function parseClients(list: AuditListName, body: unknown): { clients: ListedClient[]; others: number } | null {
  const entries = entriesOf(body);
  if (entries === null) return null;
  if (list === 'apps') {
    const clients = entries.flatMap((app) => serviceAppOf(app) ?? []);
    return { clients, others: entries.length - clients.length };
  }
  return { clients: entries.map(list === 'integrations' ? integrationOf : apiTokenOf), others: 0 };
}

function serviceAppOf(app: Fields & { id: string }): ListedClient | null {
  const settings = asObject(asObject(app.settings)?.oauthClient);
  if (asText(settings?.application_type) !== 'service') return null;
  const credentials = asObject(asObject(app.credentials)?.oauthClient);
  return {
    ...PLAIN,
    clientId: asText(credentials?.client_id) ?? app.id,
    kind: 'app',
    name: asText(app.label) ?? app.id,
    active: asText(app.status) !== 'INACTIVE',
    createdAt: timeOf(app.created),
    network: networkOf(settings?.network),
    method: asText(credentials?.token_endpoint_auth_method),
  };
}

function integrationOf(one: Fields & { id: string }): ListedClient {
  const scopes = Array.isArray(one.grantedScopes)
    ? one.grantedScopes.filter((scope) => typeof scope === 'string').sort()
    : null;
  return {
    ...PLAIN,
    clientId: one.id,
    kind: 'integration',
    name: asText(one.name) ?? one.id,
    active: true,
    createdAt: timeOf(one.createdAt),
    createdBy: asText(one.createdBy),
    type: asText(one.type),
    scopes,
  };
}

/** Each use moves its end: 30 days before it is its last use (FACTS-D §15). */
const WINDOW_MS = 30 * 86_400_000;

function apiTokenOf(one: Fields & { id: string }): ListedClient {
  const expiresAt = timeOf(one.expiresAt);
  const monthly = asText(one.tokenWindow) === 'P30D';
  return {
    ...PLAIN,
    clientId: one.id,
    kind: 'token',
    name: asText(one.name) ?? one.id,
    active: true,
    createdAt: timeOf(one.created),
    network: networkOf(one.network),
    token: {
      ownerId: asText(one.userId),
      lastUsedAt: expiresAt !== null && monthly ? expiresAt - WINDOW_MS : null,
      expiresAt,
    },
  };
}

/** Those that count. */
export function parseAuditGrants(body: unknown): AuditGrant[] | null {
  return (
    entriesOf(body)?.flatMap((grant) => {
      const scope = asText(grant.scopeId);
      if (scope === null || asText(grant.status) === 'REVOKED') return [];
      return [{ id: grant.id, scope, at: timeOf(grant.created), by: asText(asObject(grant.createdBy)?.id) }];
    }) ?? null
  );
}

/** `Ada Lovelace`; the login where there is no name. */
export function parsePerson(id: string, body: unknown): Pick<AuditPerson, 'id' | 'name' | 'status'> {
  const user = asObject(body);
  const profile = asObject(user?.profile);
  const name = [asText(profile?.firstName), asText(profile?.lastName)].filter(Boolean).join(' ');
  return { id, name: name || asText(profile?.login), status: asText(user?.status) };
}
