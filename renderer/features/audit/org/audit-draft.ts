// What is chosen for a new audit: which credential of which tenant asks, and how far back. Kept while the page is open.
import { createStore } from 'zustand/vanilla';
import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { kindOf, plainValues } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { satisfies } from '../../../../shared/okta/scopes/scope.ts';
import { AUDIT_SCOPES, MOST_DAYS } from '../../../../shared/runs/audit/audit-parts.ts';

export interface AuditDraft {
  /** Null: the tenant in use. */
  tenantId: string | null;
  /** Null: of its credentials the one that can read most. */
  credentialId: string | null;
  days: number;
}

export const draftStore = createStore<AuditDraft>()(() => ({ tenantId: null, credentialId: null, days: MOST_DAYS }));
export const changeDraft = (change: Partial<AuditDraft>): void => draftStore.setState(change);

/** Those whose tokens open the org. Tokens of a custom authorization server open an API of one's own. */
export const auditorsOf = (tenant: Tenant): Credential[] =>
  tenant.credentials.filter((one) => (kindOf(one).can.customServer?.(plainValues(one)) ?? null) === null);

export type ScopeHeld = 'held' | 'lacking' | 'unknown' | 'by-role';

/** As far as it is known before there is a token. */
export function heldBefore(credential: Credential, scope: string): ScopeHeld {
  if (!kindOf(credential).can.carriesScopes) return 'by-role';
  if (satisfies(credential.registeredScopes, scope)) return 'held';
  return credential.registeredFrom === null && credential.registeredScopes.length === 0 ? 'unknown' : 'lacking';
}

const reads = (credential: Credential): number =>
  AUDIT_SCOPES.filter((scope) => heldBefore(credential, scope) !== 'lacking').length;

/** The chosen one, or the first that can read most; null where there is none. */
export function auditorOf(tenant: Tenant, credentialId: string | null): Credential | null {
  const auditors = auditorsOf(tenant);
  const chosen = auditors.find(({ id }) => id === credentialId);
  if (chosen) return chosen;
  const most = Math.max(...auditors.map(reads));
  return auditors.find((one) => reads(one) === most) ?? null;
}
