// The type names that Okta puts into E0000007 for the first literal segment of a path (FACTS §3.2: those seen). For other
// families the name is made from the segment; Okta's own word for them is not known.

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
  realms: 'Realm',
  mappings: 'ProfileMapping',
  'principal-rate-limits': 'PrincipalRateLimit',
  behaviors: 'BehaviorSettings',
  linkedObjects: 'LinkedObjectProperty',
  'api-services': 'APIServiceIntegration',
};

/** The name for an id that stands after `segment`. */
export function resourceName(segment: string): string {
  const seen = SEEN[segment];
  if (seen) return seen;
  const words = segment
    .replace(/s$/, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') || 'Resource';
}
