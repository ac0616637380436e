// A call that is authorized by one header alone: the scheme and what it carries. Of a token that a person pasted for one request
// this is all there is; kinds whose calls need no more use it too.
import {
  type AuthorizationScheme,
  writeAuthorization,
} from '../../../shared/okta/credentials/authorization-schemes.ts';
import type { Authorization } from './credential-engine.ts';

export function authorizeByScheme(
  scheme: AuthorizationScheme,
  value: string,
  heldScopes: string[] | null,
): Authorization {
  return { headers: [['Authorization', writeAuthorization(scheme, value)]], form: [], secrets: [value], heldScopes };
}

/** A call without any authorization. */
export const NO_AUTHORIZATION: Authorization = { headers: [], form: [], secrets: [], heldScopes: null };
