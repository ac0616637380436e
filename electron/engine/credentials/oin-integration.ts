// An OIN integration at the org authorization server: client credentials by Basic, scopes in the body (FACTS §1, §1.1).
import { oinIntegration as facts } from '../../../shared/okta/credentials/oin-integration.ts';
import { basicCredential } from '../../../shared/redact/secret-forms.ts';
import { authorizeByScheme } from './authorize-by-scheme.ts';
import type { CredentialEngine } from './credential-engine.ts';

export const oinIntegration: CredentialEngine = {
  id: facts.id,
  client: {
    /** Okta decodes Basic as Base64(client_id:client_secret) with no form-encoding of the parts; its ids and secrets need none. */
    async authenticate({ credential: { clientId }, secret }) {
      return {
        headers: [['Authorization', `Basic ${basicCredential(clientId, secret)}`]],
        form: [],
        secrets: oinIntegration.secretsOf(clientId, secret),
        heldScopes: null,
      };
    },
    /** An empty list is sent as an absent parameter, so that the org's own refusal is what the person sees. */
    tokenForm: (_credential, scopes) => [
      ['grant_type', 'client_credentials'],
      ...(scopes.length > 0 ? [['scope', scopes.join(' ')] as [string, string]] : []),
    ],
  },
  serverPath: () => '/oauth2',
  authorizeCall: async ({ raw, info }) => authorizeByScheme(facts.can.scheme, raw, info.granted),
  secretsOf: (clientId, secret) => [secret, basicCredential(clientId, secret)],
  cacheKey: ({ tenantId, credentialId, secretId, scopes }) =>
    JSON.stringify([tenantId, credentialId, secretId, [...new Set(scopes)].sort()]),
};
