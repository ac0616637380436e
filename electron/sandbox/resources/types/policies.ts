// Policies and their rules. A list call must name a type (the catalogue demands the parameter); system policies stay.
import type { Exchange } from '../../http/exchange.ts';
import { refuse } from '../../http/okta-error.ts';
import type { Entity } from '../../store.ts';
import { isFields } from '../behaviour.ts';
import { ACTIVATION, type CollectionType } from '../collection.ts';
import { BLANK, text } from '../field-checks.ts';

export const POLICY_TYPES = [
  'OKTA_SIGN_ON',
  'PASSWORD',
  'MFA_ENROLL',
  'IDP_DISCOVERY',
  'ACCESS_POLICY',
  'PROFILE_ENROLLMENT',
  'POST_AUTH_SESSION',
  'ENTITY_RISK',
  'DEVICE_SIGNAL_COLLECTION',
];
const keepSystem = (entity: Entity, exchange: Exchange): void => {
  if (entity.system === true) refuse(exchange, 'E0000006');
};

const policyType: CollectionType = {
  path: '/api/v1/policies',
  name: 'Policy',
  prefix: '00p',
  rules: [
    { field: 'name', message: BLANK, valid: text },
    {
      field: 'type',
      message: 'The policy type is not supported',
      valid: (type) => POLICY_TYPES.includes(String(type)),
    },
  ],
  page: { defaultLimit: 20, maxLimit: 200 },
  fixed: ['system'],
  listed: (policy, exchange) => {
    const type = exchange.url.searchParams.get('type') ?? '';
    if (!POLICY_TYPES.includes(type)) refuse(exchange, 'E0000001', 'type', ['type: The policy type is not supported']);
    return policy.type === type;
  },
  defaults: (exchange) => ({
    status: exchange.url.searchParams.get('activate')?.toLowerCase() === 'false' ? 'INACTIVE' : 'ACTIVE',
    priority: 1,
    system: false,
    description: null,
    conditions: null,
    settings: null,
  }),
  view: (policy, exchange) => ({
    _links: {
      rules: { href: `${exchange.origin}/api/v1/policies/${policy.id}/rules`, hints: { allow: ['GET', 'POST'] } },
    },
  }),
  lifecycle: ACTIVATION,
  beforeRemove: keepSystem,
};

const ruleType: CollectionType = {
  path: '/api/v1/policies/{}/rules',
  name: 'PolicyRule',
  prefix: '0pr',
  parents: [policyType],
  rules: [
    { field: 'name', message: BLANK, valid: text },
    {
      field: 'conditions',
      message: 'The value must be an object',
      valid: (value) => value === undefined || value === null || isFields(value),
    },
  ],
  page: { defaultLimit: 10_000, maxLimit: 10_000 },
  fixed: ['system'],
  defaults: () => ({ status: 'ACTIVE', priority: 1, system: false, type: 'SIGN_ON', conditions: null, actions: {} }),
  lifecycle: ACTIVATION,
  beforeRemove: keepSystem,
};

export const policyTypes: readonly CollectionType[] = [policyType, ruleType];
