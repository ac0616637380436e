// The integrations of the org: records of their own, one for the instance under /integrations, the app and the client of the
// token endpoint, so that a new secret works at once and a deactivated client stops (FACTS §9).
import type { Client, Integration } from './client.ts';

export interface Integrations {
  get(id: string): Integration | undefined;
  list(): Integration[];
  add(integration: Integration): void;
  remove(id: string): void;
}

export function createIntegrations(): Integrations {
  const byId = new Map<string, Integration>();
  return {
    get: (id) => byId.get(id),
    list: () => [...byId.values()],
    add: (integration) => void byId.set(integration.id, integration),
    remove: (id) => void byId.delete(id),
  };
}

/** Deactivate or reactivate. Whatever was issued before a deactivation is dead for good (FACTS §1.4). */
export function turnClient(
  { tokens }: { tokens: { revokeAllOf(clientId: string): void } },
  client: Client,
  active: boolean,
): void {
  client.active = active;
  if (!active) tokens.revokeAllOf(client.id);
}
