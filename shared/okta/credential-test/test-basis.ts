// What a test of a credential rests on: the address that was asked, the client, the secret in use and the registered scopes. When one
// of them is another, the test says nothing about the credential any more.
import type { Credential } from '../../model/credentials/credential.ts';
import type { Tenant } from '../../model/tenant.ts';
import { plainValues } from '../credentials/credential-kinds.ts';

/** A text to be compared. A secret is in it by its id, which is another one after each replacement. */
export function testBasis({ origin }: Pick<Tenant, 'origin'>, credential: Credential): string {
  const secretId = credential.secrets.find(({ inUse }) => inUse)?.id ?? null;
  const plain = Object.entries(plainValues(credential)).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([origin, credential.kind, plain, secretId, credential.registeredScopes.toSorted()]);
}
