// Which saved credentials of an app could keep one secret or key more. A host without a clipboard has no other place for a new one.
import type { Credential } from '../../model/credentials/credential.ts';
import type { Tenant } from '../../model/tenant.ts';
import { type HeldKind, heldKind, kindOf } from '../credentials/credential-kinds.ts';

/** Null where there is none. One that has a secret already is in the rotation, and comes first. */
export function keeperOf(tenant: Tenant | undefined, appId: string, of: HeldKind): Credential | null {
  if (!tenant?.abilities.editable) return null;
  const keepers = tenant.credentials.filter(
    (one) => one.clientId === appId && heldKind(one) === of && one.secrets.length < kindOf(one).secrets.slots.length,
  );
  return keepers.find(({ secrets }) => secrets.length > 0) ?? keepers[0] ?? null;
}
