// The grants of the authorization servers, in the order in which a refusal lists them.
import { authorizationCode } from './authorization-code.ts';
import { clientCredentials } from './client-credentials.ts';
import { deviceCode } from './device-code.ts';
import type { Grant } from './grant.ts';
import { refreshToken } from './refresh-token.ts';
import { handsIn, withoutRule } from './unissued-grants.ts';

const GRANTS: readonly Grant[] = [
  authorizationCode,
  clientCredentials,
  withoutRule('implicit'),
  handsIn('interaction_code', 'interaction_code', 'invalid_authorization_code'),
  handsIn('password', 'username', 'invalid_password_credentials'),
  refreshToken,
  deviceCode,
  withoutRule('urn:ietf:params:oauth:grant-type:saml2-bearer'),
  withoutRule('urn:ietf:params:oauth:grant-type:token-exchange'),
  withoutRule('urn:openid:params:grant-type:ciba'),
];

export const GRANT_TYPES: readonly string[] = GRANTS.map(({ type }) => type);

export const grantOf = (type: string): Grant | undefined => GRANTS.find((grant) => grant.type === type);
