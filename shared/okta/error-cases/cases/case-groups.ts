// The groups of the error lab, in the order in which Okta decides: who asks, for what, with which token, for which thing.

export const CASE_GROUPS = {
  client: { title: 'Client authentication', words: 'The token endpoint does not accept who is asking.' },
  assertion: { title: 'Client assertion', words: 'The client authenticates by a JWT, and not well.' },
  grant: { title: 'Grant and parameters', words: 'The client is known, the token request is not right.' },
  scope: { title: 'Scopes', words: 'What the token endpoint says about the scopes that are asked for.' },
  'token-care': { title: 'Introspect and revoke', words: 'Asking about a token, or ending one.' },
  bearer: { title: 'Access token', words: 'The API does not accept the token, or the way in which it is sent.' },
  permission: { title: 'Permission', words: 'The token is good and does not allow it.' },
  request: { title: 'Request', words: 'Allowed, and not understood: paths, ids, media types, bodies.' },
  list: { title: 'Lists and filters', words: 'Cursors, filters, searches and limits that Okta refuses.' },
  rate: { title: 'Rate limits', words: 'Too many calls in too short a time.' },
} as const satisfies Record<string, { title: string; words: string }>;

export type CaseGroup = keyof typeof CASE_GROUPS;

export const CASE_GROUP_IDS = Object.keys(CASE_GROUPS) as [CaseGroup, ...CaseGroup[]];
