// What hangs on single users: factors, admin roles, consents and tokens of an app. The first few have them, so that the first
// user of a list is a full one.
import { valueAt } from '../resources/behaviour.ts';
import { roleAssignment } from '../resources/types/admin-roles.ts';
import { DAY_MS, type Planter } from './planter.ts';

const USERS = '/api/v1/users';
const FULL = 3;

export function seedPeople({ org, born, add, put }: Planter): void {
  const at = org.clock.now() - 200 * DAY_MS;
  const [app] = org.store('/api/v1/apps').all();
  org
    .store(USERS)
    .all()
    .slice(0, FULL)
    .forEach((user, index) => {
      const own = `${USERS}/${user.id}`;
      add(`${own}/factors`, {
        factorType: 'email',
        provider: 'OKTA',
        vendorName: 'OKTA',
        status: 'ACTIVE',
        profile: { email: valueAt(user, 'profile.email') },
      });
      add(`${own}/authenticator-enrollments`, {
        key: 'okta_email',
        type: 'email',
        name: 'Email',
        status: 'ACTIVE',
        profile: { email: valueAt(user, 'profile.email') },
      });
      for (const factorType of ['email', 'sms', 'token:software:totp'])
        add(`${own}/factors/catalog`, { id: factorType, factorType, provider: 'OKTA', vendorName: 'OKTA' });
      add(`${own}/subscriptions`, {
        id: 'OKTA_UPDATE',
        notificationType: 'OKTA_UPDATE',
        channels: ['email'],
        status: 'subscribed',
      });
      put(`${own}/classification`, { type: 'STANDARD', lastUpdated: born });
      put(`${own}/risk`, { riskLevel: 'NONE' });
      if (app) seedConsent(own, app.id, user.id);
      if (index > 0) return;
      const role = roleAssignment(org.ids.id('irb'), 'SUPER_ADMIN', 'USER', at);
      org.store(`${own}/roles`).add(role);
      const grant = { id: 'standing', grantId: 'standing', type: 'STANDING', bundleId: null };
      put(`${own}/roles/${role.id}/governance`, { grants: [grant] });
      add(`${own}/roles/${role.id}/governance`, grant);
      add('/api/v1/iam/assignees/users', { id: user.id, orn: `orn:okta:directory:${org.id}:users:${user.id}` });
    });
  add('/api/v1/roles/SUPER_ADMIN/subscriptions', {
    id: 'OKTA_UPDATE',
    notificationType: 'OKTA_UPDATE',
    channels: ['email'],
    status: 'subscribed',
  });

  /** The user has signed in to an app and let it act: a consent, and the resulting refresh token. */
  function seedConsent(own: string, clientId: string, userId: string): void {
    const issuer = `/oauth2/default`;
    add(`${own}/clients`, {
      id: clientId,
      client_id: clientId,
      client_name: app?.label,
      client_uri: null,
      logo_uri: null,
    });
    add(`${own}/grants`, { status: 'ACTIVE', issuer, clientId, userId, scopeId: 'openid', source: 'END_USER' });
    add(`${own}/clients/${clientId}/grants`, { status: 'ACTIVE', issuer, clientId, userId, scopeId: 'openid' });
    const created = at - 30 * DAY_MS;
    org.refreshTokens.begin({
      ...{ clientId, userId, issuer, created, authTime: created },
      scopes: ['openid', 'offline_access'],
      grantType: 'authorization_code',
      boundTo: null,
      endsAt: at + 365 * DAY_MS,
      idleMs: null,
    });
  }
}
