// What a person has saved that names scopes or operations, for the report of a newer catalogue. Pure.
import type { Tenant } from '../../../shared/contract/tenant.ts';
import type { SavedThing } from './affected-by.ts';

/** Registrations of saved credentials; the sandbox org's are no one's work. */
export function savedThings(tenants: readonly Tenant[]): SavedThing[] {
  return tenants
    .filter(({ kind }) => kind !== 'sandbox')
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
