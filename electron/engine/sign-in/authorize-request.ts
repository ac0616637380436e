// What the browser is sent to the authorization server with (RFC 6749 §4.1.1 with RFC 7636), and what has to be remembered of it
// until it returns. Verifier, state and nonce are made for one sign-in and used once.
import { randomBytes } from 'node:crypto';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import { customServerOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { engineOf } from '../credentials/credential-engines.ts';
import { challengeOf, newVerifier } from './pkce.ts';

export interface AuthorizeRequest {
  url: string;
  redirectUri: string;
  issuer: string;
  state: string;
  nonce: string;
  verifier: string;
}

export interface AuthorizeInput {
  tenant: Tenant;
  credential: Credential;
  scopes: readonly string[];
  redirectUri: string;
  /** Null for the server's own choice. */
  prompt: string | null;
}

/** Okta refuses a request without `state` (FACTS-D §16.1). No scopes are sent as no parameter: the org's refusal is the answer. */
export function buildAuthorizeRequest({
  tenant,
  credential,
  scopes,
  redirectUri,
  prompt,
}: AuthorizeInput): AuthorizeRequest {
  const server = engineOf(credential).serverPath(credential);
  const [verifier, state, nonce] = [
    newVerifier(),
    randomBytes(24).toString('base64url'),
    randomBytes(16).toString('base64url'),
  ];
  const url = new URL(`${server}/v1/authorize`, tenant.origin);
  url.search = new URLSearchParams([
    ['client_id', credential.clientId],
    ['response_type', 'code'],
    ...(scopes.length > 0 ? [['scope', scopes.join(' ')] as [string, string]] : []),
    ['redirect_uri', redirectUri],
    ['state', state],
    ['nonce', nonce],
    ['code_challenge', challengeOf(verifier)],
    ['code_challenge_method', 'S256'],
    ...(prompt === null ? [] : [['prompt', prompt] as [string, string]]),
  ]).toString();
  const issuer = customServerOf(credential) === null ? tenant.origin : `${tenant.origin}${server}`;
  return { url: url.href, redirectUri, issuer, state, nonce, verifier };
}
