// A saved tenant whose org does not answer: its port was free a moment ago.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestClient } from '../bench.ts';
import { clientDraft } from '../credentials.ts';

/** Named Acme, with a client secret that no org has, in a vault of this session. */
export async function addGoneOrg(client: TestClient): Promise<{ tenantId: string; credentialId: string }> {
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  await client.vault.setUp({ protection: { kind: 'session' } });
  const { id } = await client.tenant.add({ name: 'Acme', url: `http://127.0.0.1:${port}`, production: false });
  const saved = await client.credential.save(
    clientDraft({
      tenantId: id,
      name: 'Main',
      clientId: '0oaexample',
      secret: { value: 'made-up-secret-of-no-org' },
    }),
  );
  return { tenantId: id, credentialId: saved.credentials[0]?.id ?? '' };
}
