// The saved tenant and credential that an integration file means: the file is shared, so it names them as a person does and not by their ids.
import type { Credential } from '../model/credentials/credential.ts';
import type { Tenant } from '../model/tenant.ts';

/** What a person calls the org that comes with the bench. */
const BUILT_IN = ['sandbox', 'sandbox org'];

/** By name or address; `sandbox` is the built-in org. */
export function tenantNamed(all: readonly Tenant[], name: string): Tenant | undefined {
  const wanted = name.trim().toLowerCase();
  const host = wanted.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return (
    all.find((one) => one.name.toLowerCase() === wanted) ??
    all.find(({ origin, abilities }) => !abilities.builtIn && origin.replace(/^https?:\/\//, '') === host) ??
    (BUILT_IN.includes(wanted) ? all.find(({ abilities }) => abilities.builtIn) : undefined)
  );
}

/** By name or client ID. */
export function credentialNamed({ credentials }: Tenant, name: string): Credential | undefined {
  const wanted = name.trim().toLowerCase();
  return credentials.find((one) => one.name.toLowerCase() === wanted || one.clientId.toLowerCase() === wanted);
}
