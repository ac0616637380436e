// An API service integration from the OIN: it authenticates with its secret by Basic and nothing else, has the one grant of client
// credentials, and the org authorization server alone (FACTS §1.1, §9).
import { oauthError } from '../servers/oauth-error.ts';
import type { Integration } from './client.ts';
import type { ClientKind } from './client-kind.ts';
import { INTEGRATION_GRANTS } from './integration-record.ts';
import { isRightSecret } from './match-secret.ts';
import { isHmac } from './read-assertion.ts';

/** The lists of a client are replaced when they change, and are asked for with each call of the bench. */
const inOrder = new WeakMap<readonly string[], string[]>();

function sorted(list: readonly string[]): string[] {
  const known = inOrder.get(list) ?? [...list].sort();
  inOrder.set(list, known);
  return known;
}

export const oinIntegration: ClientKind<Integration> = {
  takesRoles: true,
  find: (org, id) => org.integrations.get(id) ?? null,
  authenticate(client, { method, assertion, secrets }) {
    // private_key_jwt is allowed by the server's own words, but no integration here has published a key (FACTS §12.5).
    if (method === 'assertion' && !isHmac(assertion)) return oauthError('client_assertion_jwks_not_configured');
    if (method !== 'basic') return oauthError('unsupported_auth_method_client_creds_oauth_integration');
    if (!client.active) return oauthError('invalid_client');
    const active = client.secrets.filter(({ status }) => status === 'ACTIVE');
    const right = isRightSecret(
      secrets,
      active.map((one) => one.secret),
    );
    return right ? undefined : oauthError('invalid_client_secret');
  },
  refusedAt: ({ forApi }) => (forApi ? null : 'org_authorization_server_only_client'),
  grantsOf: () => INTEGRATION_GRANTS,
  signIn: () => null,
  handOut(client) {
    const secret = client.secrets.find(({ status }) => status === 'ACTIVE');
    if (!secret) return null;
    return {
      name: client.name,
      kind: client.kind,
      clientId: client.id,
      clientSecret: secret.secret,
      otherSecrets: client.secrets.flatMap((one) => (one === secret ? [] : [{ id: one.id, secret: one.secret }])),
      privateJwk: null,
      dpop: client.demandsProof,
      scopes: sorted(client.granted),
      registered: sorted(client.registered),
      roles: client.roles.map(({ type }) => type),
    };
  },
};
