// An access token that a person has from elsewhere. It is sent as it is: nothing can be asked for with it, its scopes are its own,
// and when it ends somebody has to paste another.
import { decodeToken } from '../wire-text/token-view.ts';
import type { CredentialKindFacts } from './credential-kind.ts';

export const accessToken = {
  id: 'access-token',
  label: 'Access token',
  noun: 'a pasted token',
  text: 'A token that you already have. It is used as it is until it expires.',
  icon: 'ticket',
  noRequest: 'This credential is a pasted access token: its scopes are its own.',
  caution: null,
  fields: [
    {
      name: 'secret',
      label: 'Access token',
      placeholder: null,
      help: 'Encrypted on this computer. It can be replaced later, but not shown.',
      ask: 'Paste the token.',
      secret: true,
    },
  ],
  where: {
    path: [],
    steps: [
      'The Admin Console shows no access tokens. Take it from the answer of the token endpoint: access_token in the response to the token request of your program.',
    ],
    help: {
      title: 'Okta’s guide to token requests',
      url: 'https://developer.okta.com/docs/guides/build-api-integration/main/',
    },
  },
  secrets: {
    called: 'token',
    heading: 'Token',
    slots: [{ label: 'Access token', add: 'Add token' }],
    replaces: true,
    full: { message: 'A credential holds one token at most.', fix: 'Replace the saved one.' },
    fault: () => null,
    endsAt: (value) => decodeToken(value).expiresAt,
  },
  can: {
    client: null,
    renews: false,
    carriesScopes: false,
    sweeps: false,
    scheme: 'Bearer',
    dpop: false,
  },
} as const satisfies CredentialKindFacts;
