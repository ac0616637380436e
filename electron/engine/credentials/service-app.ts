// An API Services app at the org authorization server: client credentials, authenticated by an assertion that its private key signs
// (FACTS §1.1, §1.2).
import { serviceApp as facts } from '../../../shared/okta/credentials/service-app.ts';
import { ASSERTION_TYPE, readSigningKey, signAssertion } from './client-assertion.ts';
import { clientCredentialsForm, tokenKey } from './client-credentials.ts';
import type { CredentialEngine } from './credential-engine.ts';

export const serviceApp: CredentialEngine = {
  id: facts.id,
  client: {
    async authenticate({ credential: { clientId }, secret }, { url, at }) {
      const audience = `${url.origin}${url.pathname}`;
      const assertion = await signAssertion(readSigningKey(secret), { clientId, audience, at });
      return {
        headers: [],
        form: [
          ['client_assertion_type', ASSERTION_TYPE],
          ['client_assertion', assertion.jwt],
        ],
        secrets: [secret, assertion.jwt],
        signed: [assertion],
        heldScopes: null,
      };
    },
    tokenForm: (_credential, scopes) => clientCredentialsForm(scopes),
  },
  serverPath: () => '/oauth2',
  checkSecret: (secret) => void readSigningKey(secret),
  secretsOf: (_clientId, secret) => [secret],
  cacheKey: tokenKey,
};
