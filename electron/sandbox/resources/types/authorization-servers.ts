// Custom authorization servers with their scopes, claims, policies and rules. They are here to be read and changed; tokens
// they do not issue, since an OIN integration may not use them (FACTS §1.1).

import { isFields, timestamp } from '../behaviour.ts';
import { ACTIVATION, type CollectionType } from '../collection.ts';
import { BLANK, TAKEN, text } from '../field-checks.ts';

const authorizationServerType: CollectionType = {
  path: '/api/v1/authorizationServers',
  name: 'AuthorizationServer',
  prefix: 'aus',
  rules: [
    { field: 'name', message: BLANK, valid: text },
    {
      field: 'audiences',
      message: BLANK,
      valid: (value) => Array.isArray(value) && value.length > 0 && value.every(text),
    },
  ],
  unique: { field: 'name', message: TAKEN },
  page: { defaultLimit: 200, maxLimit: 200 },
  fixed: ['issuer', 'default', 'credentials'],
  defaults: (exchange) => ({
    status: 'ACTIVE',
    default: false,
    issuerMode: 'DYNAMIC',
    credentials: signing(exchange.at, exchange.org.keys.kid),
  }),
  view: (server, exchange) => {
    const self = `${exchange.origin}/api/v1/authorizationServers/${server.id}`;
    const link = (name: string) => ({ href: `${self}/${name}`, hints: { allow: ['GET'] } });
    return {
      issuer: `${exchange.origin}/oauth2/${server.id}`,
      _links: { scopes: link('scopes'), claims: link('claims'), policies: link('policies') },
    };
  },
  lifecycle: ACTIVATION,
};

export const signing = (at: number, kid: string): Record<string, unknown> => ({
  signing: { rotationMode: 'AUTO', lastRotated: timestamp(at), nextRotation: timestamp(at + 90 * 86_400_000), kid },
});

const parents = [authorizationServerType];

const scopeType: CollectionType = {
  path: '/api/v1/authorizationServers/{}/scopes',
  name: 'OAuth2Scope',
  prefix: 'scp',
  parents,
  rules: [
    { field: 'name', message: BLANK, valid: text },
    // The namespace of okta scopes is reserved, but for okta.myAccount.* (FACTS §1.5).
    {
      field: 'name',
      message: "The name must not start with 'okta.'",
      valid: (name) => !/^okta\.(?!myAccount\.)/.test(String(name)),
    },
  ],
  unique: { field: 'name', message: TAKEN },
  page: { defaultLimit: 200, maxLimit: 200 },
  fixed: ['system'],
  defaults: () => ({
    consent: 'IMPLICIT',
    default: false,
    displayName: null,
    metadataPublish: 'NO_CLIENTS',
    optional: false,
    system: false,
  }),
};

const claimType: CollectionType = {
  path: '/api/v1/authorizationServers/{}/claims',
  name: 'OAuth2Claim',
  prefix: 'ocl',
  parents,
  rules: [
    { field: 'name', message: BLANK, valid: text },
    {
      field: 'claimType',
      message: 'The value must be IDENTITY or RESOURCE',
      valid: (value) => value === 'IDENTITY' || value === 'RESOURCE',
    },
    { field: 'valueType', message: BLANK, valid: text },
  ],
  fixed: ['system'],
  page: { defaultLimit: 10_000, maxLimit: 10_000 },
  defaults: () => ({ status: 'ACTIVE', alwaysIncludeInToken: true, conditions: { scopes: [] }, system: false }),
};

const policyType: CollectionType = {
  path: '/api/v1/authorizationServers/{}/policies',
  name: 'Policy',
  prefix: '00p',
  parents,
  rules: [
    { field: 'name', message: BLANK, valid: text },
    {
      field: 'type',
      message: 'The value must be OAUTH_AUTHORIZATION_POLICY',
      valid: (value) => value === 'OAUTH_AUTHORIZATION_POLICY',
    },
    { field: 'conditions', message: BLANK, valid: isFields },
  ],
  fixed: ['system'],
  page: { defaultLimit: 10_000, maxLimit: 10_000 },
  defaults: () => ({ status: 'ACTIVE', priority: 1, system: false, description: '' }),
  lifecycle: ACTIVATION,
};

const ruleType: CollectionType = {
  path: '/api/v1/authorizationServers/{}/policies/{}/rules',
  name: 'PolicyRule',
  prefix: '0pr',
  parents: [authorizationServerType, policyType],
  rules: [
    { field: 'name', message: BLANK, valid: text },
    { field: 'type', message: 'The value must be RESOURCE_ACCESS', valid: (value) => value === 'RESOURCE_ACCESS' },
    { field: 'conditions', message: BLANK, valid: isFields },
  ],
  fixed: ['system'],
  page: { defaultLimit: 10_000, maxLimit: 10_000 },
  defaults: () => ({ status: 'ACTIVE', priority: 1, system: false, actions: {} }),
  lifecycle: ACTIVATION,
};

export const authorizationServerTypes: readonly CollectionType[] = [
  authorizationServerType,
  scopeType,
  claimType,
  policyType,
  ruleType,
];
