// The draft as what the host is asked to plan and start.
import type { SweepInput } from '../../../shared/contract/sweep.ts';
import type { Credential, Tenant } from '../../../shared/contract/tenant.ts';
import { parseScopeList } from '../../../shared/okta/scope-list.ts';
import type { SweepDraft } from './sweep-store.ts';

/** Credentials that can be asked for tokens: a pasted token has the scopes that it has. */
export function sweepable({ credentials }: Tenant): Credential[] {
  return credentials.filter(({ kind }) => kind !== 'access-token');
}

/** The credentials that the draft means: those chosen, as far as they are of this tenant, else `fallbackId`. */
export function chosenCredentials(draft: SweepDraft, tenant: Tenant, fallbackId: string | null): string[] {
  const possible = sweepable(tenant).map(({ id }) => id);
  const chosen = possible.filter((id) => draft.credentialIds.includes(id));
  if (chosen.length > 0) return chosen;
  return possible.filter((id) => id === fallbackId);
}

/** Null while something that only a person can give is missing. */
export function draftInput(draft: SweepDraft, tenant: Tenant, credentialIds: readonly string[]): SweepInput | null {
  const names = draft.scopes === 'list' ? parseScopeList(draft.list) : [];
  if (credentialIds.length === 0 || (draft.scopes === 'list' && names.length === 0)) return null;
  const name = draft.name.trim();
  return {
    ...(name === '' ? {} : { name }),
    targets: credentialIds.map((credentialId) => ({ tenantId: tenant.id, credentialId })),
    scopes: draft.scopes === 'list' ? names : draft.scopes,
    isolation: draft.isolation,
    operations: draft.operations,
    share: draft.share,
    concurrency: draft.concurrency,
    provenWrites: draft.provenWrites && !tenant.production,
  };
}
