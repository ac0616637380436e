// Private keys as the last call of each credential read them: to read one and make it ready to sign costs more than to sign. In memory only, and
// gone when the vault is locked or the credential is another one. A key is handed out for its own text alone, which only an open vault gives.
import { type EngineEvents, isOfPlace, PLACE_GONE } from '../engine-events.ts';
import { readSigningKey, type SigningKey } from './client-assertion.ts';

interface CredentialPlace {
  tenantId: string;
  credentialId: string;
}

export interface SigningKeys {
  /** Throws as `readSigningKey` does. */
  of(credential: CredentialPlace, secret: string, alg?: unknown): SigningKey;
}

export function createSigningKeys(events: EngineEvents): SigningKeys {
  const held = new Map<string, { place: CredentialPlace; text: string; alg: unknown; key: SigningKey }>();
  events.on([...PLACE_GONE, 'credential-changed'], (gone) => {
    for (const [id, { place }] of held) if (isOfPlace(gone, place)) held.delete(id);
  });
  events.on('vault-locked', () => held.clear());
  return {
    of({ tenantId, credentialId }, secret, alg) {
      const id = JSON.stringify([tenantId, credentialId]);
      const known = held.get(id);
      if (known?.text === secret && known.alg === alg) return known.key;
      const key = readSigningKey(secret, alg);
      held.set(id, { place: { tenantId, credentialId }, text: secret, alg, key });
      return key;
    },
  };
}
