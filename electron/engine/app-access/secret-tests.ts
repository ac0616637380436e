// Which saved secrets the org has issued a token for in this session, whichever is in use: what a rotation wants to know of the new one before
// anything depends on it.
import type { HeldAs } from '../../../shared/model/app-access.ts';
import type { EngineContext } from '../engine-context.ts';
import { isOfPlace, PLACE_GONE } from '../engine-events.ts';

type Tested = Pick<HeldAs, 'credentialId' | 'secretId'>;

export interface SecretTests {
  /** Epoch ms; null where it was not tested, or refused. */
  at(tenantId: string, secret: Tested): number | null;
  note(tenantId: string, secret: Tested, passed: boolean): void;
}

export function createSecretTests({ events, now }: Pick<EngineContext, 'events' | 'now'>): SecretTests {
  const passed = new Map<string, { tenantId: string; credentialId: string; at: number }>();
  events.on(PLACE_GONE, (place) => {
    for (const [key, one] of passed) if (isOfPlace(place, one)) passed.delete(key);
  });
  const keyOf = (tenantId: string, { credentialId, secretId }: Tested) => [tenantId, credentialId, secretId].join(' ');
  return {
    at: (tenantId, secret) => passed.get(keyOf(tenantId, secret))?.at ?? null,
    note(tenantId, secret, ok) {
      const key = keyOf(tenantId, secret);
      if (ok) passed.set(key, { tenantId, credentialId: secret.credentialId, at: now() });
      else passed.delete(key);
    },
  };
}
