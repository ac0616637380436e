// An OIN integration at the org authorization server: client credentials by Basic, scopes in the body (FACTS §1, §1.1).
import { oinIntegration as facts } from '../../../shared/okta/credentials/oin-integration.ts';
import { authenticateByBasic, formsOfClientSecret } from './by-client-secret.ts';
import { clientCredentialsForm, tokenKey } from './client-credentials.ts';
import type { CredentialEngine } from './credential-engine.ts';

export const oinIntegration: CredentialEngine = {
  id: facts.id,
  client: {
    authenticate: authenticateByBasic,
    tokenForm: (_credential, scopes) => clientCredentialsForm(scopes),
  },
  serverPath: () => '/oauth2',
  secretsOf: formsOfClientSecret,
  cacheKey: tokenKey,
};
