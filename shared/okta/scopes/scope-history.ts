// Scopes that a catalogue made from today's specifications alone would miss or misjudge: retired ones, names for users'
// tokens only, and names seen in the field. Data, with the state of each today (FACTS §6 seed table, §11).

import type { Family, ScopeStatus } from '../catalogue/catalogue.ts';

export interface ScopeHistory {
  name: string;
  family: Family;
  status: ScopeStatus;
  note: string;
  replacedBy?: string[];
}

const outside = (note: string, ...names: string[]): ScopeHistory[] =>
  names.map((name) => ({ name, family: 'management', status: 'outside', note }));

/** Scopes that no specification of ours declares. They travel in the file of the family that is named here. */
export const UNDECLARED_SCOPES: ScopeHistory[] = [
  {
    name: 'okta.factors.manage',
    family: 'management',
    status: 'retired',
    note: 'factors-retired',
    replacedBy: ['okta.users.manage', 'okta.authenticators.manage'],
  },
  {
    name: 'okta.factors.read',
    family: 'management',
    status: 'retired',
    note: 'factors-retired',
    replacedBy: ['okta.users.read', 'okta.authenticators.read'],
  },
  {
    name: 'okta.users.manage.self',
    family: 'management',
    status: 'user-only',
    note: 'self-user-only',
    replacedBy: ['okta.myAccount.profile.manage'],
  },
  {
    name: 'okta.users.read.self',
    family: 'management',
    status: 'user-only',
    note: 'self-user-only',
    replacedBy: ['okta.myAccount.profile.read'],
  },
  ...outside(
    'seen-outside-specs',
    'okta.aiAgents.read',
    'okta.apps.sso',
    'okta.authenticators.manage.self',
    'okta.reports.read',
    'okta.workflows.invoke.manage',
  ),
  ...outside(
    'development-spec-only',
    'okta.internal.directories.read',
    'okta.manifests.manage',
    'okta.manifests.read',
    'okta.operations.read',
    'okta.privilegedResources.manage',
    'okta.privilegedResources.read',
    'okta.riskEvents.manage',
    'okta.riskProviders.manage',
    'okta.riskProviders.read',
  ),
  ...outside(
    'access-gateway-host',
    'okta.oag.app.manage',
    'okta.oag.app.read',
    'okta.oag.authenticationService.manage',
    'okta.oag.authenticationService.read',
    'okta.oag.cert.read',
    'okta.oag.idp.manage',
    'okta.oag.idp.read',
  ),
];

/**
 * What a declared scope's name says about its standing beyond `current`.
 * `okta.clients.*` left the management specification for the OAuth one; MyAccount and OpenID scopes are a user's only.
 */
export function standingOf(name: string): { status: ScopeStatus; note?: string } {
  if (name.startsWith('okta.myAccount.')) return { status: 'user-only', note: 'myaccount-user-only' };
  if (name.endsWith('.self')) return { status: 'user-only', note: 'self-user-only' };
  if (OPENID_SCOPES.includes(name)) return { status: 'user-only', note: 'openid-user-only' };
  if (name.startsWith('okta.clients.')) return { status: 'current', note: 'moved-to-oauth' };
  return { status: 'current' };
}

/** OpenID Connect's own scopes: valid with a user only, 400 `invalid_scope` for client credentials (FACTS §1.5). */
export const OPENID_SCOPES: readonly string[] = [
  'openid',
  'profile',
  'email',
  'address',
  'phone',
  'offline_access',
  'groups',
  'device_sso',
];
