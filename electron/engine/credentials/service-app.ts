// An API Services app at the org authorization server or a custom one: client credentials, authenticated by an assertion that its private key signs
// (FACTS §1.1, §1.2).
import { serviceApp as facts } from '../../../shared/okta/credentials/service-app.ts';
import { authorizeByAssertion } from './by-assertion.ts';
import { readSigningKey, signAssertion } from './client-assertion.ts';
import { clientCredentialsForm, tokenKey } from './client-credentials.ts';
import type { CredentialEngine } from './credential-engine.ts';
import { PRIVATE_KEYS } from './private-keys.ts';
import { serverPathOf } from './server-path.ts';

export const serviceApp: CredentialEngine = {
  id: facts.id,
  client: {
    async authenticate({ credential: { clientId }, secret }, { url, at }, signingKey = readSigningKey) {
      const audience = `${url.origin}${url.pathname}`;
      const assertion = await signAssertion(signingKey(secret), { clientId, audience, at });
      return authorizeByAssertion(secret, assertion);
    },
    tokenForm: (_credential, scopes) => clientCredentialsForm(scopes),
  },
  serverPath: serverPathOf,
  keys: PRIVATE_KEYS,
  checkSecret: (secret) => void readSigningKey(secret),
  secretsOf: (_clientId, secret) => [secret],
  cacheKey: tokenKey,
};
