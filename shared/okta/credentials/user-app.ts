// An app that a person signs in to: authorization code with PKCE (RFC 7636; FACTS-D §16). Its tokens are the person's: `.self` scopes
// are theirs, and what the person may not do, the token may not either.
import { authorizationServerField, readServerId } from './authorization-server.ts';
import { CLIENT_SECRETS, type CredentialKindFacts, clientIdField, DPOP_FIELD } from './credential-kind.ts';
import { redirectPortField, redirectUriField, redirectUriOf } from './credential-redirect.ts';

export const userApp = {
  id: 'user-app',
  label: 'User app',
  noun: 'an app that a person signs in to',
  text: 'A native, single-page or web app: you sign in in the browser, and the token is yours (authorization code with PKCE).',
  icon: 'key',
  caution: null,
  noRequest: null,
  fields: [
    clientIdField('the General tab of the app'),
    redirectPortField,
    redirectUriField,
    authorizationServerField('ID or issuer of a custom one. Empty: the org’s own, for Okta’s API.', 'org'),
    {
      name: 'secret',
      label: 'Client secret',
      placeholder: null,
      help: 'Of a web app alone. A native or single-page app has none.',
      ask: null,
      secret: true,
    },
    DPOP_FIELD,
  ],
  where: {
    path: ['Applications', 'Applications'],
    steps: [
      'Client ID: on the General tab of the app.',
      'Sign-in redirect URIs: there too. Add the address below, exactly.',
      'Grant type: Authorization Code, and Refresh Token for offline_access. Assign the app to whoever signs in.',
      'Scopes for Okta’s API: grant them on the tab Okta API Scopes.',
    ],
    help: {
      title: 'Okta’s guide to the code flow with PKCE',
      url: 'https://developer.okta.com/docs/guides/implement-grant-type/authcodepkce/main/',
    },
  },
  secrets: {
    ...CLIENT_SECRETS,
    optional: true,
    fault: () => null,
    endsAt: () => null,
  },
  can: {
    client: 'none',
    renews: true,
    carriesScopes: true,
    sweeps: false,
    scheme: 'Bearer',
    dpop: true,
    customServer: ({ authorizationServer }) => readServerId(authorizationServer) || null,
    signsIn: redirectUriOf,
  },
} as const satisfies CredentialKindFacts;
