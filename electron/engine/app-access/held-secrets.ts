// Which secrets and keys of an app are saved here: compared by what can be shown of each, the org's `secret_hash` (FACTS §21.1) and the thumbprint
// of the public half (RFC 7638). The values are opened for that and go nowhere.
import { createHash } from 'node:crypto';
import type { AppAccess, HeldAs } from '../../../shared/model/app-access.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { type HeldKind, heldKind, plainValues } from '../../../shared/okta/credentials/credential-kinds.ts';
import { engineOf } from '../credentials/credential-engines.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { thumbprintOf } from './public-keys.ts';

/** Base64url without padding of the first 16 bytes of SHA-256 (FACTS §21.1): 22 characters. */
export const secretHash = (secret: string): string =>
  createHash('sha256').update(secret, 'utf8').digest().subarray(0, 16).toString('base64url');

export interface Held {
  as: HeldAs;
  /** Hash of a client secret, or thumbprint of a key. */
  mark: string;
  of: HeldKind;
  /** Of a key: its assertions name it. */
  namesKid: boolean | null;
}

export interface HeldSecrets {
  held: Held[];
  unread: AppAccess['unread'];
}

/** Of every credential of the tenant that is of this app. Throws the vault's own errors where it is closed. */
export async function readHeldSecrets(context: EngineContext, tenant: Tenant, appId: string): Promise<HeldSecrets> {
  const found: HeldSecrets = { held: [], unread: [] };
  for (const credential of tenant.credentials) {
    const of = heldKind(credential);
    const { keys } = engineOf(credential);
    if (credential.clientId !== appId || of === null) continue;
    for (const { id, label, inUse } of credential.secrets) {
      const as = { credentialId: credential.id, credentialName: credential.name, secretId: id, label, inUse };
      try {
        const value = await context.sources.of(tenant.id).secret(tenant, credential, id);
        const mark = keys ? await thumbprintOf(await keys.publicJwk(value)) : secretHash(value);
        found.held.push({ as, of, mark, namesKid: keys ? keys.namesKid(value, plainValues(credential).kid) : null });
      } catch (error) {
        if (!(error instanceof BenchError) || error.code === 'VAULT_LOCKED' || error.code === 'VAULT_ABSENT')
          throw error;
        found.unread.push({ ...as, of, why: error.message });
      }
    }
  }
  return found;
}
