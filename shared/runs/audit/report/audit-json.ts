// An audit as a value for scripts: the shape of `scopebench audit --json`, and of the file that the page saves. Null is not known; an empty list is empty.
import { kindByClient, kindByScheme } from '../../../okta/credentials/credential-kinds.ts';
import type { AuditSecret } from '../audit-events.ts';
import type { AuditedKind } from '../audit-parts.ts';
import { type AuditedClient, type AuditResult, LOG_LIMITS } from '../audit-result.ts';
import type { BlindSpot } from '../blind-spots.ts';
import { daysBetween, type Finding } from '../findings/finding.ts';

interface SecretJson {
  id: string;
  active: boolean;
  created: string | null;
  ageDays: number | null;
}

/** As credentials of the bench are called: the same thing has one name for a script. */
export const KIND_NAMES: Readonly<Record<AuditedKind, string>> = {
  app: kindByClient('private_key_jwt'),
  integration: kindByClient('client_secret_basic'),
  token: kindByScheme('SSWS'),
  unlisted: 'unlisted',
};

export interface AuditJson {
  clients: {
    clientId: string;
    name: string;
    kind: string;
    granted: string[] | null;
    requested: { scope: string; last: string; count: number }[] | null;
    unused: string[] | null;
    /** `SUPER_ADMIN`; the label of a custom one. */
    roles: string[] | null;
    findings: Finding[];
    active: boolean;
    /** Token requests of the window; not of an API token, which is none. */
    tokens: number | null;
    lastToken: string | null;
    asksForAll: boolean | null;
    grants: { scope: string; at: string | null; by: string | null }[] | null;
    created: string | null;
    madeBy: string | null;
    network: string | null;
    secrets: SecretJson[] | null;
    keys: SecretJson[] | null;
    /** Of an API token alone. */
    owner: { name: string | null; status: string | null } | null;
    lastUsed: string | null;
    expires: string | null;
  }[];
  window: { from: string; to: string; whole: boolean; events: number } | null;
  blind: BlindSpot[];
  sums: Record<string, number>;
  summary: string;
  limits: string;
  tenant: string;
  credential: string;
}

const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

export function toAuditJson(
  { clients, window, blind, sums, summary }: AuditResult,
  { tenantName, credentialName }: { tenantName: string; credentialName: string },
): AuditJson {
  return {
    clients: clients.map((client) => clientJson(client, window?.to ?? 0)),
    window: window && { ...window, from: String(isoOf(window.from)), to: String(isoOf(window.to)) },
    blind,
    sums,
    summary,
    limits: LOG_LIMITS,
    tenant: tenantName,
    credential: credentialName,
  };
}

function clientJson(client: AuditedClient, to: number): AuditJson['clients'][number] {
  const { clientId, name, kind, granted, requested, unused, roles, findings, active, owner, token } = client;
  return {
    clientId,
    name,
    kind: KIND_NAMES[kind],
    granted,
    requested: requested?.map(({ scope, last, count }) => ({ scope, last: String(isoOf(last)), count })) ?? null,
    unused,
    roles: roles?.map(roleWord) ?? null,
    findings,
    active,
    tokens: client.kind === 'token' ? null : client.tokens,
    lastToken: isoOf(client.lastToken),
    asksForAll: client.asksForAll,
    grants: client.grants?.map(({ scope, at, by }) => ({ scope, at: isoOf(at), by })) ?? null,
    created: isoOf(client.createdAt),
    madeBy: client.madeBy,
    network: client.network,
    secrets: client.secrets?.map((secret) => secretJson(secret, to)) ?? null,
    keys: client.keys?.map((key) => secretJson(key, to)) ?? null,
    owner: owner && { name: owner.name, status: owner.status },
    lastUsed: isoOf(token?.lastUsedAt ?? null),
    expires: isoOf(token?.expiresAt ?? null),
  };
}

const roleWord = ({ type, label }: { type: string; label: string }): string => (type === 'CUSTOM' ? label : type);

const secretJson = ({ id, name, active, createdAt }: AuditSecret, to: number): SecretJson => ({
  id: name ?? id,
  active,
  created: isoOf(createdAt),
  ageDays: createdAt === null ? null : daysBetween(createdAt, to),
});
