// An app that a person signs in to: a public client names itself by its ID alone, a web app authenticates by Basic as well. What it asks
// the token endpoint with is a code or a refresh token (electron/engine/sign-in).
import { userApp as facts } from '../../../shared/okta/credentials/user-app.ts';
import { authenticateByBasic, formsOfClientSecret } from './by-client-secret.ts';
import { tokenKey } from './client-credentials.ts';
import type { Authorization, CredentialEngine, CredentialWithSecret } from './credential-engine.ts';
import { serverPathOf } from './server-path.ts';

export const userApp: CredentialEngine = {
  id: facts.id,
  client: {
    authenticate: async (client) => (client.secret === '' ? asPublicClient(client) : authenticateByBasic(client)),
    tokenForm: null,
  },
  serverPath: serverPathOf,
  secretsOf: formsOfClientSecret,
  cacheKey: tokenKey,
};

/** FACTS §19: `client_id` in the form, and no Authorization header. */
const asPublicClient = ({ credential: { clientId } }: CredentialWithSecret): Authorization => ({
  headers: [],
  form: [['client_id', clientId]],
  secrets: [],
  signed: [],
  heldScopes: null,
});
