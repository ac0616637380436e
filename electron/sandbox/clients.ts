// The org's OIN integration instances. They are at once API service integrations under /integrations and clients of
// the token endpoint: one record, so that a new secret works at once and a deactivated one stops (FACTS §9).

/** From where a client may ask for tokens (FACTS §10). */
export interface ClientNetwork {
  connection: 'ANYWHERE' | 'ZONE';
  /** Zone ids, or one word for all of them. */
  include: string[];
  exclude: string[];
}

export const ANYWHERE: ClientNetwork = { connection: 'ANYWHERE', include: [], exclude: [] };

export interface ClientSecret {
  id: string;
  secret: string;
  status: 'ACTIVE' | 'INACTIVE';
  /** Epoch milliseconds. */
  created: number;
  lastUpdated: number;
}

export interface ClientRole {
  id: string;
  type: string;
  created: number;
}

export interface Client {
  /** Instance id and client id in one: `0oa…`. */
  id: string;
  /** Which integration of the catalogue of apps it is an instance of. */
  type: string;
  name: string;
  active: boolean;
  /** Scopes of the submission; never used to decide anything, shown as the ledger's second state. */
  registered: string[];
  granted: string[];
  roles: ClientRole[];
  secrets: ClientSecret[];
  properties: Record<string, unknown>;
  network: ClientNetwork;
  created: number;
  createdBy: string;
  lastUpdated: number;
}

export interface Clients {
  get(id: string): Client | undefined;
  list(): Client[];
  add(client: Client): void;
  remove(id: string): void;
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

export function createClients(): Clients {
  const byId = new Map<string, Client>();
  return {
    get: (id) => byId.get(id),
    list: () => [...byId.values()],
    add: (client) => void byId.set(client.id, client),
    remove: (id) => void byId.delete(id),
  };
}
