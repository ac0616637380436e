// An API service integration of the Okta Integration Network: client credentials, sent by Basic (FACTS §1). Okta keeps two secrets
// for it, so that one can be rotated while the other works.
import { CLIENT_SECRETS, type CredentialKindFacts, clientIdField } from './credential-kind.ts';

export const oinIntegration = {
  id: 'oin-integration',
  label: 'OIN integration',
  noun: 'an OIN integration',
  text: 'An API service integration of the Okta Integration Network: client ID and secret, sent by Basic.',
  icon: 'key',
  noRequest: null,
  caution: null,
  fields: [
    clientIdField('the integration'),
    {
      name: 'secret',
      label: 'Client secret',
      placeholder: null,
      help: 'Encrypted on this computer. It can be replaced later, but not shown.',
      // It can be saved without one, which is added later.
      ask: null,
      secret: true,
    },
  ],
  // FACTS §9, and Okta's help about API service integrations.
  where: {
    path: ['Applications', 'API Service Integrations'],
    steps: [
      'Client ID: choose the integration; the ID is on its page.',
      'Client secret: shown once, in the dialog that follows Install & Authorize. If it is lost, choose Generate new secret under Client Secrets on the General tab of the integration: that one is shown once, too.',
      'Okta keeps two secrets at most. The old one works until you deactivate it.',
    ],
    help: {
      title: 'Okta’s help on secrets of integrations',
      url: 'https://help.okta.com/en-us/Content/topics/apiservice/api-service-integration-rotate-client-secret.htm',
    },
  },
  secrets: {
    ...CLIENT_SECRETS,
    fault: (value, { clientId }) =>
      value === clientId
        ? {
            message: 'The secret is the client ID.',
            meaning: 'A client ID is no secret: it is shown and kept as it is.',
            fix: 'Copy the client secret from the integration in the Okta Admin Console; it has 40 or 64 characters.',
          }
        : null,
    endsAt: () => null,
  },
  can: {
    client: 'client_secret_basic',
    renews: true,
    carriesScopes: true,
    sweeps: true,
    scheme: 'Bearer',
    dpop: false,
  },
} as const satisfies CredentialKindFacts;
