// 15 apps with people, groups and, for those that speak OpenID Connect, granted scopes.
import { secretsPath } from '../clients/app-client.ts';
import { ANYWHERE } from '../clients/client.ts';
import { secretHash } from '../clients/secret-hash.ts';
import type { Org } from '../org.ts';
import { timestamp } from '../resources/behaviour.ts';
import { appUser } from '../resources/types/apps.ts';
import { grantEntity } from '../resources/types/grants.ts';
import { APPS, OAUTH_APPS } from './names.ts';

import { DAY_MS } from './planter.ts';

const GRANTS = ['okta.users.read', 'okta.groups.read', 'okta.apps.read'];

export function seedApps(org: Org): void {
  const random = org.ids.stream('seed/apps');
  const users = org.store('/api/v1/users').all();
  const groups = org.store('/api/v1/groups').all();
  APPS.forEach(([name, label, signOnMode], index) => {
    const created = org.clock.now() - random.int(60, 900) * DAY_MS;
    const id = org.ids.id('0oa');
    const oauth = OAUTH_APPS[label];
    org.store('/api/v1/apps').add({
      id,
      name,
      label,
      status: index % 7 === 6 ? 'INACTIVE' : 'ACTIVE',
      created: timestamp(created),
      lastUpdated: timestamp(created + random.int(0, 50) * DAY_MS),
      accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null },
      visibility: { autoSubmitToolbar: false, hide: { iOS: false, web: false }, appLinks: { login: true } },
      features: [],
      signOnMode,
      credentials: {
        userNameTemplate: { template: `\${source.login}`, type: 'BUILT_IN' },
        signing: {},
        ...(oauth && {
          oauthClient: { autoKeyRotation: true, client_id: id, token_endpoint_auth_method: oauth.method },
        }),
      },
      settings: {
        app: {},
        notifications: { vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null } },
        ...(oauth && { oauthClient: oauthSettings(oauth) }),
      },
    });
    const share = random.int(5, 60) / 100;
    const assigned = org.store(`/api/v1/apps/${id}/users`);
    for (const user of users) if (random.next() < share) assigned.add(appUser(user, created + DAY_MS, 'USER'));
    const appGroups = org.store(`/api/v1/apps/${id}/groups`);
    for (const group of groups) {
      if (random.next() < 0.1) {
        appGroups.add({ id: group.id, lastUpdated: timestamp(created), priority: appGroups.size(), profile: {} });
      }
    }
    if (signOnMode !== 'OPENID_CONNECT') return;
    const grants = org.store(`/api/v1/apps/${id}/grants`);
    for (const scope of GRANTS.slice(0, 1 + (index % GRANTS.length))) {
      grants.add(grantEntity(org.ids.id('oag'), id, scope, created, users[0]?.id ?? 'system'));
    }
  });
}

const oauthSettings = ({ type, grants }: { type: string; grants: string[] }) => ({
  application_type: type,
  grant_types: grants,
  response_types: [type === 'service' ? 'token' : 'code'],
  redirect_uris: type === 'service' ? [] : ['https://app.acme.example/callback'],
  dpop_bound_access_tokens: false,
  network: ANYWHERE,
});

/** Client secrets of the apps that have one: drawn after those of the integrations, which so stay as they were. */
export function seedAppSecrets(org: Org): void {
  for (const app of org.store('/api/v1/apps').all()) {
    if (!OAUTH_APPS[String(app.label)]?.method.startsWith('client_secret')) continue;
    const secret = org.ids.secret();
    org.store(secretsPath(app.id)).add({
      id: org.ids.id('ocs'),
      status: 'ACTIVE',
      client_secret: secret,
      secret_hash: secretHash(secret),
      created: app.created,
      lastUpdated: app.created,
    });
  }
}
