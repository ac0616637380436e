// What can be done to an API service integration instance and its secrets, and what the org does not take (FACTS §9, texts of §3.2): once for the API and
// for the pages of the Admin Console, so that both change the same record in the same way.
import type { Org } from '../org.ts';
import { standardRole } from '../resources/types/standard-roles.ts';
import { ANYWHERE, type ClientSecret, type Integration } from './client.ts';
import { createIntegration } from './integration-record.ts';

const MAX_SECRETS = 2;

/** Okta's own words. */
export interface InstanceRefusal {
  refused: string;
}

export interface InstancePlan {
  type: string;
  name: string;
  description?: string;
  /** `https:` or `http:`. */
  guide?: string;
  scopes: readonly string[];
  properties: Record<string, unknown>;
  createdBy: string;
}

/** Works at the token endpoint at once. `at`: epoch ms by the org's clock. */
export function installInstance(
  org: Org,
  plan: InstancePlan,
  at: number,
): { client: Integration; secret: ClientSecret } {
  const granted = [...new Set(plan.scopes)];
  const secret = makeSecret(org, at);
  const client = createIntegration({
    id: org.ids.id('0oa'),
    type: plan.type,
    name: plan.name,
    ...(plan.description && { description: plan.description }),
    ...(plan.guide && { guide: plan.guide }),
    active: true,
    registered: [...granted],
    granted,
    roles: org.switches.newInstanceIsSuperAdmin ? [standardRole('SUPER_ADMIN', at)] : [],
    secrets: [secret],
    properties: plan.properties,
    network: ANYWHERE,
    created: at,
    createdBy: plan.createdBy,
    lastUpdated: at,
  });
  org.integrations.add(client);
  return { client, secret };
}

/** Its tokens are dead at once. */
export function revokeInstance(org: Org, client: Integration): void {
  org.tokens.revokeAllOf(client.id);
  org.integrations.remove(client.id);
}

export function addSecret(org: Org, client: Integration, at: number): ClientSecret | InstanceRefusal {
  if (client.secrets.length >= MAX_SECRETS)
    return { refused: "You've reached the maximum number of client secrets per client." };
  const secret = makeSecret(org, at);
  client.secrets.push(secret);
  return secret;
}

export function turnSecret(
  client: Integration,
  secret: ClientSecret,
  status: ClientSecret['status'],
  at: number,
): ClientSecret | InstanceRefusal {
  const active = client.secrets.filter((one) => one.status === 'ACTIVE');
  if (status === 'INACTIVE' && secret.status === 'ACTIVE' && active.length === 1)
    return { refused: "You can't deactivate the only active client secret." };
  if (secret.status !== status) Object.assign(secret, { status, lastUpdated: at });
  return secret;
}

export function removeSecret(client: Integration, secret: ClientSecret): ClientSecret | InstanceRefusal {
  if (secret.status === 'ACTIVE')
    return { refused: "You can't delete an active client secret. Deactivate the secret before deleting it." };
  client.secrets = client.secrets.filter((one) => one !== secret);
  return secret;
}

const makeSecret = ({ ids }: Org, at: number): ClientSecret => ({
  id: ids.id('ocs'),
  secret: ids.secret(),
  status: 'ACTIVE',
  created: at,
  lastUpdated: at,
});

/** As the org shows a secret that it has shown once. */
export const maskedSecret = ({ secret }: ClientSecret): string => `***${secret.slice(-4)}`;

/** What an instance is of, by its name. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
