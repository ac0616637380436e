// An API Services app at the org authorization server or a custom one: client credentials, authenticated by an assertion that its private key signs
// (FACTS §1.1, §1.2).
import { serviceApp as facts } from '../../../shared/okta/credentials/service-app.ts';
import { authorizeByAssertion } from './by-assertion.ts';
import { assertionFor, readSigningKey, signAssertion, signingKeyOf } from './client-assertion.ts';
import { clientCredentialsForm, tokenKey } from './client-credentials.ts';
import type { CredentialEngine } from './credential-engine.ts';
import { PRIVATE_KEYS } from './private-keys.ts';
import { serverPathOf } from './server-path.ts';

export const serviceApp: CredentialEngine = {
  id: facts.id,
  client: {
    authenticate: async (client, call, readKey = readSigningKey) =>
      authorizeByAssertion(
        client.secret,
        await signAssertion(signingKeyOf(client, readKey), assertionFor(client.credential, call)),
      ),
    tokenForm: (_credential, scopes) => clientCredentialsForm(scopes),
  },
  serverPath: serverPathOf,
  keys: PRIVATE_KEYS,
  checkSecret: (secret, { alg }) => void readSigningKey(secret, alg),
  secretsOf: (_clientId, secret) => [secret],
  cacheKey: tokenKey,
};
