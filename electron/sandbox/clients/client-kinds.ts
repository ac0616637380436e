// The kinds of clients, and what the rest of the org asks about a client without knowing its kind.
import type { Org } from '../org.ts';
import type { Client, ClientKindName } from './client.ts';
import type { ClientKind } from './client-kind.ts';
import { oinIntegration } from './oin-integration.ts';
import { serviceApp } from './service-app.ts';
import { userApp } from './user-app.ts';

const KINDS: { [Name in ClientKindName]: ClientKind<Extract<Client, { kind: Name }>> } = {
  'oin-integration': oinIntegration,
  'service-app': serviceApp,
  'user-app': userApp,
};

export const kindOf = ({ kind }: Client): ClientKind => KINDS[kind];

/** The client of that id, of whatever kind, as the current request meets it. */
export function findClient(org: Org, id: string): Client | null {
  for (const kind of Object.values(KINDS)) {
    const client = kind.find(org, id);
    if (client) return org.asSeen(client);
  }
  return null;
}
