// An API token of an admin (SSWS; FACTS §3.1, §15): sent as it is, without scopes. What it may do, the roles of its owner decide.
import type { CredentialKindFacts } from './credential-kind.ts';

export const apiToken = {
  id: 'api-token',
  label: 'API token',
  noun: 'an API token',
  text: 'A token of an admin, sent as SSWS. It may do whatever its owner may, and has no scopes.',
  icon: 'ticket',
  noRequest: 'This credential is an API token: it has no scopes. The roles of its owner decide.',
  caution:
    'An API token has every right of its owner, cannot be narrowed by scopes, and works for as long as it is used. It ends with its owner. Okta recommends OAuth 2.0 instead.',
  fields: [
    {
      name: 'secret',
      label: 'API token',
      placeholder: null,
      help: 'Encrypted on this computer. It can be replaced later, but not shown.',
      ask: 'Paste the API token.',
      secret: true,
    },
  ],
  where: {
    path: ['Security', 'API', 'Tokens'],
    steps: [
      'API token: choose Create token. Okta shows it once, and no API makes one.',
      'It has the rights of whoever creates it: sign in as a service user with the least role, and limit the network from which it may be used.',
      'It ends after 30 days without use, and when its owner is deactivated.',
    ],
    help: {
      title: 'Okta’s guide to API tokens',
      url: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
    },
  },
  secrets: {
    called: 'API token',
    heading: 'API token',
    slots: [{ label: 'API token', add: 'Add API token' }],
    replaces: true,
    full: { message: 'A credential holds one API token at most.', fix: 'Replace the saved one.' },
    fault: (value) =>
      value.startsWith('eyJ')
        ? {
            message: 'This is an OAuth access token.',
            meaning: 'It goes as Bearer; sent as SSWS, Okta answers E0000011.',
            fix: 'Save it as a credential of the kind Access token, or paste an API token.',
          }
        : null,
    endsAt: () => null,
  },
  can: {
    client: null,
    renews: false,
    carriesScopes: false,
    sweeps: false,
    scheme: 'SSWS',
    dpop: false,
  },
} as const satisfies CredentialKindFacts;
