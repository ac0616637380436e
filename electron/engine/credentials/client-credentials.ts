// What the kinds that ask by client credentials (RFC 6749 §4.4) have in common: the form of the request, and under what its token is held.
import type { TokenRequestKey } from './credential-engine.ts';

/** An empty list is sent as an absent parameter, so that the org's own refusal is what the person sees. */
export const clientCredentialsForm = (scopes: readonly string[]): [name: string, value: string][] => [
  ['grant_type', 'client_credentials'],
  ...(scopes.length > 0 ? [['scope', scopes.join(' ')] as [string, string]] : []),
];

/** Tenant, credential, secret and the set of scopes, in any order. */
export const tokenKey = ({ tenantId, credentialId, secretId, scopes }: TokenRequestKey): string =>
  JSON.stringify([tenantId, credentialId, secretId, [...new Set(scopes)].sort()]);
