// What hangs on single apps, identity providers and authorization servers: keys, requests for certificates, connections.
import type { Planter } from './planter.ts';

const APPS = '/api/v1/apps';
const SERVERS = '/api/v1/authorizationServers';

export function seedAppParts(planter: Planter): void {
  const { org, add, put } = planter;
  const [app, other] = org.store(APPS).all();
  const [group] = org.store('/api/v1/groups').all();
  if (!app || !other || !group) return;
  const own = `${APPS}/${app.id}`;
  addKey(planter, `${own}/credentials/keys`);
  addKey(planter, `${own}/credentials/jwks`);
  add(`${own}/credentials/csrs`, { kty: 'RSA', csr: 'MIIC' });
  for (const name of ['USER_PROVISIONING', 'INBOUND_PROVISIONING'])
    add(`${own}/features`, { id: name, name, status: 'DISABLED', description: name, capabilities: {} });
  add(`${own}/federated-claims`, { name: 'department', expression: 'user.profile.department' });
  add(`${own}/group-push/mappings`, {
    sourceGroupId: group.id,
    targetGroupId: null,
    status: 'INACTIVE',
    errorSummary: null,
  });
  add(`${own}/cwo/connections`, { requestingAppInstanceId: app.id, resourceAppInstanceId: other.id, status: 'ACTIVE' });
  for (const side of ['interclient-allowed-apps', 'interclient-target-apps'])
    add(`${own}/${side}`, { id: other.id, displayName: other.label });
  put(`${own}/connections/default`, { authScheme: 'UNKNOWN', status: 'DISABLED', profile: { authScheme: 'UNKNOWN' } });
  add('/api/v1/first-party-app-settings', {
    id: 'admin-console',
    sessionIdleTimeoutMinutes: 15,
    sessionMaxLifetimeMinutes: 720,
  });

  const [idp] = org.store('/api/v1/idps').all();
  const [user] = org.store('/api/v1/users').all();
  addKey(planter, '/api/v1/idps/credentials/keys');
  if (idp && user) {
    const provider = `/api/v1/idps/${idp.id}`;
    addKey(planter, `${provider}/credentials/keys`);
    addKey(planter, `${provider}/credentials/keys/active`);
    add(`${provider}/credentials/csrs`, { kty: 'RSA', csr: 'MIIC' });
    add(`${provider}/users`, { id: user.id, externalId: 'partner-1', profile: user.profile });
    add(`/api/v1/users/${user.id}/idps`, { id: idp.id, type: idp.type, name: idp.name, status: idp.status });
  }

  const [server, partner] = org.store(SERVERS).all();
  if (!server || !partner) return;
  add(`${SERVERS}/${server.id}/clients`, { id: app.id, client_id: app.id, client_name: app.label, client_uri: null });
  add(`${SERVERS}/${server.id}/associatedServers`, { ...partner });
  for (const { id } of [server, partner]) {
    addKey(planter, `${SERVERS}/${id}/credentials/keys`, org.keys.kid);
    addKey(planter, `${SERVERS}/${id}/resourceservercredentials/keys`);
  }

  const policies = org.store('/api/v1/policies').all();
  for (const policy of policies) {
    if (!['OKTA_SIGN_ON', 'ACCESS_POLICY', 'PROFILE_ENROLLMENT'].includes(String(policy.type))) continue;
    add(`/api/v1/policies/${policy.id}/app`, { ...app });
    add(`/api/v1/policies/${policy.id}/mappings`, { resourceId: app.id, resourceType: 'APP' });
  }
}

/** A public key; its numbers are those of the org's own key. */
function addKey({ org, born, add }: Planter, path: string, kid = org.ids.opaque('kid', 43)): void {
  const [shown] = org.keys.published;
  add(path, {
    id: kid,
    kid,
    kty: 'RSA',
    use: 'sig',
    alg: 'RS256',
    e: shown?.e,
    n: shown?.n,
    status: 'ACTIVE',
    expiresAt: born,
  });
}
