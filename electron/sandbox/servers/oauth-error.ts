// Errors of the authorization servers: Okta's internal keys with their status, `error` and text (FACTS §1.3, §7).
// The keys name the cases in code; only the last three columns ever leave.
import type { Reply } from '../http/reply.ts';

export const OAUTH_ERRORS = {
  missing_client_credentials: [401, 'invalid_client', 'No client credentials found.'],
  invalid_basic_auth_creds: [
    401,
    'invalid_client',
    'Found Authentication header but was not valid client credentials.',
  ],
  invalid_client_id: [401, 'invalid_client', "Invalid value for 'client_id' parameter."],
  invalid_client_secret: [401, 'invalid_client', 'The client secret supplied for a confidential client is invalid.'],
  invalid_client: [
    401,
    'invalid_client',
    'Client authentication failed. Either the client or the client credentials are invalid.',
  ],
  multiple_client_credentials: [
    401,
    'invalid_request',
    'Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, credentials in the post body, or a client_assertion in the post body.',
  ],
  client_credentials_in_query: [400, 'invalid_request', 'Client credentials cannot be supplied via query parameters.'],
  invalid_token_endpoint_auth_method: [
    401,
    'invalid_client',
    'Client authentication failed. Either the client or the client credentials are invalid.',
  ],
  unsupported_auth_method_client_creds: [
    401,
    'invalid_client',
    'Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.',
  ],
  invalid_application_type_client_credentials: [
    401,
    'invalid_client',
    "Only clients with 'application_type' of 'service' may use the client_credentials 'grant_type' with the Org Authorization Server.",
  ],
  unsupported_auth_method_client_creds_oauth_integration: [
    401,
    'invalid_client',
    'OAuth Integration Client Credentials requests to the Org Authorization Server must use either private_key_jwt or client_secret_basic as the token_endpoint_auth_method.',
  ],
  unsupported_auth_method_browser_request: [
    401,
    'invalid_client',
    'Browser requests to the token endpoint must use Proof Key for Code Exchange.',
  ],
  client_assertion_type_invalid: [400, 'invalid_request', 'The client_assertion_type is invalid.'],
  client_assertion_invalid_jwt: [401, 'invalid_client', 'The parsing of the client_assertion failed.'],
  client_assertion_invalid_issuer: [
    401,
    'invalid_client',
    'The issuer claim for client_assertion is not a valid client_id.',
  ],
  client_assertion_jwks_not_configured: [
    401,
    'invalid_client',
    'The client does not have a JWKSet configured, but the client_assertion requires one.',
  ],
  token_request_missing_grant_type: [
    400,
    'invalid_request',
    "The token request must specify a 'grant_type'. Valid values: [{0}]",
  ],
  missing_token_request_parameter: [400, 'invalid_request', "The required parameter '{0}' is missing."],
  duplicate_oauth_params: [400, 'invalid_request', 'The request contained multiple parameters with the same name.'],
  illegal_duplicated_parameters: [
    400,
    'invalid_request',
    'Duplicate parameter provided in request. Duplicated parameters: [{0}].',
  ],
  unsupported_grant_type: [
    400,
    'unsupported_grant_type',
    'The authorization grant type is not supported by the authorization server. Configured grant types: [{0}].',
  ],
  unauthorized_client: [
    400,
    'unauthorized_client',
    'The client is not authorized to use the provided grant type. Configured grant types: [{0}].',
  ],
  org_authorization_server_only_client: [
    400,
    'unauthorized_client',
    'This client cannot use a custom authorization server.',
  ],
  disallowed_network_zone: [
    403,
    'access_denied',
    "The request is made from outside the client's permitted network zones.",
  ],
  // Okta's own words for what a user grant hands in and nobody ever issued; FACTS §1.3 does not list them.
  invalid_code: [400, 'invalid_grant', 'The authorization code is invalid or has expired.'],
  invalid_refresh_token: [400, 'invalid_grant', 'The refresh token is invalid or expired.'],
  invalid_user_credentials: [400, 'invalid_grant', 'The credentials provided were invalid.'],
  no_default_scopes: [
    400,
    'invalid_scope',
    "The authorization server resource does not have any configured default scopes, 'scope' must be provided.",
  ],
  no_matching_policy: [
    401,
    'access_denied',
    'Policy evaluation failed for this request, please check the policy configurations.',
  ],
  invalid_authorization_server: [400, 'invalid_request', 'The authorization server id is invalid.'],
  missing_scopes: [400, 'invalid_scope', 'No scopes were requested.'],
  no_matching_scope: [
    400,
    'invalid_scope',
    'One or more scopes are not configured for the authorization server resource.',
  ],
  illegal_custom_scope: [400, 'invalid_scope', 'Custom scopes are not allowed for this request.'],
  openid_not_allowed_client_creds: [400, 'invalid_scope', "Cannot request 'openid' scopes using client credentials."],
  client_credentials_self_scope_requested: [
    400,
    'client_credentials_self_scope_requested',
    "The 'client_credentials' grant type may not request .self scopes.",
  ],
  no_org_scopes_granted: [400, 'consent_required', 'You are not allowed any of the requested scopes.'],
  // The limit of 1024 characters is documented (FACTS §1), the text of its refusal is not: these words are ours.
  scope_too_long: [400, 'invalid_scope', "The 'scope' parameter must not be longer than 1024 characters."],
  missing_token: [400, 'invalid_request', "The 'token' parameter is required."],
} as const satisfies Record<string, readonly [status: number, error: string, description: string]>;

export type OAuthErrorKey = keyof typeof OAUTH_ERRORS;

export function oauthError(key: OAuthErrorKey, argument = ''): Reply {
  const [status, error, description] = OAUTH_ERRORS[key];
  return { status, error, json: { error, error_description: description.replace('{0}', () => argument) } };
}
