// Where the pages of the Admin Console are. Okta does not publish the paths of its own.

export const LIST = '/admin/apps/api-services';

const under = (...parts: string[]): string => [LIST, ...parts.map(encodeURIComponent)].join('/');

export const PATHS = {
  draft: (draftId: string) => under('authorize', draftId),
  instance: (clientId: string) => under(clientId),
  secrets: (clientId: string) => under(clientId, 'secrets'),
  secret: (clientId: string, secretId: string) => under(clientId, 'secrets', secretId),
  shown: (clientId: string, secretId: string) => under(clientId, 'secrets', secretId, 'shown'),
  revoke: (clientId: string) => under(clientId, 'revoke'),
} as const;
