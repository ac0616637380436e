// Client secrets that were made here and are saved nowhere yet. Okta shows that of an integration once, so it waits in memory until it is saved or
// the program ends; it is dropped with its tenant and when the vault locks, as everything secret is.
import { type EngineEvents, PLACE_GONE } from '../engine-events.ts';
import { BenchError } from '../errors.ts';

export interface SecretOfOrg {
  tenantId: string;
  appId: string;
  /** The org's id of it. */
  secretId: string;
}

export interface CreatedSecrets {
  put(of: SecretOfOrg, secret: string): void;
  has(of: SecretOfOrg): boolean;
  /** Throws NOT_FOUND. */
  get(of: SecretOfOrg): string;
  drop(of: SecretOfOrg): void;
}

export function createCreatedSecrets(events: EngineEvents): CreatedSecrets {
  const waiting = new Map<string, { tenantId: string; secret: string }>();
  events.on(PLACE_GONE, ({ tenantId, credentialId }) => {
    // Which credential it would have been saved in is open.
    if (credentialId !== undefined) return;
    for (const [key, one] of waiting) if (one.tenantId === tenantId) waiting.delete(key);
  });
  events.on('vault-locked', () => waiting.clear());
  const keyOf = ({ tenantId, appId, secretId }: SecretOfOrg) => [tenantId, appId, secretId].join(' ');
  return {
    put: (of, secret) => void waiting.set(keyOf(of), { tenantId: of.tenantId, secret }),
    has: (of) => waiting.has(keyOf(of)),
    get(of) {
      const found = waiting.get(keyOf(of));
      if (found) return found.secret;
      throw new BenchError('NOT_FOUND', 'That secret does not wait here.', {
        meaning:
          'A new secret waits until it is saved, the vault locks, or Scopebench ends. Another tool may have made this one.',
        fix: 'Delete it and add another one.',
      });
    },
    drop: (of) => void waiting.delete(keyOf(of)),
  };
}
