// A first body for the writes that nearly everybody tries. The catalogue holds no bodies; these are the least that the
// operation takes, with names that belong to nobody.

const EXAMPLES: Record<string, unknown> = {
  createUser: {
    profile: {
      firstName: 'Sample',
      lastName: 'Person',
      email: 'sample.person@example.com',
      login: 'sample.person@example.com',
    },
  },
  updateUser: { profile: { nickName: 'Sample' } },
  addGroup: { profile: { name: 'Sample group', description: 'Made on the bench' } },
  replaceGroup: { profile: { name: 'Sample group', description: 'Changed on the bench' } },
  createTrustedOrigin: {
    name: 'Sample origin',
    origin: 'https://app.example.com',
    scopes: [{ type: 'CORS' }, { type: 'REDIRECT' }],
  },
  createEventHook: {
    name: 'Sample hook',
    events: { type: 'EVENT_TYPE', items: ['user.lifecycle.create'] },
    channel: { type: 'HTTP', version: '1.0.0', config: { uri: 'https://hooks.example.com/okta' } },
  },
};

/** Null where there is none. */
export function bodyExample(operationId: string | undefined): string | null {
  const example = operationId === undefined ? undefined : EXAMPLES[operationId];
  return example === undefined ? null : JSON.stringify(example, null, 2);
}
