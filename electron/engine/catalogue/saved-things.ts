// What a person has saved that names scopes or operations, for the report of a newer catalogue: registrations, sweeps and
// the evidence of the ledger. Pure.
import type { Tenant } from '../../../shared/contract/tenant.ts';
import type { SweepView } from '../../../shared/runs/sweep/reduce-sweep.ts';
import type { SavedThing } from './affected-by.ts';
import type { SavedEvidence, SavedSweep } from './affected-runs.ts';

/** Registrations of saved credentials; those that come with the bench are nobody's work. */
export function savedThings(tenants: readonly Tenant[]): SavedThing[] {
  return tenants
    .filter(({ abilities }) => abilities.editable)
    .flatMap(({ name, credentials }) =>
      credentials.map((credential) => ({
        kind: 'credential',
        name: `${name}, ${credential.name}`,
        scopes: credential.registeredScopes,
        operationIds: [],
        registration: true,
      })),
    );
}

export function savedSweeps(views: readonly SweepView[]): SavedSweep[] {
  return views.map(({ input, targetNames, startedAt, state, catalogueFiles, rows }) => ({
    name: input?.name?.trim() || targetNames.join('; '),
    at: startedAt,
    state,
    catalogueFiles,
    operationIds: rows.map(({ operationId }) => operationId),
  }));
}

/** Evidence whose credential is not there any more have no name and no use. */
export function savedEvidence(
  tenants: readonly Tenant[],
  evidence: readonly ({ tenantId: string; credentialId: string } & Pick<SavedEvidence, 'versions'>)[],
): SavedEvidence[] {
  return evidence.flatMap(({ tenantId, credentialId, versions }) => {
    const tenant = tenants.find(({ id }) => id === tenantId);
    const credential = tenant?.credentials.find(({ id }) => id === credentialId);
    return tenant && credential ? [{ name: `${tenant.name}, ${credential.name}`, versions }] : [];
  });
}
