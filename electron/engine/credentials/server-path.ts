// Where an authorization server is, from the root of the org: `/oauth2` for the org's own, `/oauth2/{id}` for a custom one (FACTS §1).
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import { customServerOf } from '../../../shared/okta/credentials/credential-kinds.ts';

export function serverPathOf(credential: Credential): string {
  const id = customServerOf(credential);
  return id === null ? '/oauth2' : `/oauth2/${encodeURIComponent(id)}`;
}
