// The keys that tokens are bound to (DPoP) and the nonces that servers have given: in memory only. Each credential has a key of its own, so that
// no org sees by a key that two credentials are of one bench; it goes when the credential is another one, as its tokens do.
import { type EngineEvents, type EventPlace, isOfPlace, PLACE_GONE } from '../engine-events.ts';
import type { Now } from '../ports.ts';
import { makeProofKey, type ProofKey } from './dpop-proof.ts';

/** Okta changes its nonce once a day and takes the one before for three (FACTS §2); what it no longer takes, it answers with a new one. */
const NONCE_LIFE_MS = 86_400_000;

export interface ProofBook {
  /** The same one until the credential changes or goes. */
  keyOf(credential: { tenantId: string; credentialId: string }): Promise<ProofKey>;
  /** `server`: origin and path of an authorization server, or of an API. Null when none is known that is still fresh. */
  nonce(server: string): string | null;
  learn(server: string, nonce: string): void;
}

export function createProofBook(events: EngineEvents, now: Now): ProofBook {
  const keys = new Map<string, { of: { tenantId: string; credentialId: string }; key: Promise<ProofKey> }>();
  const nonces = new Map<string, { value: string; at: number }>();
  events.on([...PLACE_GONE, 'credential-changed'], (place: EventPlace) => {
    for (const [id, { of }] of keys) if (isOfPlace(place, of)) keys.delete(id);
  });
  return {
    async keyOf({ tenantId, credentialId }) {
      const id = JSON.stringify([tenantId, credentialId]);
      const known = keys.get(id) ?? { of: { tenantId, credentialId }, key: makeProofKey() };
      keys.set(id, known);
      return await known.key;
    },
    nonce(server) {
      const known = nonces.get(server);
      return known && now() - known.at < NONCE_LIFE_MS ? known.value : null;
    },
    learn(server, value) {
      nonces.set(server, { value, at: now() });
    },
  };
}
