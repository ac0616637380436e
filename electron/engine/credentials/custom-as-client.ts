// A client of a custom authorization server: client credentials with its secret, at the server that the credential names (FACTS §1, §1.1).
import { plainValues } from '../../../shared/okta/credentials/credential-kinds.ts';
import { customAsClient as facts } from '../../../shared/okta/credentials/custom-as-client.ts';
import { authenticateBy, formsOfClientSecret } from './by-client-secret.ts';
import { clientCredentialsForm, tokenKey } from './client-credentials.ts';
import type { CredentialEngine } from './credential-engine.ts';
import { serverPathOf } from './server-path.ts';

export const customAsClient: CredentialEngine = {
  id: facts.id,
  client: {
    authenticate: (client, call) => authenticateBy(plainValues(client.credential).clientAuthentication, client, call),
    tokenForm: (_credential, scopes) => clientCredentialsForm(scopes),
  },
  serverPath: serverPathOf,
  secretsOf: formsOfClientSecret,
  cacheKey: tokenKey,
};
