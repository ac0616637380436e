// An API Services app as whoever gets tokens of a custom authorization server with it has it: its secret, and the scopes that a rule there lets it ask for.

import type { Org } from '../org.ts';
import { listAt } from '../resources/behaviour.ts';
import type { SandboxClientInfo } from '../sandbox-options.ts';
import { SERVERS } from '../servers/custom-server.ts';
import type { ServiceApp } from './client.ts';

/** Null when it has no secret that is active. */
export function handOutCustomClient(
  org: Org,
  { name, id, secrets: [clientSecret], demandsProof }: Pick<ServiceApp, 'name' | 'id' | 'secrets' | 'demandsProof'>,
  authorizationServer: string,
): SandboxClientInfo | null {
  if (clientSecret === undefined) return null;
  const scopes = scopesOf(org, id, authorizationServer);
  return {
    name,
    kind: 'custom-as-client',
    clientId: id,
    clientSecret,
    privateJwk: null,
    dpop: demandsProof,
    scopes,
    registered: scopes,
    roles: [],
    authorizationServer,
  };
}

/** Those that the rules of the policies for this client name, `*` left out. */
function scopesOf(org: Org, clientId: string, server: string): string[] {
  const policies = `${SERVERS}/${server}/policies`;
  const rules = org
    .store(policies)
    .all()
    .filter((policy) => listAt(policy, 'conditions.clients.include').includes(clientId))
    .flatMap(({ id }) => org.store(`${policies}/${id}/rules`).all());
  return [...new Set(rules.flatMap((rule) => listAt(rule, 'conditions.scopes.include')))]
    .filter((one) => one !== '*')
    .sort();
}
