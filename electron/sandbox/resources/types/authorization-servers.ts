// Custom authorization servers with their scopes, claims, policies and rules, as an admin reads and changes them (FACTS §18). What they make of
// a token request is in servers/custom-server.ts, which reads them again for each.

import type { Exchange } from '../../http/exchange.ts';
import { refuse } from '../../http/okta-error.ts';
import type { Entity } from '../../store.ts';
import { type Fields, isFields, listAt, timestamp } from '../behaviour.ts';
import { ACTIVATION, type CollectionType } from '../collection.ts';
import { BLANK, oneOf, TAKEN, text } from '../field-checks.ts';

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

const isConsent = (value: unknown): boolean => value === undefined || oneOf('REQUIRED', 'IMPLICIT', 'FLEXIBLE')(value);

const scopeType: CollectionType = {
  path: '/api/v1/authorizationServers/{}/scopes',
  name: 'OAuth2Scope',
  prefix: 'scp',
  parents,
  rules: [
    { field: 'name', message: BLANK, valid: text },
    // The namespace of okta scopes is reserved, but for okta.myAccount.* (FACTS §1.5, §16.1).
    {
      field: 'name',
      message: "The name must not start with 'okta.'",
      valid: (name) => !/^okta(?:$|:|\.(?!myAccount\.))/.test(String(name)),
    },
    {
      field: 'name',
      message: 'The name must consist of printable ASCII characters and must not be *',
      valid: (name) => /^[ -~]+$/.test(String(name)) && name !== '*',
    },
    { field: 'consent', message: 'The value must be REQUIRED, IMPLICIT or FLEXIBLE', valid: isConsent },
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

/**
 * Priorities are 1 to n without gaps: one that is given a place of another goes before it, and one without a place, or with one behind the end, goes
 * last (FACTS §18: a sole rule stays 1).
 */
function renumber(all: Entity[], changed: Entity | null): void {
  const place = ({ priority }: Entity): number =>
    typeof priority === 'number' && priority > 0 ? priority : all.length;
  const before = (one: Entity): number => place(one) - (one === changed ? 0.5 : 0);
  for (const [index, one] of [...all].sort((a, b) => before(a) - before(b)).entries()) one.priority = index + 1;
}

const keepSystem = (entity: Entity, exchange: Exchange): void => {
  if (entity.system === true) refuse(exchange, 'E0000006');
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
    { field: 'conditions', message: BLANK, valid: (value) => value === undefined || isFields(value) },
  ],
  fixed: ['system'],
  page: { defaultLimit: 10_000, maxLimit: 10_000 },
  defaults: () => ({
    status: 'ACTIVE',
    priority: null,
    system: false,
    description: '',
    conditions: { clients: { include: [] } },
  }),
  lifecycle: ACTIVATION,
  settle: renumber,
  beforeRemove: keepSystem,
};

const PERSONAL_GRANTS = ['authorization_code', 'implicit', 'password'];
/** In the order in which the API gives them back. */
const GRANTS = [
  ...PERSONAL_GRANTS,
  'client_credentials',
  'interaction_code',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:openid:params:grant-type:ciba',
];

/** Grants of people need people. A grant type that nobody knows, such as `client-credentials`, is met by the same words (FACTS §18). */
function namesPeople(_: unknown, body: Fields, { org }: Exchange): boolean {
  const grants = listAt(body, 'conditions.grantTypes.include');
  if (grants.every((grant) => GRANTS.includes(grant) && !PERSONAL_GRANTS.includes(grant))) return true;
  if (!grants.every((grant) => GRANTS.includes(grant))) return false;
  const groups = listAt(body, 'conditions.people.groups.include');
  return (
    groups.some((id) => id === 'EVERYONE' || org.store('/api/v1/groups').has(id)) ||
    listAt(body, 'conditions.people.users.include').some((id) => org.store('/api/v1/users').has(id))
  );
}

/** Minutes that a rule may give, both ends included (FACTS §17); one that is absent is the default. */
const minutes =
  (lowest: number, highest: number) =>
  (value: unknown): boolean =>
    value === undefined || (Number.isInteger(value) && Number(value) >= lowest && Number(value) <= highest);

/** As it is given back: grants in one order, and nobody left out of the people. */
function ruleView(rule: Entity): Fields {
  const conditions = isFields(rule.conditions) ? rule.conditions : {};
  const people = isFields(conditions.people) ? conditions.people : null;
  const grants = listAt(conditions, 'grantTypes.include');
  return {
    conditions: {
      ...conditions,
      ...(people && {
        people: { ...people, users: { include: [], exclude: [], ...(isFields(people.users) ? people.users : {}) } },
      }),
      grantTypes: { include: GRANTS.filter((grant) => grants.includes(grant)) },
    },
  };
}

const ruleType: CollectionType = {
  path: '/api/v1/authorizationServers/{}/policies/{}/rules',
  name: 'PolicyRule',
  prefix: '0pr',
  parents: [authorizationServerType, policyType],
  rules: [
    { field: 'name', message: BLANK, valid: text },
    { field: 'type', message: 'The value must be RESOURCE_ACCESS', valid: (value) => value === 'RESOURCE_ACCESS' },
    { field: 'conditions', message: BLANK, valid: isFields },
    {
      field: 'conditions.people',
      named: 'conditions.people',
      message: `At least one of ''conditions.people.users.include'' or ''conditions.people.groups.include'' must contain a valid user or group when ''conditions.grantTypes'' contains one or more of [authorization_code, implicit, password].`,
      valid: namesPeople,
    },
    {
      field: 'actions.token.accessTokenLifetimeMinutes',
      message: 'The value must be between 5 and 1440',
      valid: minutes(5, 1_440),
    },
    {
      field: 'actions.token.refreshTokenLifetimeMinutes',
      message: 'The value must be between 0 and 2628000',
      valid: minutes(0, 2_628_000),
    },
    {
      field: 'actions.token.refreshTokenWindowMinutes',
      message: 'The value must be between 10 and 2628000',
      valid: minutes(10, 2_628_000),
    },
  ],
  fixed: ['system'],
  page: { defaultLimit: 10_000, maxLimit: 10_000 },
  defaults: () => ({
    status: 'ACTIVE',
    priority: null,
    system: false,
    actions: {
      token: { accessTokenLifetimeMinutes: 60, refreshTokenLifetimeMinutes: 0, refreshTokenWindowMinutes: 10_080 },
    },
  }),
  view: ruleView,
  lifecycle: ACTIVATION,
  settle: renumber,
  beforeRemove: keepSystem,
};

export const authorizationServerTypes: readonly CollectionType[] = [
  authorizationServerType,
  scopeType,
  claimType,
  policyType,
  ruleType,
];
