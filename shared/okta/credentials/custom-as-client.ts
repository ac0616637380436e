// A client of a custom authorization server: client credentials, for tokens of an API of one's own with scopes of one's own
// (FACTS §1.1, §18). Okta's API takes none of its tokens.
import { assertionLifeField, secretAlgorithmField } from './assertion-fields.ts';
import { authorizationServerField, DEFAULT_SERVER, readServerId } from './authorization-server.ts';
import { CLIENT_SECRETS, type CredentialKindFacts, clientIdField, DPOP_FIELD } from './credential-kind.ts';

const signsBySecret = ({ clientAuthentication }: Readonly<Record<string, unknown>>): boolean =>
  clientAuthentication === 'client_secret_jwt';

export const customAsClient = {
  id: 'custom-as-client',
  label: 'Own API',
  noun: 'a client of a custom authorization server',
  text: 'An API Services app at a custom authorization server: tokens for your own API, with your own scopes.',
  icon: 'key',
  caution: null,
  noRequest: null,
  fields: [
    clientIdField('the General tab of the app'),
    authorizationServerField('Its ID or issuer. Empty: default.', DEFAULT_SERVER),
    {
      name: 'secret',
      label: 'Client secret',
      placeholder: null,
      help: 'Encrypted on this computer. It can be replaced later, but not shown.',
      ask: null,
      secret: true,
    },
    {
      name: 'clientAuthentication',
      label: 'Client authentication',
      help: 'As the app’s settings have it (token_endpoint_auth_method). With a private key it is a service app.',
      secret: false,
      input: 'choice',
      options: [
        { value: 'client_secret_basic', label: 'Basic' },
        { value: 'client_secret_post', label: 'In the form' },
        { value: 'client_secret_jwt', label: 'Signed by the secret' },
      ],
      usual: 'client_secret_basic',
    },
    DPOP_FIELD,
    { ...secretAlgorithmField, applies: signsBySecret },
    { ...assertionLifeField, applies: signsBySecret },
  ],
  where: {
    path: ['Security', 'API', 'Authorization Servers'],
    steps: [
      'Authorization server: the last part of its Issuer URI, such as default.',
      'Client ID and secret: on the General tab of the API Services app, under Applications.',
      'Scopes and Access Policies of the server decide what the client gets: a policy must name it.',
    ],
    help: {
      title: 'Okta’s guide to custom authorization servers',
      url: 'https://developer.okta.com/docs/guides/customize-authz-server/main/',
    },
  },
  secrets: {
    ...CLIENT_SECRETS,
    fault: () => null,
    endsAt: () => null,
  },
  can: {
    client: 'client_secret_basic',
    renews: true,
    carriesScopes: true,
    sweeps: false,
    scheme: 'Bearer',
    dpop: true,
    signs: signsBySecret,
    customServer: ({ authorizationServer }) => readServerId(authorizationServer) || DEFAULT_SERVER,
  },
} as const satisfies CredentialKindFacts;
