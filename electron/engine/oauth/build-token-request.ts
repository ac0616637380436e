// The token request of an OIN integration as data: client credentials by Basic, scopes in the body (FACTS §1, §1.1).
// Pure, so that the exact request can be shown, tested and copied without sending it.
import type { HeaderList } from '../../../shared/contract/exchange.ts';

export interface ClientCredentials {
  clientId: string;
  clientSecret: string;
}

export interface OAuthRequest {
  method: 'POST';
  /** From the root of the org. */
  path: string;
  headers: HeaderList;
  body: string;
}

/** Okta decodes Basic as Base64(client_id:client_secret) with no form-encoding of the parts; its ids and secrets need none. */
export function basicAuthorization({ clientId, clientSecret }: ClientCredentials): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
}

/** What a request of this client carries that must not come back: the secret, and the secret as Basic has it. */
export function secretsOf(client: ClientCredentials): string[] {
  return [client.clientSecret, basicAuthorization(client).slice('Basic '.length)];
}

/** An empty scope list is sent as an absent parameter, so that the org's own refusal is what the person sees. */
export function buildTokenRequest(client: ClientCredentials, scopes: string[]): OAuthRequest {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scopes.length > 0) form.set('scope', scopes.join(' '));
  return formRequest('/oauth2/v1/token', client, form);
}

/** RFC 7662. */
export function buildIntrospectRequest(client: ClientCredentials, token: string): OAuthRequest {
  return formRequest('/oauth2/v1/introspect', client, new URLSearchParams({ token, token_type_hint: 'access_token' }));
}

/** RFC 7009. */
export function buildRevokeRequest(client: ClientCredentials, token: string): OAuthRequest {
  return formRequest('/oauth2/v1/revoke', client, new URLSearchParams({ token, token_type_hint: 'access_token' }));
}

function formRequest(path: string, client: ClientCredentials, form: URLSearchParams): OAuthRequest {
  return {
    method: 'POST',
    path,
    headers: [
      ['Accept', 'application/json'],
      ['Authorization', basicAuthorization(client)],
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Cache-Control', 'no-cache'],
    ],
    body: form.toString(),
  };
}
