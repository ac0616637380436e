// The scopes of OpenID Connect that every authorization server here knows, and that a client never gets for itself (FACTS §1.5, FACTS §16).
export const OIDC_SCOPES: ReadonlySet<string> = new Set([
  'openid',
  'profile',
  'email',
  'address',
  'phone',
  'groups',
  'offline_access',
  'device_sso',
]);

export const splitScopes = (text: string): string[] => [...new Set(text.split(/\s+/).filter((scope) => scope !== ''))];
