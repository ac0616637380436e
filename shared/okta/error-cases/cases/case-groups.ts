// The groups of the error lab, in the order in which Okta decides: who asks, for what, with which token, for which thing.

export const CASE_GROUPS = {
  client: { title: 'Client authentication', words: 'The token endpoint does not accept who is asking.' },
  assertion: { title: 'Client assertion', words: 'The client authenticates with a JWT that has a fault.' },
  dpop: { title: 'DPoP', words: 'The proof that belongs to a token is missing or has a fault.' },
  grant: { title: 'Grant and parameters', words: 'The client is known, but the token request has a fault.' },
  scope: { title: 'Scopes', words: 'How the token endpoint answers for the requested scopes.' },
  'token-care': { title: 'Introspect and revoke', words: 'Asking about a token, or revoking one.' },
  bearer: { title: 'Access token', words: 'The API does not accept the token, or the way in which it is sent.' },
  permission: { title: 'Permission', words: 'The token is valid but does not allow the call.' },
  request: { title: 'Request', words: 'Allowed, but not understood: paths, ids, media types, bodies.' },
  list: { title: 'Lists and filters', words: 'Cursors, filters, searches and limits that Okta refuses.' },
  rate: { title: 'Rate limits', words: 'Too many calls in too short a time.' },
} as const satisfies Record<string, { title: string; words: string }>;

export type CaseGroup = keyof typeof CASE_GROUPS;

export const CASE_GROUP_IDS = Object.keys(CASE_GROUPS) as [CaseGroup, ...CaseGroup[]];
