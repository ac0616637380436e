// An OIN integration at the org authorization server: client credentials by Basic, scopes in the body (FACTS §1, §1.1).
import { oinIntegration as facts } from '../../../shared/okta/credentials/oin-integration.ts';
import { basicCredential } from '../../../shared/redact/secret-forms.ts';
import { clientCredentialsForm, tokenKey } from './client-credentials.ts';
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
        signed: [],
        heldScopes: null,
      };
    },
    tokenForm: (_credential, scopes) => clientCredentialsForm(scopes),
  },
  serverPath: () => '/oauth2',
  secretsOf: (clientId, secret) => [secret, basicCredential(clientId, secret)],
  cacheKey: tokenKey,
};
