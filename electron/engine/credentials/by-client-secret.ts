// A client that authenticates with its secret by Basic (RFC 6749 §2.3.1). Okta decodes it as Base64(client_id:client_secret) with no
// form-encoding of the parts; its ids and secrets need none (FACTS §1.1).
import { basicCredential } from '../../../shared/redact/secret-forms.ts';
import type { Authorization, CredentialWithSecret } from './credential-engine.ts';

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

/** The secret, and what goes out in its place. */
export const formsOfClientSecret = (clientId: string, secret: string): string[] => [
  secret,
  basicCredential(clientId, secret),
];
