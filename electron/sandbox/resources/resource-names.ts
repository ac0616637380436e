// What Okta calls the things of a path, by the literal segment before their id: the type name in E0000007 (FACTS §3.2: those
// seen; for the others it is made from the segment) and the first letters of their ids, as ids of such things are known to
// begin.

const SEEN: Record<string, string> = {
  users: 'User',
  groups: 'UserGroup',
  apps: 'AppInstance',
  clients: 'PublicClientApp',
  zones: 'NetworkZone',
  authorizationServers: 'AuthorizationServer',
  scopes: 'OAuth2Scope',
  claims: 'OAuth2Claim',
  policies: 'Policy',
  rules: 'PolicyRule',
  trustedOrigins: 'TrustedOrigin',
  'api-tokens': 'Token',
  sessions: 'AppSession',
  brands: 'Brand',
  devices: 'Device',
  idps: 'IdpTrust',
  inlineHooks: 'InlineHook',
  eventHooks: 'Webhook',
  factors: 'UserFactor',
  roles: 'RoleAssignment',
  'resource-sets': 'IAMPolicy',
  realms: 'Realm',
  mappings: 'ProfileMapping',
  'principal-rate-limits': 'PrincipalRateLimit',
  behaviors: 'BehaviorSettings',
  linkedObjects: 'LinkedObjectProperty',
  'api-services': 'APIServiceIntegration',
};

const PREFIXES: Record<string, string> = {
  'api-tokens': '00T',
  authenticators: 'aut',
  behaviors: 'abd',
  brands: 'bnd',
  captchas: 'cap',
  'device-assurances': 'dae',
  devices: 'guo',
  domains: 'OcD',
  'email-domains': 'OeD',
  features: 'ftr',
  'hook-keys': 'HKY',
  inlineHooks: 'cal',
  logStreams: '0oa',
  mappings: 'prm',
  'push-providers': 'ppc',
  realms: 'guo',
  'resource-sets': 'iam',
  roles: 'cr0',
  secrets: 'ocs',
  sms: 'cst',
  themes: 'thd',
  tokens: 'oar',
  uischemas: 'uis',
};

/** The first three letters of a new id; `sbx` where Okta's own are not known. */
export const idPrefix = (segment: string): string => PREFIXES[segment] ?? 'sbx';

/** The name for an id that follows `segment`. */
export function resourceName(segment: string, path = ''): string {
  if (segment === 'roles' && path.startsWith('/api/v1/iam/')) return 'CustomRole';
  const seen = SEEN[segment];
  if (seen) return seen;
  const words = segment
    .replace(/s$/, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') || 'Resource';
}
