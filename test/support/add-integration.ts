// A tenant of the test's own with one integration, whose org takes any secret.
import type { TestClient } from './bench.ts';
import { clientDraft } from './credentials.ts';

/** The vault must be open. */
export async function addIntegration(
  client: Pick<TestClient, 'tenant' | 'credential'>,
  url: string,
  name = 'Acme',
): Promise<{ tenantId: string; credentialId: string }> {
  const { id: tenantId } = await client.tenant.add({ name, url, production: false });
  const saved = await client.credential.save(
    clientDraft({
      tenantId,
      name: 'Main',
      clientId: '0oaexample',
      secret: { value: 'made-up-secret-of-forty-characters-abcdef' },
    }),
  );
  return { tenantId, credentialId: saved.credentials[0]?.id ?? '' };
}
