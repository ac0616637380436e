// An API Services app that authenticates by a private key, which the org hands out: for whoever tries that out without an account. It
// comes last, so that what other seeds draw stays as it was.

import { grantsPath } from '../clients/app-client.ts';
import { ANYWHERE } from '../clients/client.ts';
import { keysPath } from '../clients/client-keys.ts';
import type { Org } from '../org.ts';
import { timestamp } from '../resources/behaviour.ts';
import { grantEntity } from '../resources/types/grants.ts';
import { keyToHandOut } from '../tokens/signing-keys.ts';
import { DAY_MS } from './planter.ts';

const NAME = 'Nightly Sync';
const SCOPES = ['okta.apps.read', 'okta.groups.read', 'okta.users.manage', 'okta.users.read'];
const ROLE = 'USER_ADMIN';

export function seedServiceApps(org: Org, seed: string): void {
  const { ids } = org;
  const id = ids.id('0oa');
  const created = org.clock.now() - 75 * DAY_MS;
  const [admin] = org.store('/api/v1/users').all();
  org.store('/api/v1/apps').add({
    id,
    name: 'oidc_client',
    label: NAME,
    status: 'ACTIVE',
    created: timestamp(created),
    lastUpdated: timestamp(created),
    accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null },
    visibility: { autoSubmitToolbar: false, hide: { iOS: true, web: true }, appLinks: {} },
    features: [],
    signOnMode: 'OPENID_CONNECT',
    credentials: {
      userNameTemplate: { template: `\${source.login}`, type: 'BUILT_IN' },
      signing: {},
      oauthClient: { autoKeyRotation: true, client_id: id, token_endpoint_auth_method: 'private_key_jwt' },
    },
    settings: {
      app: {},
      notifications: { vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null } },
      oauthClient: {
        application_type: 'service',
        grant_types: ['client_credentials'],
        response_types: ['token'],
        redirect_uris: [],
        dpop_bound_access_tokens: false,
        network: ANYWHERE,
      },
    },
  });
  const key = keyToHandOut(seed);
  org.store(keysPath(id)).add({
    id: ids.id('pks'),
    kid: key.kid,
    kty: 'RSA',
    alg: 'RS256',
    use: 'sig',
    e: key.e,
    n: key.n,
    status: 'ACTIVE',
    created: timestamp(created),
    lastUpdated: timestamp(created),
  });
  for (const scope of SCOPES)
    org.store(grantsPath(id)).add(grantEntity(ids.id('oag'), id, scope, created, admin?.id ?? 'system'));
  org.appRoles(id).push({ id: ids.id('irb'), type: ROLE, created });
  org.handedKeys.set(id, key);
}
