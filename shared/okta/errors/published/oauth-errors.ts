// The errors of Okta's authorization servers as Okta publishes them, by its own internal name: status, `error` and description as on
// the wire (`{0}` is what varies; FACTS §1.3, §2, §3.1). The names never leave Okta; only the other three do. Of release 2026.04.1 of
// Okta's table, the newest that could be had as a file; the table of 2026.08.1 has some more. Where that file has the placeholder
// filled by mistake, it is put back. Facts only, which judge and sandbox share; what one of them means, and when it is sent, is not here.

export const PUBLISHED_OAUTH_ERRORS = {
  disallowed_network_zone: [
    403,
    'access_denied',
    "The request is made from outside the client's permitted network zones.",
  ],
  no_matching_policy: [
    401,
    'access_denied',
    'Policy evaluation failed for this request, please check the policy configurations.',
  ],
  no_scope_allowed: [400, 'access_denied', 'Policy evaluation succeeded, but all the requested scopes were rejected.'],
  scope_denied: [400, 'access_denied', 'Some of the requested scopes were denied by the policy. Denied scopes: [{0}].'],
  access_denied: [403, 'access_denied', 'The resource owner or authorization server denied the request.'],
  openid_scope_required_access_token: [
    403,
    'access_denied',
    "Requests for ID tokens or access tokens with OpenID scopes require the 'openid' scope.",
  ],
  feature_not_enabled_access_denied: [
    400,
    'access_denied',
    'The requested feature is not enabled in this environment.',
  ],
  oie_not_enabled_for_interact: [
    400,
    'access_denied',
    "The requested feature (Interaction Code flow) isn't enabled in this environment. Ensure that you have Okta Identity Engine enabled and the Interaction Code flow enabled for this application and authorization server.",
  ],
  enroll_authenticator_limit_reached: [
    403,
    'access_denied',
    "Authenticator enrollment has reached it's limit. Please contact support for assistance.",
  ],
  enroll_authenticator_not_allowed: [
    403,
    'access_denied',
    'Authenticator enrollment is not allowed at this time. Please contact support for assistance.',
  ],
  lite_user_grant_type_not_allowed: [
    403,
    'access_denied',
    "User with lite classification status is not allowed to use the provided 'grant_type'",
  ],
  user_not_assigned: [400, 'access_denied', 'User is not assigned to the client application.'],
  refresh_scopes_denied: [
    400,
    'access_denied',
    'Some of the scopes requested for the refresh request were not granted in the original authorize request. Denied scopes: {0}.',
  ],
  unsupported_mfa_attestation: [403, 'access_denied', "'acr_values' not supported."],
  mfa_prompt_required_but_not_configured: [
    403,
    'access_denied',
    'The authorize request required an MFA prompt but the org has no factors configured.',
  ],
  mfa_attestation_policy_denied: [403, 'access_denied', 'The MFA attestation request was denied by policy.'],
  mfa_attestation_cannot_enroll: [
    403,
    'access_denied',
    'The MFA attestation request requires user enrollment but the app does not support inline enrollment.',
  ],
  mfa_attestation_requires_signed_request_object: [
    403,
    'access_denied',
    'MFA attestation requests must be made using a signed request JWT.',
  ],
  mfa_attestation_cannot_use_custom_as: [
    403,
    'access_denied',
    'MFA attestation requests cannot use a custom authorization server.',
  ],
  mfa_attestation_login_hint_invalid: [
    403,
    'access_denied',
    "'login_hint' did not match a user assigned to the client app.",
  ],
  access_denied_by_aerial: [403, 'access_denied', 'The Aerial service denied the request.'],
  aerial_admin_access_denied: [
    403,
    'access_denied',
    "The authentication policy on your Aerial org must meet or exceed the authentication policy on the org you're accessing.",
  ],
  interclient_token_target_not_permitted: [
    403,
    'access_denied',
    "Only SAML and OIDC apps support the use of the 'interclient_token'.",
  ],
  interclient_relationship_not_configured: [
    403,
    'access_denied',
    'No trust relationship exists between the client app and the target app.',
  ],
  associated_server_not_exists: [403, 'access_denied', "The associated server doesn't exist."],
  associated_server_not_trusted: [
    403,
    'access_denied',
    "The 'subject_token' issuer isn't a trusted authorization server.",
  ],
  unsupported_token_exchange_flow: [
    403,
    'access_denied',
    "The Token Exchange flow from {0} app to {1} app isn't supported.",
  ],
  admin_consent_insufficient_permission: [
    403,
    'access_denied',
    'The user does not have sufficient permission to provide Administrator Consent.',
  ],
  invalid_userinfo_response: [403, 'access_denied', 'The UserInfo response is invalid.'],
  social_transaction_expired: [403, 'access_denied', 'Social transaction expired.'],
  failed_username_transform: [403, 'access_denied', 'Failed to generate username.'],
  failed_username_transform_invalid_expression: [403, 'access_denied', "The username transform '{0}' is invalid."],
  failed_username_transform_missed_field: [403, 'access_denied', "The following required property is missing: '{0}'."],
  failed_username_transform_whitespaces_found: [
    403,
    'access_denied',
    "Unable to create a user. Username contains invalid whitespace characters: '{0}'.",
  ],
  user_match_error: [403, 'access_denied', 'Could not match social profile to an Okta user.'],
  user_link_error: [403, 'access_denied', 'Error in linking or finding a linked user.'],
  invalid_user_status_error: [403, 'access_denied', 'User status is invalid.'],
  login_failed: [403, 'access_denied', 'Login failed.'],
  jit_disabled: [403, 'access_denied', 'User creation was disabled.'],
  jit_denied: [403, 'access_denied', 'User creation was denied by the callout service.'],
  link_disabled: [403, 'access_denied', 'User linking was disabled.'],
  link_failure: [403, 'access_denied', 'User linking failed.'],
  link_denied_group: [
    403,
    'access_denied',
    'User linking was denied because the user is not in any of the specified groups.',
  ],
  link_denied_user: [
    403,
    'access_denied',
    'User linking was denied because the user is not allowed by the account linking filters.',
  ],
  link_denied_callout: [403, 'access_denied', 'User linking was denied by the callout service.'],
  mismatched_user_in_cache_and_session: [403, 'access_denied', 'Invalid session.'],
  user_canceled_request: [403, 'access_denied', 'User canceled the social login request.'],
  invalid_username: [403, 'access_denied', "Transformed username '{0}' is invalid."],
  password_expired: [403, 'access_denied', "The user's password is expired."],
  security_method_setup_not_allowed: [403, 'access_denied', "Security method can't be set up at this time."],
  password_reset_not_allowed: [
    403,
    'access_denied',
    'Reset password is not allowed at this time. Please contact support for assistance.',
  ],
  ciba_feature_not_supported: [
    400,
    'access_denied',
    'The Client-Initiated Backchannel Authentication flow currently only supports web applications.',
  ],
  ciba_mfa_challenge_initiation_failure: [
    400,
    'access_denied',
    'Failed to initiate the MFA challenge for the Client-Initiated Backchannel Authentication flow.',
  ],
  interclient_token_user_canceled_request: [403, 'access_denied', 'User canceled the authentication.'],
  online_access_authentication_required: [
    403,
    'access_denied',
    'The authorization server requires the user to re-authenticate.',
  ],
  device_bound_sso_invalid_dpop_public_key: [
    403,
    'access_denied',
    'The public key used to sign the DPoP proof JWT is invalid.',
  ],
  direct_auth_policy_denied: [
    403,
    'access_denied',
    "User couldn't be signed-in through direct authentication because authentication policy wasn't satisfied.",
  ],
  direct_auth_not_challenged_for_required_factor_type: [
    403,
    'access_denied',
    'Unable to prompt for the requested authenticators. Review the Authentication Policy’s requirements or request another authenticator and try again.',
  ],
  direct_auth_factor_enrollment_required: [
    403,
    'access_denied',
    'The required authenticator cannot be used. Check if it is required by policy and the user is enrolled in the authenticator and try again.',
  ],
  direct_auth_expired_token: [403, 'access_denied', "'{0}' has expired. Use a new '{1}' and try again."],
  direct_auth_grant_types_supported_not_prompted: [
    403,
    'access_denied',
    "The 'grant_types_supported' '{0}' are not sufficient to satisfy the authentication policy. Configure additional grant types for the client or revise the authentication policy to allow the user to sign-in.",
  ],
  direct_auth_prompted_grant_type_disabled_for_client: [
    403,
    'access_denied',
    'The grant types required to satisfy sign on policy are disabled for the client.',
  ],
  direct_auth_recovery_authenticator_disabled: [
    403,
    'access_denied',
    'Authenticators required by recovery policy are not enabled authenticators.',
  ],
  direct_auth_recovery_not_enabled_for_user: [403, 'access_denied', 'Password recovery is not enabled for the user.'],
  direct_auth_recovery_empty_auth_chain: [
    403,
    'access_denied',
    'Recovery policy does not specify any authenticators that can be used for recovery.',
  ],
  eam_amr_unsatisfiable: [
    403,
    'access_denied',
    "The amr requested cannot be satisfied with the user's current authenticator enrollments.",
  ],
  eam_user_canceled_request: [403, 'access_denied', 'User canceled the authentication.'],

  authorization_pending: [400, 'authorization_pending', 'The device authorization is pending. Please try again later.'],
  ciba_authorization_pending: [
    400,
    'authorization_pending',
    "The authorization request is still pending as the user hasn't yet been authenticated.",
  ],
  direct_auth_authorization_pending: [
    400,
    'authorization_pending',
    'No user response received on the out-of-band authenticator yet. Continue polling to wait for a response.',
  ],

  client_credentials_self_scope_requested: [
    400,
    'client_credentials_self_scope_requested',
    "The 'client_credentials' grant type may not request .self scopes.",
  ],

  no_org_scopes_granted: [400, 'consent_required', 'You are not allowed any of the requested scopes.'],
  consent_required_client_credentials: [
    400,
    'consent_required',
    'The following scopes require user consent and cannot be granted for the client credentials grant type: [{0}].',
  ],
  consent_required: [400, 'consent_required', 'The following scopes require user consent: [{0}].'],
  consent_required_ropf: [
    400,
    'consent_required',
    "The following scopes require user consent: [{0}]. To access protected scopes using the resource owner password grant type, please uncheck 'Require consent' in the app settings or set the 'consent_method' to 'TRUSTED' through the apps API.",
  ],
  consent_required_token_exchange: [
    400,
    'consent_required',
    "The following scopes require user consent: [{0}]. To access protected scopes using the token_exchange password grant type, please uncheck 'Require consent' in the app settings or set the apps 'consent_method' to 'TRUSTED'.",
  ],

  expired_token: [400, 'expired_token', 'The device code has expired.'],
  ciba_expired_auth_req_id: [
    400,
    'expired_token',
    "The 'auth_req_id' is invalid or has expired. Make a new authentication request.",
  ],

  id_token_does_not_match_session: [
    400,
    'id_token_does_not_match_session',
    "The ID token subject does not match the current session's user.",
  ],

  idp_initated_flow_disabled: [400, 'idp_initated_flow_disabled', 'IdP-initiated login is disabled for this client.'],

  access_token_insufficient_scopes: [
    403,
    'insufficient_scope',
    'The access token provided does not contain the required scopes.',
  ],
  insufficient_scope: [403, 'insufficient_scope', 'Insufficient scope'],

  insufficient_user_authentication: [
    401,
    'insufficient_user_authentication',
    'The user authentication context is insufficient to perform the action.',
  ],

  interaction_required: [
    400,
    'interaction_required',
    'Your client is configured to use the interaction code flow and user interaction is required to complete the request.',
  ],
  oauth_sts_interaction_required: [
    400,
    'interaction_required',
    'The user must authenticate with the authorization server for the request to proceed.',
  ],

  invalid_authorization_details: [400, 'invalid_authorization_details', 'Invalid authorization_details.'],
  invalid_authorization_details_with_errors: [
    400,
    'invalid_authorization_details',
    'Invalid authorization_details. Errors: [{0}].',
  ],
  invalid_authorization_details_invalid_resource_type: [
    400,
    'invalid_authorization_details',
    'The type value {0} in authorization_details is not supported.',
  ],

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
  unsupported_auth_method_client_creds_oauth_integration: [
    401,
    'invalid_client',
    'OAuth Integration Client Credentials requests to the Org Authorization Server must use either private_key_jwt or client_secret_basic as the token_endpoint_auth_method.',
  ],
  invalid_application_type_client_credentials: [
    401,
    'invalid_client',
    "Only clients with 'application_type' of 'service' may use the client_credentials 'grant_type' with the Org Authorization Server.",
  ],
  unsupported_auth_method_browser_request: [
    401,
    'invalid_client',
    'Browser requests to the token endpoint must use Proof Key for Code Exchange.',
  ],
  client_assertion_invalid_jwt: [401, 'invalid_client', 'The parsing of the client_assertion failed.'],
  client_assertion_invalid_issuer: [
    401,
    'invalid_client',
    'The issuer claim for client_assertion is not a valid client_id.',
  ],
  client_assertion_invalid_subject: [
    401,
    'invalid_client',
    'The subject claim for client_assertion is not a valid client_id.',
  ],
  client_assertion_invalid_audience: [
    401,
    'invalid_client',
    'The audience claim for client_assertion must be the endpoint invoked for the request.',
  ],
  client_assertion_expiration_required: [
    401,
    'invalid_client',
    "The client_assertion must contain the 'exp' claim as seconds since epoch.",
  ],
  client_assertion_expired_token: [401, 'invalid_client', 'The client_assertion token is expired.'],
  client_assertion_expires_too_far_in_future: [
    401,
    'invalid_client',
    'The client_assertion token has an expiration too far into the future.',
  ],
  client_assertion_issued_at_in_future: [
    401,
    'invalid_client',
    'The client_assertion token must be issued before the current time.',
  ],
  client_assertion_already_used: [401, 'invalid_client', 'The client_assertion token has already been used.'],
  client_assertion_invalid_signature: [401, 'invalid_client', 'The client_assertion signature is invalid.'],
  client_assertion_invalid_kid: [401, 'invalid_client', 'The client_assertion JWT kid is invalid.'],
  client_assertion_jwks_not_configured: [
    401,
    'invalid_client',
    'The client does not have a JWKSet configured, but the client_assertion requires one.',
  ],
  client_assertion_invalid_jwks: [401, 'invalid_client', 'The client JWKSet is invalid.'],
  client_assertion_invalid_signature_algorithm: [
    401,
    'invalid_client',
    'The client_assertion JWT signature algorithm is invalid.',
  ],
  client_assertion_invalid_secret_length: [
    401,
    'invalid_client',
    'The client secret is too short to verify a JWT HMAC.',
  ],
  client_assertion_invalid_no_secret: [
    401,
    'invalid_client',
    'The issuer and subject claim for client_assertion is invalid because the client does not have a client secret.',
  ],
  client_assertion_invalid_key_use: [
    401,
    'invalid_client',
    "The public key being used for client assertion has an invalid 'use' parameter. Valid values for the 'use' parameter are {0}.",
  ],
  client_assertion_not_signed_with_signing_key: [
    401,
    'invalid_client',
    'The client_assertion JWT needs to be signed using a signing key.',
  ],
  jwks_uri_error: [401, 'invalid_client', 'Error retrieving the client JWKSet from jwks_uri.'],
  jwks_uri_no_key: [401, 'invalid_client', 'The client JWKSet from jwks_uri must contain at least one key.'],
  jwks_uri_ambiguous_keys: [
    401,
    'invalid_client',
    'All keys in the client JWKSet from jwks_uri must have a unique kid.',
  ],
  token_encryption_no_encryption_key: [401, 'invalid_client', 'No encryption key found for the client.'],
  token_encryption_no_active_encryption_key: [401, 'invalid_client', 'No active encryption key found for the client.'],
  token_encryption_jwks_uri_no_encryption_key: [
    401,
    'invalid_client',
    "No encryption key found for the client at the 'jwks_uri'.",
  ],
  token_encryption_jwks_uri_multiple_encryption_keys: [
    401,
    'invalid_client',
    "Multiple encryption keys found for the client at the 'jwks_uri'.",
  ],
  token_encryption_invalid_encryption_key_client: [
    401,
    'invalid_client',
    'Invalid encryption key for client with kid={0}.',
  ],
  request_object_invalid_issuer: [401, 'invalid_client', 'The issuer of the request object is invalid.'],
  request_object_jwks_not_configured: [
    401,
    'invalid_client',
    'The client does not have a JWKSet configured, but the request object requires one.',
  ],
  ciba_request_grant_type_not_configured: [
    401,
    'invalid_client',
    "The client doesn't have the 'urn:openid:params:grant-type:ciba' grant type configured.",
  ],
  ciba_request_signed_algo_not_configured: [
    401,
    'invalid_client',
    "The client doesn't have a RequestObjectSigningAlgorithm configured for signing authentication requests for the Client-Initiated Backchannel Authentication flow.",
  ],
  jwks_uri_algorithm_required: [
    401,
    'invalid_client',
    'The client JWKSet from jwks_uri must contain at least one key with an algorithm matching the request_object_signature_algorithm.',
  ],
  jwks_uri_jku_mismatch_error: [401, 'invalid_client', "The 'jku' in JWT and 'jwks_uri' doesn't match."],
  jwks_uri_invalid_key_use: [
    401,
    'invalid_client',
    "The public key being used has an invalid 'use' parameter. Valid values for the 'use' parameter are {0}.",
  ],
  authorize_request_uri_mismatched_client: [
    401,
    'invalid_client',
    "The 'client_id' parameter does not match the expected value for the provided request_uri.",
  ],
  direct_auth_invalid_client_id: [
    401,
    'invalid_client',
    "The client_id '{0}' does not match the client_id in the original request '{1}'. Use the original client id and try again.",
  ],

  invalid_client_metadata: [400, 'invalid_client_metadata', 'Invalid request'],

  invalid_dpop_proof_missing_header: [400, 'invalid_dpop_proof', 'The DPoP proof JWT header is missing.'],
  invalid_dpop_proof_multiple_headers_not_allowed: [
    400,
    'invalid_dpop_proof',
    'Multiple DPoP proof JWT headers are not allowed.',
  ],
  invalid_dpop_proof: [400, 'invalid_dpop_proof', 'The DPoP proof JWT is invalid.'],
  invalid_dpop_proof_invalid_type: [400, 'invalid_dpop_proof', "'typ' must be 'dpop+jwt' in the DPoP proof JWT."],
  invalid_dpop_proof_invalid_signature_algorithm: [
    400,
    'invalid_dpop_proof',
    'The DPoP proof JWT signature algorithm is invalid.',
  ],
  invalid_dpop_proof_invalid_jwt: [400, 'invalid_dpop_proof', 'The DPoP proof JWT cannot be parsed.'],
  invalid_dpop_proof_invalid_signature: [400, 'invalid_dpop_proof', 'The DPoP proof JWT signature is invalid.'],
  invalid_dpop_proof_invalid_htm: [400, 'invalid_dpop_proof', "'htm' claim in the DPoP proof JWT is invalid."],
  invalid_dpop_proof_invalid_htu: [400, 'invalid_dpop_proof', "'htu' claim in the DPoP proof JWT is invalid."],
  invalid_dpop_proof_invalid_iat: [400, 'invalid_dpop_proof', "'iat' claim in the DPoP proof JWT is invalid."],
  invalid_dpop_proof_jwt_issued_in_future: [400, 'invalid_dpop_proof', 'The DPoP proof JWT is issued in the future.'],
  invalid_dpop_proof_jwt_too_old: [
    400,
    'invalid_dpop_proof',
    'The DPoP proof JWT is issued more than five minutes in the past.',
  ],
  invalid_dpop_proof_jwt_expired: [400, 'invalid_dpop_proof', 'The DPoP proof JWT is expired.'],
  invalid_dpop_proof_invalid_jti: [400, 'invalid_dpop_proof', "'jti' claim in the DPoP proof JWT is invalid."],
  dpop_proof_already_used: [400, 'invalid_dpop_proof', 'The DPoP proof JWT has already been used.'],
  dpop_proof_invalid_ath: [
    400,
    'invalid_dpop_proof',
    "'ath' claim in the DPoP proof does not match the presented access_token.",
  ],
  invalid_access_token_dpop_binding: [
    400,
    'invalid_dpop_proof',
    'The access_token is not bound to the provided DPoP proof.',
  ],
  invalid_dpop_proof_invalid_public_key_binding: [
    400,
    'invalid_dpop_proof',
    'Invalid DPoP Public Key binding in refresh token',
  ],

  user_rate_limited: [429, 'invalid_grant', 'API call exceeded rate limit due to too many requests.'],
  invalid_grant: [400, 'invalid_grant', 'Invalid grant'],
  pkce_verification_failed: [400, 'invalid_grant', 'PKCE verification failed.'],
  pkce_verification_failed_with_reason: [400, 'invalid_grant', 'PKCE verification failed: {0}.'],
  invalid_authorization_code: [400, 'invalid_grant', 'The authorization code is invalid or has expired.'],
  invalid_device_code: [400, 'invalid_grant', 'The device code is invalid or has expired.'],
  mismatched_client: [
    400,
    'invalid_grant',
    "The grant was issued to another client. Please make sure the 'client_id' matches the one used at the authorize request.",
  ],
  mismatched_redirect_uri: [
    400,
    'invalid_grant',
    "The 'redirect_uri' does not match the redirection URI used in the authorization request.",
  ],
  invalid_refresh_token: [400, 'invalid_grant', 'The refresh token is invalid or expired.'],
  password_auth_denied_mfa: [
    400,
    'invalid_grant',
    'Resource owner password credentials cannot be used with MFA enabled.',
  ],
  password_auth_denied_policy: [
    400,
    'invalid_grant',
    'Resource owner password credentials authentication denied by sign on policy.',
  ],
  invalid_password_credentials: [400, 'invalid_grant', 'The credentials provided were invalid.'],
  expired_password_credentials: [400, 'invalid_grant', 'Password has expired.'],
  missing_password_enrollment: [400, 'invalid_grant', 'The user does not configure a password.'],
  multiple_password_enrollments: [400, 'invalid_grant', 'The user has multiple passwords.'],
  invalid_saml_assertion: [400, 'invalid_grant', "'assertion' is not a valid SAML 2.0 Assertion."],
  saml_assertion_auth_denied_mfa: [400, 'invalid_grant', 'SAML Assertion credentials cannot be used with MFA enabled.'],
  saml_assertion_auth_denied_policy: [
    400,
    'invalid_grant',
    'SAML Assertion credentials authentication denied by sign on policy.',
  ],
  unsupported_saml_assertion: [400, 'invalid_grant', 'SAML Assertion Bearer Grant is not supported by OIE.'],
  token_exchange_subject_token_expired: [
    400,
    'invalid_grant',
    "The 'subject_token' either expired or the session associated with it was terminated.",
  ],
  web_sso_token_exchange_request_requires_scope: [
    400,
    'invalid_grant',
    "The 'actor_token' must have the 'okta.apps.sso' scope to request a 'web_sso_token'.",
  ],
  web_sso_subject_token_client_mismatch: [
    400,
    'invalid_grant',
    "The 'subject_token' must be issued to the client making the request.",
  ],
  web_sso_actor_token_wrong_audience: [
    400,
    'invalid_grant',
    "The 'actor_token' must be issued to the client making the request.",
  ],
  web_sso_app_assurance_not_met: [
    400,
    'invalid_grant',
    "The application's assurance requirements are not met by the 'subject_token'.",
  ],
  web_sso_client_not_permitted: [
    400,
    'invalid_grant',
    "The target audience app must be configured to allow the client to request a 'web_sso_token'.",
  ],
  interclient_token_exchange_request_requires_scope: [
    400,
    'invalid_grant',
    "The 'actor_token' must have the 'interclient_access' scope to request a 'interclient_token'.",
  ],
  client_requires_mfa_native_sso: [400, 'invalid_grant', "The client's assurance requirements are not met."],
  interaction_code_unsatisfiable: [
    400,
    'invalid_grant',
    'Additional user authentication is required but the assurance requirements cannot be met with the allowed authenticators. Check the authenticator and assurance configuration for the user and client.',
  ],
  invalid_interaction_code: [400, 'invalid_grant', 'The interaction code is invalid or has expired.'],
  jwt_bearer_grant_invalid_audience: [
    400,
    'invalid_grant',
    'The audience of the JWT Bearer Grant must match the the issuer of the authorization server.',
  ],
  jwt_bearer_grant_replayed: [400, 'invalid_grant', 'The jti of the JWT Bearer Grant was already used.'],
  id_jag_client_mismatch: [
    400,
    'invalid_grant',
    "The 'client_id' in the JWT Bearer Grant must match the 'client_id' used to authenticate the client.",
  ],
  id_jag_untrusted_issuer: [400, 'invalid_grant', 'The issuer of the id-jag is not a trusted authorization server.'],
  id_jag_expired: [400, 'invalid_grant', 'The id-jag is expired.'],
  id_jag_issued_in_future: [400, 'invalid_grant', 'The id-jag is issued in the future.'],
  id_jag_lifetime_too_long: [400, 'invalid_grant', 'The lifetime of the id-jag must not exceed 5 minutes.'],
  id_jag_invalid_signature: [400, 'invalid_grant', 'The signature of the id-jag is invalid.'],
  id_jag_replayed: [400, 'invalid_grant', 'The id-jag was already used.'],
  id_jag_invalid_subject: [400, 'invalid_grant', "The 'sub' claim in the id-jag is invalid."],
  id_jag_lacking_scopes: [400, 'invalid_grant', 'The id-jag must include at least one scope.'],
  direct_auth_invalid_otp: [
    400,
    'invalid_grant',
    "The 'otp' provided is either empty or incorrect. Use the correct OTP and try again.",
  ],
  direct_auth_oob_reject: [400, 'invalid_grant', 'User rejected out-of-band authentication prompt.'],
  direct_auth_invalid_login_hint: [400, 'invalid_grant', "The 'login_hint' does not uniquely identify a user."],
  direct_auth_no_pending_challenge: [400, 'invalid_grant', 'There is no pending WebAuthn challenge for the request.'],
  direct_auth_verification_failure: [
    400,
    'invalid_grant',
    'None of the WebAuthn authenticators the user has enrolled for was able to validate the assertion',
  ],

  invalid_initiate_login_uri: [400, 'invalid_initiate_login_uri', 'The initiate_login_uri is invalid.'],

  invalid_redirect_uri: [
    400,
    'invalid_redirect_uri',
    "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings.",
  ],

  multiple_client_credentials: [
    401,
    'invalid_request',
    'Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, credentials in the post body, or a client_assertion in the post body.',
  ],
  client_credentials_in_query: [400, 'invalid_request', 'Client credentials cannot be supplied via query parameters.'],
  client_assertion_type_invalid: [400, 'invalid_request', 'The client_assertion_type is invalid.'],
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
  invalid_authorization_server: [400, 'invalid_request', 'The authorization server id is invalid.'],
  dpop_proof_required_for_token: [400, 'invalid_request', 'The resource request requires a DPoP proof.'],
  dpop_authentication_scheme_required: [
    400,
    'invalid_request',
    'The resource request must use the DPoP authentication scheme when using a DPoP bound token.',
  ],
  access_token_missing: [401, 'invalid_request', 'The access token is missing.'],
  access_token_in_query: [400, 'invalid_request', 'The access token cannot be presented in a query string.'],
  access_token_duplicate: [
    400,
    'invalid_request',
    'The access token cannot be specified in both the Authorization header and the request-body.',
  ],
  invalid_request: [400, 'invalid_request', 'Invalid request'],
  unsupported_response_type_with_scope: [
    400,
    'invalid_request',
    'The response type {0} is not supported when requesting scope {1}. Allowed response types: [{2}].',
  ],
  required_response_type_with_scope: [
    400,
    'invalid_request',
    'The response type {0} is required when requesting scope {1}.',
  ],
  illegal_origin_browser_request: [
    400,
    'invalid_request',
    'Browser requests to the token endpoint must be part of at least one whitelisted redirect_uri.',
  ],
  not_trusted_origin_browser_request: [
    400,
    'invalid_request',
    'Browser requests to the token endpoint must be made from one of the registered Trusted Origins.',
  ],
  invalid_response_type_for_authenticator_enrollment: [
    400,
    'invalid_request',
    "Authenticator enrollment requires 'none' response_type.",
  ],
  unsupported_api_resource_for_none_response_type: [
    400,
    'invalid_request',
    "'resource' parameter is not supported for request with 'none' as response_type.",
  ],
  unsupported_scope_for_none_response_type: [
    400,
    'invalid_request',
    "'scope' parameter is not supported for request with 'none' as response_type.",
  ],
  unsupported_nonce_for_none_response_type: [
    400,
    'invalid_request',
    "'nonce' parameter is not supported for request with 'none' as response_type.",
  ],
  invalid_max_age_for_enroll_authenticator_prompt: [
    400,
    'invalid_request',
    "'max_age' parameter must have the value '0' for request with 'enroll_authenticator' as prompt.",
  ],
  invalid_prompt_for_none_response_type: [
    400,
    'invalid_request',
    "'prompt' parameter must have the value 'enroll_authenticator' for request with 'none' as response_type.",
  ],
  invalid_enroll_amr_for_none_response_type: [
    400,
    'invalid_request',
    "'enroll_amr_values' parameter must have valid space delimited authenticators list for request with 'none' as response_type.",
  ],
  invalid_acr_values_for_enroll_authenticator_prompt: [
    400,
    'invalid_request',
    "'acr_values' parameter must have the value 'urn:okta:loa:2fa:any:ifpossible' for request with 'enroll_authenticator' as prompt.",
  ],
  unknown_idp: [400, 'invalid_request', 'Identity provider is not valid.'],
  invalid_max_age: [
    400,
    'invalid_request',
    "Invalid value for 'max_age' parameter. It should be within range 0 - 2^31-1.",
  ],
  invalid_requested_expiry: [
    400,
    'invalid_request',
    "Invalid value for 'requested_expiry' parameter. It should be within range 0 - 2^31-1.",
  ],
  illegal_redirect_uri: [
    400,
    'invalid_request',
    "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings.",
  ],
  illegal_redirect_uri_enhanced: [
    400,
    'invalid_request',
    "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings: {0}",
  ],
  invalid_client_application_type: [
    400,
    'invalid_request',
    "Clients with 'application_type' of 'service' are not allowed to access the '{0}' endpoint.",
  ],
  invalid_state: [400, 'invalid_request', "The authentication request has an invalid 'state' parameter."],
  invalid_nonce: [
    400,
    'invalid_request',
    "The 'nonce' parameter is required for authorize requests with either the 'id_token' or 'token' response types..",
  ],
  invalid_prompt: [400, 'invalid_request', "Invalid value for 'prompt' parameter. Supported values: [{0}]"],
  invalid_prompt_for_zero_max_age: [
    400,
    'invalid_request',
    "'prompt' parameter must not have the value 'none' for request with 'zero' as max_age.",
  ],
  invalid_user_type: [400, 'invalid_request', "The 'user_type' parameter must be user type name or id."],
  pkce_invalid_challenge: [400, 'invalid_request', 'PKCE code challenge contains illegal characters.'],
  pkce_missing_challenge: [400, 'invalid_request', 'PKCE code challenge is required by the application.'],
  pkce_missing_challenge_verifier_present: [
    400,
    'invalid_request',
    'PKCE code challenge should be specified in the authorize request for code verification.',
  ],
  pkce_missing_verifier: [400, 'invalid_request', 'PKCE code verifier is required by the application.'],
  pkce_unsupported_code_challenge_method: [
    400,
    'invalid_request',
    'PKCE code challenge method is not supported. Valid values: [{0}]',
  ],
  token_request_missing_device_id: [400, 'invalid_request', "Token request missing 'device_id'."],
  mismatched_resource: [
    400,
    'invalid_request',
    "The 'resource' parameter does not match the resource used in the authorization request.",
  ],
  request_missing_token: [400, 'invalid_request', "The 'token' parameter is required."],
  mismatched_authorization_server: [400, 'invalid_request', 'The grant was issued for another authorization server.'],
  mfa_attestation_idp_not_allowed: [400, 'invalid_request', "'idp' cannot be specified for MFA attestation."],
  mfa_attestation_prompt_not_allowed: [
    400,
    'invalid_request',
    "'prompt' value cannot be specified for MFA attestation.",
  ],
  mfa_attestation_login_hint_required: [400, 'invalid_request', "'login_hint' is required for MFA attestation."],
  mfa_attestation_interact_requires_client_credentials: [
    400,
    'invalid_request',
    'The client authentication is required for MFA attestation request.',
  ],
  invalid_subject_token: [400, 'invalid_request', "'subject_token' is invalid."],
  invalid_subject_token_type: [400, 'invalid_request', "'subject_token_type' is invalid or not supported."],
  invalid_actor_token: [400, 'invalid_request', "'actor_token' is invalid."],
  invalid_actor_token_type: [400, 'invalid_request', "'actor_token_type' is invalid or not supported."],
  invalid_subject_actor_token_match: [
    400,
    'invalid_request',
    "When 'actor_token_type' is '{0}', 'subject_token_type' must be '{1}'.",
  ],
  invalid_requested_token_type: [400, 'invalid_request', "'requested_token_type' is invalid or not supported."],
  resource_app_assurance_not_met: [400, 'invalid_request', "'resource' app assurance is not met."],
  invalid_client_type_native_sso: [400, 'invalid_request', 'A service client may not use the native sso flow.'],
  on_behalf_invalid_client_type: [400, 'invalid_request', 'Only service clients may use on-behalf token exchange.'],
  associated_server_mapping_exists: [400, 'invalid_request', 'The associated server mapping already exists.'],
  pkce_challenge_required: [
    400,
    'invalid_request',
    'PKCE code challenge is required to use the interaction code flow.',
  ],
  invalid_device_token: [400, 'invalid_request', 'The request has a deviceToken with length greater than {0}.'],
  illegal_post_logout_redirect_uri: [
    400,
    'invalid_request',
    "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings.",
  ],
  illegal_post_logout_redirect_uri_enhanced: [
    400,
    'invalid_request',
    "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings: {0}",
  ],
  token_encryption_no_encryption_key_auth_server: [
    400,
    'invalid_request',
    'No encryption key found for the authorization server.',
  ],
  token_encryption_jwks_uri_no_encryption_key_auth_server: [
    400,
    'invalid_request',
    "No encryption key found for the authorization server at the 'jwksUri'.",
  ],
  token_encryption_jwks_uri_multiple_encryption_keys_auth_server: [
    400,
    'invalid_request',
    "Multiple encryption keys found for the authorization server at the 'jwksUri'.",
  ],
  jwks_uri_error_auth_server: [
    400,
    'invalid_request',
    'Error retrieving the authorization server JWKSet from jwks_uri.',
  ],
  token_encryption_invalid_encryption_key_auth_server: [
    400,
    'invalid_request',
    'Invalid encryption key for authorization server with kid={0}.',
  ],
  id_jag_scopes_in_request: [400, 'invalid_request', "The id-jag request must not include a 'scope' parameter."],
  authorize_request_object_and_request_uri_provided: [
    400,
    'invalid_request',
    'The authorize request must not contain both a request object and a request uri.',
  ],
  ciba_request_invalid_hint: [
    400,
    'invalid_request',
    "The Client-Initiated Backchannel Authentication Flow must contain only one of 'id_token_hint' or 'login_hint'.",
  ],
  ciba_request_missing_id_token_hint: [
    400,
    'invalid_request',
    "The Client-Initiated Backchannel Authentication Flow is missing 'id_token_hint'.",
  ],
  ciba_request_unknown_user_id: [
    400,
    'invalid_request',
    'The hint provided in the request did not match a user assigned to the client app.',
  ],
  pushed_authorization_request_uri_present: [
    400,
    'invalid_request',
    "The 'request_uri' parameter must not be present in the request.",
  ],
  invalid_activation_token: [400, 'invalid_request', 'The activation token is invalid'],
  invalid_application_type_for_interact: [
    400,
    'invalid_request',
    'Only confidential clients can use the activation token flow',
  ],
  invalid_recovery_token: [400, 'invalid_request', 'The recovery token is invalid'],
  direct_auth_invalid_channel_hint: [
    400,
    'invalid_request',
    "'{0}' is not supported as a 'channel_hint'. Try again with another value.",
  ],
  direct_auth_oob_code_not_for_mfa_token: [
    400,
    'invalid_request',
    "The 'oob_code' and the 'mfa_token' provided are not associated with each other. Review the values and try again.",
  ],
  direct_auth_invalid_challenge_type: [
    400,
    'invalid_request',
    "{0} is not supported as a 'challenge_type'. Try again with another value.",
  ],
  direct_auth_invalid_grant_type_supported: [
    400,
    'invalid_request',
    "{0} is not supported as a 'grant_type'. Remove or replace the value and try again.",
  ],
  direct_auth_invalid_as_id: [
    400,
    'invalid_request',
    "The authorization server id '{0}' in the url_path parameter does not match the authorization server id in the original request '{1}'. Use the original authorization server id and try again.",
  ],
  direct_auth_acr_values_changed: [
    400,
    'invalid_request',
    "The acr_values '{0}' do not match the acr_values requested in the original request '{1}'. Use the originally requested acr_values and try again.",
  ],
  direct_auth_mfa_attestation_with_other_acrs: [
    400,
    'invalid_request',
    'urn:okta:app:mfa:attestation can not be used with any other ACR values.',
  ],
  direct_auth_mfa_attestation_requires_client_credentials: [
    400,
    'invalid_request',
    'Client authentication is required for MFA attestation requests.',
  ],
  direct_auth_intent_values_changed: [
    400,
    'invalid_request',
    "The intent '{0}' does not match the intent requested in the original request '{1}'. Use the originally requested intent and try again.",
  ],
  direct_auth_invalid_intent: [400, 'invalid_request', "'{0}' is an invalid intent."],
  direct_auth_missing_login_hint: [400, 'invalid_request', "A 'login_hint' is required for the request."],
  direct_auth_invalid_challenge_hint: [
    400,
    'invalid_request',
    "'{0}' is not supported as a 'challenge_hint'. Try again with another value.",
  ],
  direct_auth_invalid_webauthn_challenge_data: [
    400,
    'invalid_request',
    "'clientDataJSON' is not a Base64 encoded JSON string containing a 'challenge'.",
  ],
  direct_auth_invalid_webauthn_request: [
    400,
    'invalid_request',
    "WebAuthn requests must contain 'authenticatorData', 'clientDataJSON', and 'signature'.",
  ],
  direct_auth_webauthn_challenge_not_for_mfa_token: [
    400,
    'invalid_request',
    "The 'challenge' and the 'mfa_token' provided are not associated with each other. Review the values and try again.",
  ],
  eam_invalid_id_token_hint: [400, 'invalid_request', 'The id_token_hint cannot be parsed.'],
  eam_invalid_id_token_hint_signature: [400, 'invalid_request', 'The id_token_hint signature is invalid.'],
  eam_id_token_hint_expired: [400, 'invalid_request', 'The id_token_hint is expired.'],
  eam_id_token_hint_expires_too_far_in_future: [
    400,
    'invalid_request',
    'The id_token_hint expires too far in the future.',
  ],
  eam_id_token_hint_issued_in_future: [400, 'invalid_request', 'The id_token_hint is issued in the future.'],
  eam_id_token_hint_before_nbf: [400, 'invalid_request', 'The id_token_hint is issued too early.'],
  eam_id_token_hint_invalid_audience: [400, 'invalid_request', 'The audience of the id_token_hint is invalid.'],
  eam_id_token_hint_invalid_issuer: [400, 'invalid_request', 'The issuer of the id_token_hint is invalid.'],
  eam_id_token_hint_invalid_tenant_id: [400, 'invalid_request', 'The tenant id is invalid.'],
  eam_id_token_hint_already_used: [400, 'invalid_request', 'The id_token_hint has already been used.'],
  eam_invalid_claims: [400, 'invalid_request', 'The requested claims parameter is invalid.'],
  eam_unsupported_acr: [400, 'invalid_request', 'The acr requested in the claims parameter is not supported.'],
  eam_invalid_amr: [400, 'invalid_request', 'The amr requested in the claims parameter is invalid.'],

  invalid_request_object: [400, 'invalid_request_object', 'The authorize request object is invalid.'],
  request_object_header_algo_mismatch: [
    400,
    'invalid_request_object',
    'The signing algorithm used is not supported by this client.',
  ],
  request_object_bad_signature: [400, 'invalid_request_object', 'The signature of the request object is invalid.'],
  request_object_audience_mismatch: [400, 'invalid_request_object', 'The audience of the request object is invalid.'],
  request_object_already_used: [400, 'invalid_request_object', 'The request object has already been used.'],
  request_object_invalid: [400, 'invalid_request_object', 'The request object cannot be parsed.'],
  request_object_jwt_expired: [400, 'invalid_request_object', 'The request object is expired.'],
  request_object_jwt_expiration_too_long: [
    400,
    'invalid_request_object',
    'The request object expires too far in the future.',
  ],
  request_object_issued_in_future: [400, 'invalid_request_object', 'The request object is issued in the future.'],
  request_object_before_nbf: [400, 'invalid_request_object', 'The request object is issued too early.'],
  request_object_jwt_invalid_key_use: [
    400,
    'invalid_request_object',
    "The public key being used for signing the request object has an invalid 'use' parameter. Valid values for the 'use' parameter are {0}.",
  ],
  request_object_invalid_jwks: [400, 'invalid_request_object', 'The client JWKSet is invalid.'],
  request_object_invalid_kid: [400, 'invalid_request_object', 'The JWT kid of the request object is invalid.'],
  request_object_invalid_signature_algorithm: [
    400,
    'invalid_request_object',
    'The JWT signature algorithm of the request object is invalid.',
  ],
  request_object_invalid_secret_length: [
    400,
    'invalid_request_object',
    'The JWT signature secret length is too short.',
  ],
  request_object_jwt_not_signed_with_signing_key: [
    400,
    'invalid_request_object',
    'The request object needs to be signed using a signing key.',
  ],

  invalid_request_uri: [400, 'invalid_request_uri', 'The authorize request_uri is invalid.'],
  authorize_request_uri_mismatched_authorization_server: [
    400,
    'invalid_request_uri',
    'The request_uri was issued for another authorization server.',
  ],

  invalid_response_type: [
    400,
    'invalid_response_type',
    "Invalid rich authorization request. The response_type must be 'code'.",
  ],

  missing_scopes: [400, 'invalid_scope', 'No scopes were requested.'],
  no_default_scopes: [
    400,
    'invalid_scope',
    "The authorization server resource does not have any configured default scopes, 'scope' must be provided.",
  ],
  no_matching_scope: [
    400,
    'invalid_scope',
    'One or more scopes are not configured for the authorization server resource.',
  ],
  illegal_custom_scope: [400, 'invalid_scope', 'Custom scopes are not allowed for this request.'],
  illegal_scopes: [400, 'invalid_scope', 'Scopes are not allowed for this request.'],
  illegal_scope: [400, 'invalid_scope', 'The following scopes are not allowed for this request: [{0}].'],
  openid_not_allowed_client_creds: [400, 'invalid_scope', "Cannot request 'openid' scopes using client credentials."],
  illegal_scope_combination: [400, 'invalid_scope', 'The following scopes cannot be requested together: [{0}].'],
  required_scope_combination: [
    400,
    'invalid_scope',
    'The following scopes: [{0}] must be requested together with [{1}].',
  ],
  invalid_scope: [
    400,
    'invalid_scope',
    'The requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner.',
  ],
  openid_scope_required: [
    400,
    'invalid_scope',
    "Requests for ID tokens or access tokens with OpenID scopes require the 'openid' scope.",
  ],
  unsupported_scope_browser_request: [
    400,
    'invalid_scope',
    'Browser requests to the token endpoint may not include the offline_access scope.',
  ],
  at_least_one_required_scope_combination: [
    400,
    'invalid_scope',
    'The following scopes: [{0}] must be requested together with at least one of [{1}].',
  ],
  mfa_attestation_invalid_scope: [400, 'invalid_scope', "'scope' must be 'openid' for MFA attestation."],
  openid_not_allowed_token_exchange: [
    400,
    'invalid_scope',
    "Can't request 'openid' scopes using the Token Exchange flow for a service app.",
  ],
  ciba_request_invalid_scope: [
    400,
    'invalid_scope',
    "The Client-Initiated Backchannel Authentication Flow must contain 'openid' scope.",
  ],
  ciba_request_missing_scope: [400, 'invalid_scope', 'No scopes were requested.'],
  direct_auth_invalid_scope: [
    400,
    'invalid_scope',
    "The requested scopes '{0}' do not match the scopes requested in the original request '{1}'. Use the originally requested scopes and try again.",
  ],
  direct_auth_scope_not_allowed: [
    400,
    'invalid_scope',
    "The 'scope' parameter is unsupported on this endpoint. Try again without this parameter.",
  ],
  direct_auth_invalid_scope_for_intent: [400, 'invalid_scope', "scope '{0}' cannot be requested with intent '{1}'."],

  invalid_social_token: [400, 'invalid_social_token', 'Could not acquire access token from authorization code.'],

  invalid_target: [400, 'invalid_target', 'The token request contains an invalid target.'],
  unsupported_resource: [400, 'invalid_target', "The authorization server has rejected the 'resource' parameter: {0}"],
  token_exchange_invalid_audience: [
    400,
    'invalid_target',
    'Token Exchange requests must include a valid audience of the authorization server.',
  ],
  token_exchange_invalid_resource: [400, 'invalid_target', "'resource' is invalid or not supported."],
  token_exchange_incomplete_resource_configuration: [
    400,
    'invalid_target',
    'The resource app is not completely configured or user is not assigned to the app.',
  ],

  access_token_not_dpop_bound: [401, 'invalid_token', 'The presented access_token is not DPoP bound.'],
  access_token_invalid: [401, 'invalid_token', 'The access token is invalid.'],
  token_expired: [401, 'invalid_token', 'The token has expired.'],
  access_token_revoked: [401, 'invalid_token', 'The access token has been revoked.'],
  access_token_invalid_audience: [401, 'invalid_token', 'The access token provided is not intended for Okta.'],
  access_token_invalid_issuer: [401, 'invalid_token', 'The access token provided has an invalid issuer.'],
  token_timestamp_invalid: [401, 'invalid_token', 'The token timestamp is invalid.'],
  invalid_token: [401, 'invalid_token', 'The token is invalid.'],
  id_token_invalid: [401, 'invalid_token', 'The id token is invalid.'],
  jwt_bearer_grant_invalid_issuer: [
    401,
    'invalid_token',
    'The issuer of the token is not permitted to use the JWT Bearer Grant.',
  ],
  web_sso_token_invalid: [401, 'invalid_token', "The 'web_sso_token' is invalid."],
  web_sso_token_invalid_jti: [401, 'invalid_token', "The 'web_sso_token' contains an invalid 'jti'."],
  web_sso_token_revoked: [401, 'invalid_token', "The 'web_sso_token' was revoked."],
  web_sso_token_invalid_aud: [401, 'invalid_token', "The 'web_sso_token' has an invalid audience."],
  web_sso_token_invalid_iss: [401, 'invalid_token', "The 'web_sso_token' has an invalid issuer."],
  one_time_sso_token_invalid: [401, 'invalid_token', "The '{0}' is invalid."],
  one_time_sso_token_invalid_jti: [401, 'invalid_token', "The '{0}' contains an invalid 'jti'."],
  one_time_sso_token_revoked: [401, 'invalid_token', "The '{0}' was revoked."],
  one_time_sso_token_invalid_aud: [401, 'invalid_token', "The '{0}' has an invalid audience."],
  one_time_sso_token_invalid_iss: [401, 'invalid_token', "The '{0}' has an invalid issuer."],
  interclient_token_invalid_tid: [401, 'invalid_token', "The 'interclient_token' has an invalid target ID."],

  invalid_user_code: [400, 'invalid_user_code', 'The user code is invalid or has expired.'],

  jit_failure: [400, 'jit_failure', 'Unable to create the user.'],

  jit_failure_invalid_locale: [
    400,
    'jit_failure_invalid_locale',
    'Unable to create the user. The locale property is invalid.',
  ],

  jit_failure_invalid_login_format: [
    400,
    'jit_failure_invalid_login_format',
    'Unable to create the user. Username is not an email address or contains invalid characters.',
  ],

  jit_failure_missing_fields: [
    400,
    'jit_failure_missing_fields',
    "Unable to create the user. The following required properties are missing: '{0}'.",
  ],

  jit_failure_values_not_match_pattern: [
    400,
    'jit_failure_values_not_match_pattern',
    "Unable to create the user. Properties don't match required pattern. Invalid fields: {0}.",
  ],

  jit_failure_values_too_long: [
    400,
    'jit_failure_values_too_long',
    'Unable to create the user. Exceeded max length for properties. Invalid fields: {0}.',
  ],

  login_required: [400, 'login_required', 'The client specified not to prompt, but the user is not logged in.'],
  app_sign_on_required: [
    400,
    'login_required',
    'The client specified not to prompt, but the client app requires re-authentication or MFA.',
  ],
  no_existing_session: [
    400,
    'login_required',
    "A 'prompt' value of 'none' requires an existing session to successfully authorize.",
  ],
  request_expired: [400, 'login_required', 'Request expired, please start over and try again.'],

  mfa_not_required: [
    400,
    'mfa_not_required',
    'The MFA attestation request cannot proceed because the client app policy does not require MFA.',
  ],

  mfa_required: [403, 'mfa_required', 'Verify with an additional authenticator to complete the sign-in process.'],

  missing_initiate_login_uri: [400, 'missing_initiate_login_uri', 'initiate_login_uri is missing.'],

  missing_redirect_uri: [400, 'missing_redirect_uri', 'redirect_uri is missing.'],

  one_time_sso_token_replayed: [400, 'one_time_sso_token_replayed', "The '{0}' was already consumed."],

  platformsso_invalid_password_credentials: [
    400,
    'platformsso_invalid_password_credentials',
    'The credentials provided for platformsso authentication were invalid.',
  ],

  refresh_token_validation_failure: [
    400,
    'refresh_token_validation_failure',
    "Can't create refresh token. The following field(s) are too long: '{0}'.",
  ],

  request_not_supported: [
    400,
    'request_not_supported',
    'The authorize request object is not supported by this client.',
  ],
  request_object_no_client_secret: [
    400,
    'request_not_supported',
    'The issuer of the request object does not have a client secret.',
  ],

  request_uri_not_supported: [
    400,
    'request_uri_not_supported',
    'The authorize request uri is not supported by this client.',
  ],

  scope_present: [
    400,
    'scope_present',
    "Invalid rich authorization request. The request should not include 'scope' parameter.",
  ],

  server_error: [
    500,
    'server_error',
    'The authorization server encountered an unexpected condition that prevented it from fulfilling the request.',
  ],
  feature_not_enabled: [403, 'server_error', 'The requested feature is not enabled in this environment.'],
  id_token_not_generated: [500, 'server_error', 'Failed to create the id_token.'],
  access_token_not_generated: [500, 'server_error', 'Failed to create the access_token.'],
  id_jag_not_generated: [500, 'server_error', 'Failed to create the id assertion authorization grant.'],
  rar_token_not_generated: [500, 'server_error', 'Failed to create the RAR based access_token.'],
  too_many_groups_in_groups_claim: [
    400,
    'server_error',
    'The groups claim matched too many groups and must be configured to match fewer groups.',
  ],
  user_claim_evaluation_failure: [400, 'server_error', "=The '{0}' user claim could not be evaluated."],
  system_claim_evaluation_failure: [400, 'server_error', "The '{0}' system claim could not be evaluated."],
  callback_returned_error: [400, 'server_error', '{0}'],
  callback_returned_error_without_description: [400, 'server_error', 'The callback service returned an error.'],
  invalid_social_state: [500, 'server_error', 'The social identity provider returned an invalid state back to Okta.'],
  get_social_profile_error: [500, 'server_error', 'Could not fetch social profile.'],
  invalid_callout_response: [500, 'server_error', 'The callout service returned an invalid response.'],
  direct_auth_oob_failure: [500, 'server_error', 'Failed to initiate out-of-band authentication.'],

  slow_down: [400, 'slow_down', 'Slow down the polling frequency. Please try again later.'],
  ciba_slow_down: [400, 'slow_down', 'Slow down the polling frequency. Try again later.'],

  temporarily_unavailable: [
    400,
    'temporarily_unavailable',
    'The authorization server is currently unable to handle the request due to a temporary overloading or maintenance of the server.',
  ],

  too_many_user_codes: [429, 'too_many_user_codes', 'Too many user codes generated. Please try again later.'],

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
  unsupported_grant_type_browser_request: [
    400,
    'unauthorized_client',
    'Browser requests to the token endpoint may only use the authorization_code grant_type.',
  ],
  invalid_client_aerial_authorization_server: [
    400,
    'unauthorized_client',
    'This client cannot use the Aerial authorization server.',
  ],
  confidential_client_required: [400, 'unauthorized_client', 'Confidential client is required to make this request.'],

  unmet_authentication_requirements: [
    400,
    'unmet_authentication_requirements',
    "Unable to meet the authentication requirements imposed by 'acr_values' parameter.",
  ],

  unsupported_api_resource: [
    400,
    'unsupported_api_resource',
    'The api resource is not supported by the authorization server.',
  ],
  unsupported_api_resource_for_authorization: [
    400,
    'unsupported_api_resource',
    'Only support default api resource for authorization when passing resource parameter.',
  ],

  unsupported_grant_type: [
    400,
    'unsupported_grant_type',
    'The authorization grant type is not supported by the authorization server. Configured grant types: [{0}].',
  ],
  unsupported_grant_type_client_creds_org_as: [
    400,
    'unsupported_grant_type',
    "'client_credentials' grant type can only be used with a custom authorization server.",
  ],
  unsupported_grant_type_token_exchange: [
    400,
    'unsupported_grant_type',
    "'urn:ietf:params:oauth:grant-type:token-exchange' grant type is not supported.",
  ],

  unsupported_response_mode: [
    400,
    'unsupported_response_mode',
    'The response mode is not supported by the authorization server. Valid response modes: [query, fragment, form_post, okta_post_message].',
  ],
  unsupported_response_mode_query_with_tokens: [
    400,
    'unsupported_response_mode',
    "'query' response mode cannot be used with either the 'id_token' or 'token' response types.",
  ],
  unsupported_response_mode_okta_post_message_with_code: [
    400,
    'unsupported_response_mode',
    "'okta_post_message' response mode cannot be used with the 'code' response type.",
  ],

  unsupported_response_type: [
    400,
    'unsupported_response_type',
    'The response type is not supported by the authorization server. Configured response types: [{0}].',
  ],
  mfa_attestation_response_type_invalid: [
    400,
    'unsupported_response_type',
    "'response_type' must be 'id_token' for MFA attestation.",
  ],

  use_dpop_nonce: [400, 'use_dpop_nonce', 'Authorization server requires nonce in DPoP proof.'],

  web_sso_token_replayed: [400, 'web_sso_token_replayed', "The 'web_sso_token' was already consumed."],
} as const satisfies Record<string, readonly [status: number, error: string, description: string]>;

/** Okta's internal name of an error: unique, where `error` is not. */
export type PublishedOAuthKey = keyof typeof PUBLISHED_OAUTH_ERRORS;
