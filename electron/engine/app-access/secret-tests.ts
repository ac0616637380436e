// What the org said of saved secrets and keys that were tested in this session, whichever is in use: what a rotation wants to know of the new one
// before anything depends on it, and of the old one when it is switched off.
import type { HeldAs, SecretTest } from '../../../shared/model/app-access.ts';
import type { EngineContext } from '../engine-context.ts';
import { isOfPlace, PLACE_GONE } from '../engine-events.ts';

type Tested = Pick<HeldAs, 'credentialId' | 'secretId'>;

export interface SecretTests {
  latest(tenantId: string, secret: Tested): SecretTest | null;
  /** Null: the test decided nothing, and what was known before is not known any more. */
  note(tenantId: string, secret: Tested, test: SecretTest | null): void;
}

export function createSecretTests({ events }: Pick<EngineContext, 'events'>): SecretTests {
  const known = new Map<string, { tenantId: string; credentialId: string; test: SecretTest }>();
  events.on(PLACE_GONE, (place) => {
    for (const [key, one] of known) if (isOfPlace(place, one)) known.delete(key);
  });
  const keyOf = (tenantId: string, { credentialId, secretId }: Tested) => [tenantId, credentialId, secretId].join(' ');
  return {
    latest: (tenantId, secret) => known.get(keyOf(tenantId, secret))?.test ?? null,
    note(tenantId, secret, test) {
      const key = keyOf(tenantId, secret);
      if (test) known.set(key, { tenantId, credentialId: secret.credentialId, test });
      else known.delete(key);
    },
  };
}
