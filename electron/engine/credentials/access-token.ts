// A pasted access token: the secret is the token. Whatever scopes are asked for, it is the same one.
import { accessToken as facts } from '../../../shared/okta/credentials/access-token.ts';
import type { CredentialEngine } from './credential-engine.ts';

export const accessToken: CredentialEngine = {
  id: facts.id,
  client: null,
  serverPath: () => '/oauth2',
  secretsOf: (_clientId, secret) => [secret],
  cacheKey: ({ tenantId, credentialId, secretId }) => JSON.stringify([tenantId, credentialId, secretId]),
};
