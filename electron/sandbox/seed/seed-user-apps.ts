// Apps that people sign in to (a web app, a single-page app, a native app) and three of the people with a password. All three apps take a redirect to one
// loopback port, where a program that follows the browser can listen. They come last, so that what other seeds draw stays as it was.
import { grantsPath, secretsPath } from '../clients/app-client.ts';
import { secretHash } from '../clients/secret-hash.ts';
import type { Org } from '../org.ts';
import { timestamp } from '../resources/behaviour.ts';
import { roleAssignment } from '../resources/types/admin-roles.ts';
import { appUser } from '../resources/types/apps.ts';
import { grantEntity } from '../resources/types/grants.ts';
import { DEVICE_GRANT } from '../sign-in/devices.ts';
import { oidcApp } from './oidc-app.ts';
import { DAY_MS } from './planter.ts';

const LOOPBACK = 'http://127.0.0.1:8765/callback';
const SIGNED_OUT = 'http://127.0.0.1:8765/signed-out';
const USERS = '/api/v1/users';

/** The admin roles of the first three people of the org, who get a password; the last has none. */
const ROLES = ['SUPER_ADMIN', 'READ_ONLY_ADMIN', null];

const API_SCOPES = [
  'okta.apps.read',
  'okta.groups.read',
  'okta.logs.read',
  'okta.myAccount.profile.read',
  'okta.users.manage',
  'okta.users.manage.self',
  'okta.users.read',
  'okta.users.read.self',
];

interface AppPlan {
  label: string;
  type: 'web' | 'browser' | 'native';
  method: 'client_secret_basic' | 'none';
  grants: string[];
  responses: string[];
  redirect: string;
}

const CODE = ['authorization_code', 'refresh_token'];

const APPS: readonly AppPlan[] = [
  {
    label: 'Team Calendar',
    type: 'web',
    method: 'client_secret_basic',
    grants: [...CODE, 'implicit'],
    responses: ['code', 'token', 'id_token'],
    redirect: 'https://calendar.acme.example/callback',
  },
  {
    label: 'Field Map',
    type: 'browser',
    method: 'none',
    grants: CODE,
    responses: ['code'],
    redirect: 'https://app.acme.example/callback',
  },
  {
    label: 'Desk Client',
    type: 'native',
    method: 'none',
    grants: [...CODE, DEVICE_GRANT],
    responses: ['code'],
    redirect: 'com.acme.desk:/callback',
  },
];

export function seedUserApps(org: Org): void {
  const created = org.clock.now() - 30 * DAY_MS;
  const people = org.store(USERS).all().slice(0, ROLES.length);
  people.forEach(({ id }, index) => {
    giveRole(org, id, ROLES[index] ?? null, created);
    org.passwords.set(id, org.ids.opaque('password', 16));
  });
  for (const plan of APPS) {
    const id = addApp(org, created, plan);
    for (const scope of API_SCOPES)
      org.store(grantsPath(id)).add(grantEntity(org.ids.id('oag'), id, scope, created, people[0]?.id ?? 'system'));
    for (const person of people) org.store(`/api/v1/apps/${id}/users`).add(appUser(person, created, 'USER'));
    org.handedApps.set(id, { authorizationServer: null });
  }
}

function giveRole(org: Org, userId: string, type: string | null, at: number): void {
  const roles = org.store(`${USERS}/${userId}/roles`);
  if (type === null || roles.all().some((role) => role.type === type)) return;
  roles.add(roleAssignment(org.ids.id('irb'), type, 'USER', at));
}

function addApp(org: Org, at: number, { label, type, method, grants, responses, redirect }: AppPlan): string {
  const id = org.ids.id('0oa');
  const created = timestamp(at);
  org.store('/api/v1/apps').add(
    oidcApp({
      id,
      label,
      at,
      appLinks: { oidc_client_link: true },
      credential: { token_endpoint_auth_method: method, pkce_required: method === 'none' },
      client: {
        application_type: type,
        grant_types: grants,
        response_types: responses,
        redirect_uris: [LOOPBACK, redirect],
        post_logout_redirect_uris: [SIGNED_OUT],
        consent_method: 'TRUSTED',
        refresh_token: { rotation_type: type === 'browser' ? 'ROTATE' : 'STATIC', leeway: 30 },
        dpop_bound_access_tokens: false,
      },
    }),
  );
  if (method === 'none') return id;
  const secret = org.ids.secret();
  org.store(secretsPath(id)).add({
    id: org.ids.id('ocs'),
    status: 'ACTIVE',
    client_secret: secret,
    secret_hash: secretHash(secret),
    created,
    lastUpdated: created,
  });
  return id;
}
