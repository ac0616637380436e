// What every new org has: its settings, two authorization servers, the default policies, zones, and one or two of each
// security object, so that a first list call shows something.
import type { Org } from '../org.ts';
import { type Fields, timestamp } from '../resources/behaviour.ts';
import { signing } from '../resources/types/authorization-servers.ts';
import { POLICY_TYPES } from '../resources/types/policies.ts';

import { DAY_MS } from './planter.ts';

export function seedSettings(org: Org): void {
  const at = org.clock.now() - 1_500 * DAY_MS;
  const born = { created: timestamp(at), lastUpdated: timestamp(at) };
  const add = (path: string, prefix: string, fields: Fields, id = org.ids.id(prefix)): string => {
    org.store(path).add({ id, ...fields, ...born });
    return id;
  };

  org.singles.set('/api/v1/org', {
    id: org.id,
    subdomain: 'acme',
    companyName: 'Acme',
    status: 'ACTIVE',
    website: 'https://acme.example',
    expiresAt: null,
    ...born,
  });
  org.singles.set('/api/v1/org/preferences', { showEndUserFooter: true });
  org.singles.set('/api/v1/org/settings/clientPrivilegesSetting', { clientPrivilegesSetting: false });
  org.singles.set('/api/v1/threats/configuration', { action: 'audit', excludeZones: [], ...born });

  const userType = org.id.replace(/^00o/, 'oty');
  add(
    '/api/v1/meta/types/user',
    'oty',
    { name: 'user', displayName: 'User', description: 'The default user type', default: true },
    userType,
  );
  add(
    '/api/v1/meta/schemas/user',
    'osc',
    {
      name: 'user',
      title: 'User',
      type: 'object',
      definitions: {
        base: { id: '#base', type: 'object', properties: {} },
        custom: { id: '#custom', type: 'object', properties: {} },
      },
    },
    'default',
  );

  const servers = '/api/v1/authorizationServers';
  for (const [id, name, audience] of [
    ['default', 'default', 'api://default'],
    [org.ids.id('aus'), 'Partner API', 'api://partners'],
  ] as const) {
    const isDefault = id === 'default';
    add(
      servers,
      'aus',
      {
        name,
        description: `Tokens for ${audience}`,
        audiences: [audience],
        issuerMode: 'DYNAMIC',
        status: 'ACTIVE',
        default: isDefault,
        credentials: signing(at, org.keys.kid),
      },
      id,
    );
    for (const scope of ['openid', 'profile', 'email', 'offline_access', ...(isDefault ? [] : ['orders.read'])]) {
      add(`${servers}/${id}/scopes`, 'scp', {
        name: scope,
        consent: 'IMPLICIT',
        default: false,
        metadataPublish: 'ALL_CLIENTS',
        optional: false,
        system: !scope.includes('.'),
        displayName: scope,
        description: null,
      });
    }
    add(`${servers}/${id}/claims`, 'ocl', {
      name: 'sub',
      status: 'ACTIVE',
      claimType: 'RESOURCE',
      valueType: 'EXPRESSION',
      value: '(appuser != null) ? appuser.userName : app.clientId',
      alwaysIncludeInToken: true,
      conditions: { scopes: [] },
      system: true,
    });
    const policy = add(`${servers}/${id}/policies`, '00p', {
      type: 'OAUTH_AUTHORIZATION_POLICY',
      name: 'Default Policy',
      description: 'Everybody',
      status: 'ACTIVE',
      priority: 1,
      system: false,
      conditions: { clients: { include: ['ALL_CLIENTS'] } },
    });
    add(`${servers}/${id}/policies/${policy}/rules`, '0pr', {
      type: 'RESOURCE_ACCESS',
      name: 'Default Policy Rule',
      status: 'ACTIVE',
      priority: 1,
      system: false,
      conditions: {
        people: { groups: { include: ['EVERYONE'] } },
        grantTypes: { include: ['authorization_code'] },
        scopes: { include: ['*'] },
      },
      actions: {
        token: { accessTokenLifetimeMinutes: 60, refreshTokenLifetimeMinutes: 0, refreshTokenWindowMinutes: 10_080 },
      },
    });
  }

  for (const type of POLICY_TYPES) {
    const id = add('/api/v1/policies', '00p', {
      type,
      name: 'Default Policy',
      status: 'ACTIVE',
      priority: 1,
      system: true,
      description: 'The policy that applies when no other does',
      conditions: null,
      settings: null,
    });
    add(`/api/v1/policies/${id}/rules`, '0pr', {
      type: 'SIGN_ON',
      name: 'Default Rule',
      status: 'ACTIVE',
      priority: 1,
      system: true,
      conditions: null,
      actions: {},
    });
  }

  add('/api/v1/zones', 'nzo', {
    type: 'IP',
    name: 'LegacyIpZone',
    status: 'ACTIVE',
    usage: 'POLICY',
    system: true,
    gateways: null,
    proxies: null,
  });
  add('/api/v1/zones', 'nzo', {
    type: 'IP',
    name: 'Offices',
    status: 'ACTIVE',
    usage: 'POLICY',
    system: false,
    gateways: [{ type: 'CIDR', value: '192.0.2.0/24' }],
    proxies: null,
  });
  add('/api/v1/trustedOrigins', 'tos', {
    name: 'Intranet',
    origin: 'https://intranet.acme.example',
    scopes: [{ type: 'CORS' }],
    status: 'ACTIVE',
    createdBy: null,
    lastUpdatedBy: null,
  });
  add('/api/v1/eventHooks', 'who', {
    name: 'Audit mirror',
    status: 'ACTIVE',
    verificationStatus: 'VERIFIED',
    createdBy: null,
    events: { type: 'EVENT_TYPE', items: ['user.lifecycle.create'] },
    channel: {
      type: 'HTTP',
      version: '1.0.0',
      config: { uri: 'https://audit.acme.example/hook', method: 'POST', headers: [] },
    },
  });
  add('/api/v1/idps', '0oa', {
    type: 'SAML2',
    name: 'Partner sign-in',
    status: 'INACTIVE',
    issuerMode: 'DYNAMIC',
    properties: null,
    policy: {},
    protocol: { type: 'SAML2' },
  });
}
