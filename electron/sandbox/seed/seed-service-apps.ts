// API Services apps that authenticate by a private key, which the org hands out: for whoever tries that out without an account. One of them
// demands DPoP. They come last, so that what other seeds draw stays as it was.
import type { JWK } from 'jose';
import { grantsPath } from '../clients/app-client.ts';
import { keysPath } from '../clients/client-keys.ts';
import type { Org } from '../org.ts';
import { timestamp } from '../resources/behaviour.ts';
import { grantEntity } from '../resources/types/grants.ts';
import { standardRole } from '../resources/types/standard-roles.ts';
import { ellipticKeyToHandOut, keyToHandOut } from '../tokens/signing-keys.ts';
import { oidcApp, serviceClient } from './oidc-app.ts';
import { DAY_MS } from './planter.ts';

interface ServiceAppPlan {
  name: string;
  scopes: readonly string[];
  role: string;
  demandsProof: boolean;
  key: (seed: string) => JWK;
  alg: string;
}

const PLANS: readonly ServiceAppPlan[] = [
  {
    name: 'Nightly Sync',
    scopes: ['okta.apps.read', 'okta.groups.read', 'okta.users.manage', 'okta.users.read'],
    role: 'USER_ADMIN',
    demandsProof: false,
    key: keyToHandOut,
    alg: 'RS256',
  },
  {
    name: 'Sealed Sync',
    scopes: ['okta.groups.read', 'okta.logs.read', 'okta.users.read'],
    role: 'READ_ONLY_ADMIN',
    demandsProof: true,
    key: ellipticKeyToHandOut,
    alg: 'ES256',
  },
];

export function seedServiceApps(org: Org, seed: string): void {
  const [admin] = org.store('/api/v1/users').all();
  for (const plan of PLANS) {
    const id = org.ids.id('0oa');
    const created = org.clock.now() - 75 * DAY_MS;
    addApp(org, id, created, plan);
    const key = plan.key(seed);
    addPublicKey(org, id, created, { ...key, alg: plan.alg });
    for (const scope of plan.scopes)
      org.store(grantsPath(id)).add(grantEntity(org.ids.id('oag'), id, scope, created, admin?.id ?? 'system'));
    org.appRoles(id).push(standardRole(plan.role, created));
    org.handedKeys.set(id, key);
  }
}

function addApp(org: Org, id: string, created: number, { name, demandsProof }: ServiceAppPlan): void {
  const credential = { token_endpoint_auth_method: 'private_key_jwt' };
  org
    .store('/api/v1/apps')
    .add(oidcApp({ id, label: name, at: created, credential, client: serviceClient(demandsProof) }));
}

/** Its public half. */
function addPublicKey(org: Org, appId: string, created: number, { kid, kty, alg, e, n, crv, x, y }: JWK): void {
  org.store(keysPath(appId)).add({
    id: org.ids.id('pks'),
    kid,
    kty,
    alg,
    use: 'sig',
    ...(kty === 'EC' ? { crv, x, y } : { e, n }),
    status: 'ACTIVE',
    created: timestamp(created),
    lastUpdated: timestamp(created),
  });
}
