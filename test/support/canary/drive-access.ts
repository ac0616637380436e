// How access in the org is driven for the canary: a secret that the org gives out once is planted, and searched for like every other.
import { expect } from 'vitest';
import type { Drive } from './drive.ts';

export type Step = (drive: Drive) => Promise<unknown>;

export const tried = (call: Promise<unknown>) => call.catch(() => undefined);

/** The app of the credential, which asks about itself. */
const appOf = ({ tenantId, credentialId, clientId }: Drive) => ({ tenantId, actorId: credentialId, appId: clientId });

/** The org gives a second secret out, once: from then on it is one like the others. */
async function makeSecret(drive: Drive): Promise<void> {
  const { client, credentialId } = drive;
  const { tenants } = await client.app.snapshot();
  const { name = '' } = tenants.find(({ id }) => id === drive.tenantId) ?? {};
  const armed = { armed: true, confirmName: name };
  const { created } = await client.appAccess.change({
    ...appOf(drive),
    ...armed,
    change: { kind: 'create-secret', keepIn: credentialId },
  });
  expect(created).toEqual({ secretId: expect.any(String), problem: null });
  await drive.plantSaved(drive);
  const id = created?.secretId ?? '';
  for (const kind of ['deactivate-secret', 'delete-secret'] as const)
    await client.appAccess.change({ ...appOf(drive), ...armed, change: { kind, id } });
  await tried(client.appAccess.change({ ...appOf(drive), ...armed, change: { kind: 'add-key', text: 'no key' } }));
}

/** In this order. */
export const DRIVE_ACCESS = {
  'appAccess.read': (drive) => drive.client.appAccess.read(appOf(drive)),
  'appAccess.customRoles': (drive) => drive.client.appAccess.customRoles(appOf(drive)),
  'appAccess.change': makeSecret,
  'appAccess.copySecret': (drive) =>
    tried(drive.client.appAccess.copySecret({ ...appOf(drive), secretId: drive.secretId })),
  'appAccess.keepSecret': (drive) =>
    tried(
      drive.client.appAccess.keepSecret({
        ...appOf(drive),
        secretId: drive.secretId,
        credentialId: drive.credentialId,
      }),
    ),
  'appAccess.testSecret': (drive) =>
    drive.client.appAccess.testSecret({ ...appOf(drive), credentialId: drive.credentialId, secretId: drive.secretId }),
} satisfies Record<string, Step>;
