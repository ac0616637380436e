// Switches DPoP on for the credential of a refused request. Whether that may cure the refusal is asked of the exchange and of the
// credential as it is now.
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { isBoundToKey, kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { host } from '../client.ts';
import { putTenant } from './tenants.ts';

/** The org demands DPoP, and the credential could have it and has not. */
export function curedByDpop({ verdict, tenantId, credentialId }: Exchange, tenants: readonly Tenant[]): boolean {
  const tenant = tenants.find(({ id }) => id === tenantId);
  const credential = tenant?.credentials.find(({ id }) => id === credentialId);
  return (
    verdict.verdict === 'dpop-required' &&
    tenant?.abilities.editable === true &&
    credential !== undefined &&
    kindOf(credential).can.dpop &&
    !isBoundToKey(credential)
  );
}

export async function bindToKey(tenantId: string, credentialId: string): Promise<void> {
  putTenant(await host.credential.bindToKey({ tenantId, credentialId, bound: true }));
}
