// A client that authenticates with its secret: by Basic or in the form (RFC 6749 §2.3.1), or by an assertion that the secret signs (RFC 7523;
// FACTS §1.1). Okta decodes Basic as Base64(client_id:client_secret) with no form-encoding of the parts; its ids and secrets need none.
import { SignJWT } from 'jose';
import { OF_THE_KEY } from '../../../shared/okta/credentials/assertion-fields.ts';
import { plainValues } from '../../../shared/okta/credentials/credential-kinds.ts';
import { basicCredential } from '../../../shared/redact/secret-forms.ts';
import { authorizeByAssertion } from './by-assertion.ts';
import { assertionClaims, assertionFor } from './client-assertion.ts';
import type { Authorization, CallToAuthorize, CredentialWithSecret } from './credential-engine.ts';

export async function authenticateByBasic({ credential, secret }: CredentialWithSecret): Promise<Authorization> {
  const { clientId } = credential;
  return {
    headers: [['Authorization', `Basic ${basicCredential(clientId, secret)}`]],
    form: [],
    secrets: formsOfClientSecret(clientId, secret),
    signed: [],
    heldScopes: null,
  };
}

/** `method`: one of OAuth's names for it; Basic for any other. */
export function authenticateBy(
  method: unknown,
  client: CredentialWithSecret,
  call: CallToAuthorize,
): Promise<Authorization> {
  if (method === 'client_secret_post') return authenticateInForm(client);
  return method === 'client_secret_jwt' ? authenticateBySignature(client, call) : authenticateByBasic(client);
}

async function authenticateInForm({ credential: { clientId }, secret }: CredentialWithSecret): Promise<Authorization> {
  const form: Authorization['form'] = [
    ['client_id', clientId],
    ['client_secret', secret],
  ];
  return { headers: [], form, secrets: [secret], signed: [], heldScopes: null };
}

/** By one of Okta's three (FACTS §1.2). */
async function authenticateBySignature(
  { credential, secret }: CredentialWithSecret,
  call: CallToAuthorize,
): Promise<Authorization> {
  const { alg } = plainValues(credential);
  const header = { alg: typeof alg === 'string' && alg !== OF_THE_KEY ? alg : 'HS256' };
  const claims = assertionClaims(assertionFor(credential, call));
  const jwt = await new SignJWT(claims).setProtectedHeader(header).sign(new TextEncoder().encode(secret));
  return authorizeByAssertion(secret, { what: 'client-assertion', header, claims, jwt });
}

/** The secret, and what goes out in its place. */
export const formsOfClientSecret = (clientId: string, secret: string): string[] => [
  secret,
  basicCredential(clientId, secret),
];
