// Kinds whose secret is what goes out: nothing is asked for with it, and whatever scopes are wanted, it is the same one.
import type { CredentialKind } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { CredentialEngine } from './credential-engine.ts';

export const sentAsItIs = (id: CredentialKind): CredentialEngine => ({
  id,
  client: null,
  serverPath: () => '/oauth2',
  secretsOf: (_clientId, secret) => [secret],
  cacheKey: ({ tenantId, credentialId, secretId }) => JSON.stringify([tenantId, credentialId, secretId]),
});
