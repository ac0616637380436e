// An API Services app of the org: client credentials, authenticated by a private key (private_key_jwt, RFC 7523; FACTS §1.1, §1.2, §13).
// Okta holds the public half and takes several of them, so that one can be rotated while the other works.
import { assertionLifeField, keyAlgorithmField, nameKeyField } from './assertion-fields.ts';
import { authorizationServerField, readServerId } from './authorization-server.ts';
import { type CredentialKindFacts, clientIdField, DPOP_FIELD } from './credential-kind.ts';

export const serviceApp = {
  id: 'service-app',
  label: 'Service app',
  noun: 'a service app',
  text: 'An API Services app of the org: client ID and private key. Each token request is signed with the key (private_key_jwt).',
  icon: 'key',
  noRequest: null,
  caution: null,
  fields: [
    clientIdField('the General tab of the app'),
    authorizationServerField('ID or issuer of a custom one. Empty: the org’s own, for Okta’s API.', 'org'),
    {
      name: 'secret',
      label: 'Private key',
      placeholder: '-----BEGIN PRIVATE KEY-----',
      help: 'PEM, JWK or JWKS. Encrypted on this computer. It can be replaced later, but not shown.',
      // It can be saved without one, which is added later.
      ask: null,
      secret: true,
      lines: true,
    },
    DPOP_FIELD,
    keyAlgorithmField,
    nameKeyField,
    assertionLifeField,
  ],
  // FACTS §1.1, §21.2, and Okta's guide to service apps.
  where: {
    path: ['Applications', 'Applications'],
    steps: [
      'Client ID: choose the API Services app; the ID is on its General tab.',
      'Private key: choose Public key / Private key under Client Credentials, and Add key. Okta shows the private key once, when it makes the pair, and keeps the public half alone.',
      'A key that you made yourself works as well: add its public half there.',
    ],
    help: {
      title: 'Okta’s guide to service apps',
      url: 'https://developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp/main/',
    },
  },
  secrets: {
    called: 'private key',
    heading: 'Private keys',
    slots: [
      { label: 'Key 1', add: 'Add private key' },
      { label: 'Key 2', add: 'Add a second key to rotate' },
    ],
    replaces: false,
    full: {
      message: 'A credential holds two private keys at most.',
      fix: 'Replace one of them, or remove the old one first.',
    },
    // Whether it is a key that can sign, the engine finds out: the first page has these facts, and no use for what reads a key.
    fault: () => null,
    endsAt: () => null,
  },
  can: {
    client: 'private_key_jwt',
    renews: true,
    carriesScopes: true,
    sweeps: true,
    scheme: 'Bearer',
    dpop: true,
    signs: () => true,
    customServer: ({ authorizationServer }) => readServerId(authorizationServer) || null,
  },
} as const satisfies CredentialKindFacts;
