// Event types of changes, by operation (names as Okta publishes them). What is not listed falls back to the general type.

const CRUD: readonly (readonly [path: string, type: string, noun: string])[] = [
  ['/api/v1/groups', 'group.lifecycle', 'Okta group'],
  ['/api/v1/apps', 'application.lifecycle', 'Application'],
  ['/api/v1/policies', 'policy.lifecycle', 'Policy'],
  ['/api/v1/policies/{}/rules', 'policy.rule', 'Policy rule'],
  ['/api/v1/zones', 'zone', 'Network zone'],
  ['/api/v1/trustedOrigins', 'security.trusted_origin', 'Trusted origin'],
  ['/api/v1/idps', 'system.idp.lifecycle', 'Identity provider'],
  ['/api/v1/authorizationServers', 'oauth2.as', 'Authorization server'],
  ['/api/v1/authorizationServers/{}/scopes', 'oauth2.scope', 'OAuth2 scope'],
  ['/api/v1/authorizationServers/{}/claims', 'oauth2.claim', 'OAuth2 claim'],
];

const EVENTS = new Map<string, readonly [type: string, message: string]>([
  ...CRUD.flatMap(([path, type, noun]): [string, readonly [string, string]][] => [
    [`POST ${path}`, [`${type}.create`, `${noun} created`]],
    [`PUT ${path}/{}`, [`${type}.update`, `${noun} updated`]],
    [`DELETE ${path}/{}`, [`${type}.delete`, `${noun} deleted`]],
    [`POST ${path}/{}/lifecycle/activate`, [`${type}.activate`, `${noun} activated`]],
    [`POST ${path}/{}/lifecycle/deactivate`, [`${type}.deactivate`, `${noun} deactivated`]],
  ]),
  ['PUT /api/v1/groups/{}', ['group.profile.update', 'Okta group profile updated']],
  ['PUT /api/v1/groups/{}/users/{}', ['group.user_membership.add', 'Add user to group membership']],
  ['DELETE /api/v1/groups/{}/users/{}', ['group.user_membership.remove', 'Remove user from group membership']],
  ['POST /api/v1/users', ['user.lifecycle.create', 'Create Okta user']],
  ['PUT /api/v1/users/{}', ['user.account.update_profile', 'Update user profile for Okta']],
  ['POST /api/v1/users/{}', ['user.account.update_profile', 'Update user profile for Okta']],
  ['DELETE /api/v1/users/{}', ['user.lifecycle.delete.initiated', 'Delete Okta user initiated']],
  ['POST /api/v1/users/{}/lifecycle/activate', ['user.lifecycle.activate', 'Activate Okta user']],
  ['POST /api/v1/users/{}/lifecycle/reactivate', ['user.lifecycle.reactivate', 'Reactivate Okta user']],
  ['POST /api/v1/users/{}/lifecycle/deactivate', ['user.lifecycle.deactivate', 'Deactivate Okta user']],
  ['POST /api/v1/users/{}/lifecycle/suspend', ['user.lifecycle.suspend', 'Suspend Okta user']],
  ['POST /api/v1/users/{}/lifecycle/unsuspend', ['user.lifecycle.unsuspend', 'Unsuspend Okta user']],
  ['POST /api/v1/users/{}/lifecycle/unlock', ['user.account.unlock_by_admin', 'Unlock user account by admin']],
  ['POST /api/v1/users/{}/lifecycle/reset_password', ['user.account.reset_password', 'User reset password for Okta']],
  ['POST /api/v1/users/{}/lifecycle/expire_password', ['user.account.expire_password', 'Expire user password']],
  ['POST /api/v1/apps/{}/users', ['application.user_membership.add', 'Add user to application membership']],
  ['DELETE /api/v1/apps/{}/users/{}', ['application.user_membership.remove', "Remove user's application membership"]],
  ['POST /api/v1/apps/{}/grants', ['app.oauth2.admin.consent.grant', 'Grant consent to an app by an admin']],
  ['DELETE /api/v1/apps/{}/grants/{}', ['app.oauth2.admin.consent.revoke', 'Revoke consent of an app by an admin']],
  ['POST /api/v1/eventHooks', ['event_hook.created', 'Event hook created']],
  ['PUT /api/v1/eventHooks/{}', ['event_hook.updated', 'Event hook updated']],
  ['DELETE /api/v1/eventHooks/{}', ['event_hook.deleted', 'Event hook deleted']],
  ['POST /api/v1/eventHooks/{}/lifecycle/activate', ['event_hook.activated', 'Event hook activated']],
  ['POST /api/v1/eventHooks/{}/lifecycle/deactivate', ['event_hook.deactivated', 'Event hook deactivated']],
  ['POST /api/v1/eventHooks/{}/lifecycle/verify', ['event_hook.verified', 'Event hook verified']],
  [
    'POST /integrations/api/v1/api-services',
    ['integration.api_service.lifecycle.authorize', 'API service integration authorized'],
  ],
  [
    'DELETE /integrations/api/v1/api-services/{}',
    ['integration.api_service.lifecycle.revoke', 'API service integration revoked'],
  ],
  [
    'POST /integrations/api/v1/api-services/{}/credentials/secrets',
    ['app.oauth2.credentials.lifecycle.create', 'OAuth2 client secret created'],
  ],
  [
    'POST /integrations/api/v1/api-services/{}/credentials/secrets/{}/lifecycle/activate',
    ['app.oauth2.credentials.lifecycle.activate', 'OAuth2 client secret activated'],
  ],
  [
    'POST /integrations/api/v1/api-services/{}/credentials/secrets/{}/lifecycle/deactivate',
    ['app.oauth2.credentials.lifecycle.deactivate', 'OAuth2 client secret deactivated'],
  ],
  [
    'DELETE /integrations/api/v1/api-services/{}/credentials/secrets/{}',
    ['app.oauth2.credentials.lifecycle.delete', 'OAuth2 client secret deleted'],
  ],
  ...['secrets', 'jwks'].flatMap((kind): [string, readonly [string, string]][] => {
    const path = `/api/v1/apps/{}/credentials/${kind}`;
    const [type, noun] = [
      'app.oauth2.credentials.lifecycle',
      kind === 'jwks' ? 'OAuth2 client key' : 'OAuth2 client secret',
    ];
    return [
      [`POST ${path}`, [`${type}.create`, `${noun} created`]],
      [`POST ${path}/{}/lifecycle/activate`, [`${type}.activate`, `${noun} activated`]],
      [`POST ${path}/{}/lifecycle/deactivate`, [`${type}.deactivate`, `${noun} deactivated`]],
      [`DELETE ${path}/{}`, [`${type}.delete`, `${noun} deleted`]],
    ];
  }),
  ['GET /api/v1/apps/{}/credentials/secrets', ['app.oauth2.client.read_client_secret', 'OAuth2 client secret read']],
  ['GET /api/v1/apps/{}/credentials/secrets/{}', ['app.oauth2.client.read_client_secret', 'OAuth2 client secret read']],
  ['PUT /api/v1/api-tokens/{}', ['system.api_token.update', 'API token updated']],
  ['DELETE /api/v1/api-tokens/{}', ['system.api_token.revoke', 'API token revoked']],
  ['DELETE /api/v1/api-tokens/current', ['system.api_token.revoke', 'API token revoked']],
  ['POST /oauth2/v1/clients/{}/roles', ['app.oauth2.client.privilege.grant', 'Admin role assigned to a client']],
  ['DELETE /api/v1/apps/{}/tokens', ['app.oauth2.token.revoke', 'OAuth2 token revocation request']],
  ['DELETE /api/v1/apps/{}/tokens/{}', ['app.oauth2.token.revoke', 'OAuth2 token revocation request']],
  ['DELETE /api/v1/users/{}/clients/{}/tokens', ['app.oauth2.token.revoke', 'OAuth2 token revocation request']],
  ['DELETE /api/v1/users/{}/clients/{}/tokens/{}', ['app.oauth2.token.revoke', 'OAuth2 token revocation request']],
  [
    'DELETE /api/v1/authorizationServers/{}/clients/{}/tokens',
    ['app.oauth2.as.token.revoke', 'OAuth2 token revocation request'],
  ],
  [
    'DELETE /api/v1/authorizationServers/{}/clients/{}/tokens/{}',
    ['app.oauth2.as.token.revoke', 'OAuth2 token revocation request'],
  ],
  ['DELETE /oauth2/v1/clients/{}/roles/{}', ['app.oauth2.client.privilege.revoke', 'Admin role taken from a client']],
]);

export function changeEvent(key: string): readonly [type: string, message: string] | null {
  return EVENTS.get(key) ?? null;
}
