// The credential of an installed instance, saved with its tenant. Of the kinds it is the one whose client sends a secret by Basic to the org's own
// authorization server, and that carries scopes: what an API service integration is (FACTS §9).
import type { CredentialDraft } from '../../../../shared/model/credentials/credential.ts';
import { credentialDraft } from '../../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { CREDENTIAL_KINDS } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { host } from '../../../platform/client.ts';
import { putTenant } from '../../../platform/session-state/tenants.ts';
import { withVault } from '../../../platform/session-state/vault.ts';

const KIND = CREDENTIAL_KINDS.find(
  ({ can }) => can.client === 'client_secret_basic' && can.carriesScopes && !('customServer' in can),
);

/** The name that it was saved under; null where the vault stayed locked. Throws what the host throws. */
export async function saveInstanceCredential(
  { id: tenantId, credentials }: Tenant,
  instance: { name: string; clientId: string; secret: string; scopes: string[] },
): Promise<string | null> {
  const taken = new Set(credentials.map(({ name }) => name.toLowerCase()));
  let name = instance.name;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${instance.name} (${number})`;
  const draft: CredentialDraft = credentialDraft.parse({
    kind: KIND?.id,
    tenantId,
    name,
    clientId: instance.clientId.trim(),
    secret: { value: instance.secret.trim() },
    registeredScopes: instance.scopes,
  });
  const tenant = await withVault('overlay', () => host.credential.save(draft));
  if (tenant === null) return null;
  putTenant(tenant);
  return name;
}
