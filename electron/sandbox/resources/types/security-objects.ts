// Types that need nothing but a table row each: event hooks, trusted origins, network zones, identity providers.
import { callerOf } from '../../api/caller.ts';
import { refuse } from '../../http/okta-error.ts';
import { isFields } from '../behaviour.ts';
import { ACTIVATION, type CollectionType } from '../collection.ts';
import { BLANK, filledList, oneOf, TAKEN, text } from '../field-checks.ts';

const eventHook: CollectionType = {
  path: '/api/v1/eventHooks',
  name: 'Webhook',
  prefix: 'who',
  rules: [
    { field: 'name', message: BLANK, valid: text },
    { field: 'events.items', message: BLANK, valid: filledList },
    {
      field: 'channel.config.uri',
      message: 'The address must use https',
      valid: (uri) => /^https:\/\//.test(String(uri)),
    },
  ],
  unique: { field: 'name', message: TAKEN },
  fixed: ['verificationStatus', 'createdBy'],
  page: { defaultLimit: 10_000, maxLimit: 10_000 },
  defaults: (exchange) => ({
    status: 'ACTIVE',
    verificationStatus: 'UNVERIFIED',
    createdBy: callerOf(exchange)?.id ?? null,
  }),
  lifecycle: { ...ACTIVATION, verify: { sets: { verificationStatus: 'VERIFIED' } } },
  beforeRemove: (hook, exchange) => {
    if (hook.status === 'ACTIVE') refuse(exchange, 'E0000107');
  },
};

const trustedOrigin: CollectionType = {
  path: '/api/v1/trustedOrigins',
  name: 'TrustedOrigin',
  prefix: 'tos',
  rules: [
    { field: 'name', message: BLANK, valid: text },
    {
      field: 'origin',
      message: 'Invalid value. Please use a valid origin.',
      valid: (origin) => /^https?:\/\/[^/\s]+$/.test(String(origin)),
    },
    { field: 'scopes', message: BLANK, valid: filledList },
  ],
  unique: { field: 'origin', message: TAKEN },
  defaults: (exchange) => ({
    status: 'ACTIVE',
    createdBy: callerOf(exchange)?.id ?? null,
    lastUpdatedBy: callerOf(exchange)?.id ?? null,
  }),
  lifecycle: ACTIVATION,
};

const zone: CollectionType = {
  path: '/api/v1/zones',
  name: 'NetworkZone',
  prefix: 'nzo',
  rules: [
    { field: 'name', message: BLANK, valid: text },
    { field: 'type', message: 'The zone type is not supported', valid: oneOf('IP', 'DYNAMIC', 'DYNAMIC_V2') },
  ],
  unique: { field: 'name', message: TAKEN },
  fixed: ['system'],
  defaults: () => ({ status: 'ACTIVE', usage: 'POLICY', system: false }),
  lifecycle: ACTIVATION,
  beforeRemove: (entity, exchange) => {
    if (entity.system === true) refuse(exchange, 'E0000006');
  },
};

const identityProvider: CollectionType = {
  path: '/api/v1/idps',
  name: 'IdpTrust',
  prefix: '0oa',
  rules: [
    { field: 'name', message: BLANK, valid: text },
    { field: 'type', message: BLANK, valid: text },
    { field: 'protocol', message: BLANK, valid: isFields },
  ],
  unique: { field: 'name', message: TAKEN },
  defaults: () => ({ status: 'ACTIVE', issuerMode: 'DYNAMIC', properties: null, policy: {} }),
  lifecycle: ACTIVATION,
};

export const securityTypes: readonly CollectionType[] = [eventHook, trustedOrigin, zone, identityProvider];
