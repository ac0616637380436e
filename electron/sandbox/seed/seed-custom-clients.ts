// An API Services app that gets tokens of the `default` custom authorization server by its secret, for an API of one's own, with the scope, the policy and
// the rule that let it (the way of Okta's guide to protecting an API). And what a real server has beside what the org began with.
import { secretsPath } from '../clients/app-client.ts';
import { secretHash } from '../clients/secret-hash.ts';
import { OWN_API } from '../own-api/own-api.ts';
import { timestamp } from '../resources/behaviour.ts';
import { SERVERS } from '../servers/custom-server.ts';
import { oidcApp, serviceClient } from './oidc-app.ts';
import { DAY_MS, type Planter } from './planter.ts';

const SERVER = `${SERVERS}/${OWN_API.authorizationServer}`;

export function seedCustomClients({ org, add }: Planter): void {
  for (const { id } of org.store(SERVERS).all())
    for (const [name, description] of [
      ['address', 'This allows the app to view your address, such as: street address, city, state, and zip code.'],
      ['phone', 'This allows the app to view your phone number.'],
    ])
      add(`${SERVERS}/${id}/scopes`, {
        ...SCOPE,
        name,
        displayName: name,
        description,
        metadataPublish: 'ALL_CLIENTS',
        system: true,
      });
  add(`${SERVER}/scopes`, { ...SCOPE, name: OWN_API.scope, displayName: 'Everything of the API', description: null });
  const clientId = addApiClient({ org });
  const policies = `${SERVER}/policies`;
  // It goes first: the policy for everybody, whose rule is for people, would decide otherwise.
  for (const policy of org.store(policies).all()) policy.priority = Number(policy.priority) + 1;
  const policy = add(policies, {
    type: 'OAUTH_AUTHORIZATION_POLICY',
    name: 'API clients',
    description: 'Services that call the API for themselves',
    status: 'ACTIVE',
    priority: 1,
    system: false,
    conditions: { clients: { include: [clientId] } },
  });
  add(`${policies}/${policy}/rules`, {
    type: 'RESOURCE_ACCESS',
    name: 'Services',
    status: 'ACTIVE',
    priority: 1,
    system: false,
    conditions: { grantTypes: { include: ['client_credentials'] }, scopes: { include: [OWN_API.scope] } },
    actions: {
      token: { accessTokenLifetimeMinutes: 60, refreshTokenLifetimeMinutes: 0, refreshTokenWindowMinutes: 10_080 },
    },
  });
}

const SCOPE = { consent: 'IMPLICIT', default: false, metadataPublish: 'NO_CLIENTS', optional: false, system: false };

function addApiClient({ org }: Pick<Planter, 'org'>): string {
  const id = org.ids.id('0oa');
  const at = org.clock.now() - 40 * DAY_MS;
  const created = timestamp(at);
  const credential = { token_endpoint_auth_method: 'client_secret_basic' };
  org.store('/api/v1/apps').add(oidcApp({ id, label: 'Orders Worker', at, credential, client: serviceClient(false) }));
  const secret = org.ids.secret();
  org.store(secretsPath(id)).add({
    id: org.ids.id('ocs'),
    status: 'ACTIVE',
    client_secret: secret,
    secret_hash: secretHash(secret),
    created,
    lastUpdated: created,
  });
  org.handedApps.set(id, { authorizationServer: OWN_API.authorizationServer });
  return id;
}
