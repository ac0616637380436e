// The OAuth errors that an integration seldom meets, as Okta publishes them: status, internal name and description as on the
// wire (`{0}` is what varies), by `error`. Of release 2026.04.1 of Okta's table, the newest that could be had as a file; the
// table of 2026.08.1 (FACTS §1.3) has some more. Together with oauth-error-codes.ts these are all of 2026.04.1.
// Where that file has the placeholder filled by mistake, it is put back. Facts only: the words are in oauth-error-family.ts.

export const OAUTH_ERROR_FACTS: Readonly<Record<string, string>> = {
  access_denied: `403 access_denied The resource owner or authorization server denied the request.
403 openid_scope_required_access_token Requests for ID tokens or access tokens with OpenID scopes require the 'openid' scope.
400 feature_not_enabled_access_denied The requested feature is not enabled in this environment.
400 oie_not_enabled_for_interact The requested feature (Interaction Code flow) isn't enabled in this environment. Ensure that you have Okta Identity Engine enabled and the Interaction Code flow enabled for this application and authorization server.
403 enroll_authenticator_limit_reached Authenticator enrollment has reached it's limit. Please contact support for assistance.
403 enroll_authenticator_not_allowed Authenticator enrollment is not allowed at this time. Please contact support for assistance.
403 lite_user_grant_type_not_allowed User with lite classification status is not allowed to use the provided 'grant_type'
400 user_not_assigned User is not assigned to the client application.
400 refresh_scopes_denied Some of the scopes requested for the refresh request were not granted in the original authorize request. Denied scopes: {0}.
403 unsupported_mfa_attestation 'acr_values' not supported.
403 mfa_prompt_required_but_not_configured The authorize request required an MFA prompt but the org has no factors configured.
403 mfa_attestation_policy_denied The MFA attestation request was denied by policy.
403 mfa_attestation_cannot_enroll The MFA attestation request requires user enrollment but the app does not support inline enrollment.
403 mfa_attestation_requires_signed_request_object MFA attestation requests must be made using a signed request JWT.
403 mfa_attestation_cannot_use_custom_as MFA attestation requests cannot use a custom authorization server.
403 mfa_attestation_login_hint_invalid 'login_hint' did not match a user assigned to the client app.
403 access_denied_by_aerial The Aerial service denied the request.
403 aerial_admin_access_denied The authentication policy on your Aerial org must meet or exceed the authentication policy on the org you're accessing.
403 interclient_token_target_not_permitted Only SAML and OIDC apps support the use of the 'interclient_token'.
403 interclient_relationship_not_configured No trust relationship exists between the client app and the target app.
403 associated_server_not_exists The associated server doesn't exist.
403 associated_server_not_trusted The 'subject_token' issuer isn't a trusted authorization server.
403 unsupported_token_exchange_flow The Token Exchange flow from {0} app to {1} app isn't supported.
403 admin_consent_insufficient_permission The user does not have sufficient permission to provide Administrator Consent.
403 invalid_userinfo_response The UserInfo response is invalid.
403 social_transaction_expired Social transaction expired.
403 failed_username_transform Failed to generate username.
403 failed_username_transform_invalid_expression The username transform '{0}' is invalid.
403 failed_username_transform_missed_field The following required property is missing: '{0}'.
403 failed_username_transform_whitespaces_found Unable to create a user. Username contains invalid whitespace characters: '{0}'.
403 user_match_error Could not match social profile to an Okta user.
403 user_link_error Error in linking or finding a linked user.
403 invalid_user_status_error User status is invalid.
403 login_failed Login failed.
403 jit_disabled User creation was disabled.
403 jit_denied User creation was denied by the callout service.
403 link_disabled User linking was disabled.
403 link_failure User linking failed.
403 link_denied_group User linking was denied because the user is not in any of the specified groups.
403 link_denied_user User linking was denied because the user is not allowed by the account linking filters.
403 link_denied_callout User linking was denied by the callout service.
403 mismatched_user_in_cache_and_session Invalid session.
403 user_canceled_request User canceled the social login request.
403 invalid_username Transformed username '{0}' is invalid.
403 password_expired The user's password is expired.
403 security_method_setup_not_allowed Security method can't be set up at this time.
403 password_reset_not_allowed Reset password is not allowed at this time. Please contact support for assistance.
400 ciba_feature_not_supported The Client-Initiated Backchannel Authentication flow currently only supports web applications.
400 ciba_mfa_challenge_initiation_failure Failed to initiate the MFA challenge for the Client-Initiated Backchannel Authentication flow.
403 interclient_token_user_canceled_request User canceled the authentication.
403 online_access_authentication_required The authorization server requires the user to re-authenticate.
403 device_bound_sso_invalid_dpop_public_key The public key used to sign the DPoP proof JWT is invalid.
403 direct_auth_policy_denied User couldn't be signed-in through direct authentication because authentication policy wasn't satisfied.
403 direct_auth_not_challenged_for_required_factor_type Unable to prompt for the requested authenticators. Review the Authentication Policy’s requirements or request another authenticator and try again.
403 direct_auth_factor_enrollment_required The required authenticator cannot be used. Check if it is required by policy and the user is enrolled in the authenticator and try again.
403 direct_auth_expired_token '{0}' has expired. Use a new '{1}' and try again.
403 direct_auth_grant_types_supported_not_prompted The 'grant_types_supported' '{0}' are not sufficient to satisfy the authentication policy. Configure additional grant types for the client or revise the authentication policy to allow the user to sign-in.
403 direct_auth_prompted_grant_type_disabled_for_client The grant types required to satisfy sign on policy are disabled for the client.
403 direct_auth_recovery_authenticator_disabled Authenticators required by recovery policy are not enabled authenticators.
403 direct_auth_recovery_not_enabled_for_user Password recovery is not enabled for the user.
403 direct_auth_recovery_empty_auth_chain Recovery policy does not specify any authenticators that can be used for recovery.
403 eam_amr_unsatisfiable The amr requested cannot be satisfied with the user's current authenticator enrollments.
403 eam_user_canceled_request User canceled the authentication.`,
  authorization_pending: `400 authorization_pending The device authorization is pending. Please try again later.
400 ciba_authorization_pending The authorization request is still pending as the user hasn't yet been authenticated.
400 direct_auth_authorization_pending No user response received on the out-of-band authenticator yet. Continue polling to wait for a response.`,
  consent_required: `400 consent_required The following scopes require user consent: [{0}].
400 consent_required_ropf The following scopes require user consent: [{0}]. To access protected scopes using the resource owner password grant type, please uncheck 'Require consent' in the app settings or set the 'consent_method' to 'TRUSTED' through the apps API.
400 consent_required_token_exchange The following scopes require user consent: [{0}]. To access protected scopes using the token_exchange password grant type, please uncheck 'Require consent' in the app settings or set the apps 'consent_method' to 'TRUSTED'.`,
  expired_token: `400 expired_token The device code has expired.
400 ciba_expired_auth_req_id The 'auth_req_id' is invalid or has expired. Make a new authentication request.`,
  id_token_does_not_match_session: `400 id_token_does_not_match_session The ID token subject does not match the current session's user.`,
  idp_initated_flow_disabled: `400 idp_initated_flow_disabled IdP-initiated login is disabled for this client.`,
  insufficient_scope: `403 insufficient_scope Insufficient scope`,
  insufficient_user_authentication: `401 insufficient_user_authentication The user authentication context is insufficient to perform the action.`,
  interaction_required: `400 interaction_required Your client is configured to use the interaction code flow and user interaction is required to complete the request.
400 oauth_sts_interaction_required The user must authenticate with the authorization server for the request to proceed.`,
  invalid_authorization_details: `400 invalid_authorization_details Invalid authorization_details.
400 invalid_authorization_details_with_errors Invalid authorization_details. Errors: [{0}].
400 invalid_authorization_details_invalid_resource_type The type value {0} in authorization_details is not supported.`,
  invalid_client: `401 token_encryption_no_encryption_key No encryption key found for the client.
401 token_encryption_no_active_encryption_key No active encryption key found for the client.
401 token_encryption_jwks_uri_no_encryption_key No encryption key found for the client at the 'jwks_uri'.
401 token_encryption_jwks_uri_multiple_encryption_keys Multiple encryption keys found for the client at the 'jwks_uri'.
401 token_encryption_invalid_encryption_key_client Invalid encryption key for client with kid={0}.
401 request_object_invalid_issuer The issuer of the request object is invalid.
401 request_object_jwks_not_configured The client does not have a JWKSet configured, but the request object requires one.
401 ciba_request_grant_type_not_configured The client doesn't have the 'urn:openid:params:grant-type:ciba' grant type configured.
401 ciba_request_signed_algo_not_configured The client doesn't have a RequestObjectSigningAlgorithm configured for signing authentication requests for the Client-Initiated Backchannel Authentication flow.
401 jwks_uri_algorithm_required The client JWKSet from jwks_uri must contain at least one key with an algorithm matching the request_object_signature_algorithm.
401 jwks_uri_jku_mismatch_error The 'jku' in JWT and 'jwks_uri' doesn't match.
401 jwks_uri_invalid_key_use The public key being used has an invalid 'use' parameter. Valid values for the 'use' parameter are {0}.
401 authorize_request_uri_mismatched_client The 'client_id' parameter does not match the expected value for the provided request_uri.
401 direct_auth_invalid_client_id The client_id '{0}' does not match the client_id in the original request '{1}'. Use the original client id and try again.`,
  invalid_client_metadata: `400 invalid_client_metadata Invalid request`,
  invalid_dpop_proof: `400 invalid_dpop_proof_invalid_public_key_binding Invalid DPoP Public Key binding in refresh token`,
  invalid_grant: `400 invalid_grant Invalid grant
400 pkce_verification_failed PKCE verification failed.
400 pkce_verification_failed_with_reason PKCE verification failed: {0}.
400 invalid_authorization_code The authorization code is invalid or has expired.
400 invalid_device_code The device code is invalid or has expired.
400 mismatched_client The grant was issued to another client. Please make sure the 'client_id' matches the one used at the authorize request.
400 mismatched_redirect_uri The 'redirect_uri' does not match the redirection URI used in the authorization request.
400 invalid_refresh_token The refresh token is invalid or expired.
400 password_auth_denied_mfa Resource owner password credentials cannot be used with MFA enabled.
400 password_auth_denied_policy Resource owner password credentials authentication denied by sign on policy.
400 invalid_password_credentials The credentials provided were invalid.
400 expired_password_credentials Password has expired.
400 missing_password_enrollment The user does not configure a password.
400 multiple_password_enrollments The user has multiple passwords.
400 invalid_saml_assertion 'assertion' is not a valid SAML 2.0 Assertion.
400 saml_assertion_auth_denied_mfa SAML Assertion credentials cannot be used with MFA enabled.
400 saml_assertion_auth_denied_policy SAML Assertion credentials authentication denied by sign on policy.
400 unsupported_saml_assertion SAML Assertion Bearer Grant is not supported by OIE.
400 token_exchange_subject_token_expired The 'subject_token' either expired or the session associated with it was terminated.
400 web_sso_token_exchange_request_requires_scope The 'actor_token' must have the 'okta.apps.sso' scope to request a 'web_sso_token'.
400 web_sso_subject_token_client_mismatch The 'subject_token' must be issued to the client making the request.
400 web_sso_actor_token_wrong_audience The 'actor_token' must be issued to the client making the request.
400 web_sso_app_assurance_not_met The application's assurance requirements are not met by the 'subject_token'.
400 web_sso_client_not_permitted The target audience app must be configured to allow the client to request a 'web_sso_token'.
400 interclient_token_exchange_request_requires_scope The 'actor_token' must have the 'interclient_access' scope to request a 'interclient_token'.
400 client_requires_mfa_native_sso The client's assurance requirements are not met.
400 interaction_code_unsatisfiable Additional user authentication is required but the assurance requirements cannot be met with the allowed authenticators. Check the authenticator and assurance configuration for the user and client.
400 invalid_interaction_code The interaction code is invalid or has expired.
400 jwt_bearer_grant_invalid_audience The audience of the JWT Bearer Grant must match the the issuer of the authorization server.
400 jwt_bearer_grant_replayed The jti of the JWT Bearer Grant was already used.
400 id_jag_client_mismatch The 'client_id' in the JWT Bearer Grant must match the 'client_id' used to authenticate the client.
400 id_jag_untrusted_issuer The issuer of the id-jag is not a trusted authorization server.
400 id_jag_expired The id-jag is expired.
400 id_jag_issued_in_future The id-jag is issued in the future.
400 id_jag_lifetime_too_long The lifetime of the id-jag must not exceed 5 minutes.
400 id_jag_invalid_signature The signature of the id-jag is invalid.
400 id_jag_replayed The id-jag was already used.
400 id_jag_invalid_subject The 'sub' claim in the id-jag is invalid.
400 id_jag_lacking_scopes The id-jag must include at least one scope.
400 direct_auth_invalid_otp The 'otp' provided is either empty or incorrect. Use the correct OTP and try again.
400 direct_auth_oob_reject User rejected out-of-band authentication prompt.
400 direct_auth_invalid_login_hint The 'login_hint' does not uniquely identify a user.
400 direct_auth_no_pending_challenge There is no pending WebAuthn challenge for the request.
400 direct_auth_verification_failure None of the WebAuthn authenticators the user has enrolled for was able to validate the assertion`,
  invalid_initiate_login_uri: `400 invalid_initiate_login_uri The initiate_login_uri is invalid.`,
  invalid_redirect_uri: `400 invalid_redirect_uri The 'redirect_uri' parameter must be a Login redirect URI in the client app settings.`,
  invalid_request: `400 invalid_request Invalid request
400 unsupported_response_type_with_scope The response type {0} is not supported when requesting scope {1}. Allowed response types: [{2}].
400 required_response_type_with_scope The response type {0} is required when requesting scope {1}.
400 illegal_origin_browser_request Browser requests to the token endpoint must be part of at least one whitelisted redirect_uri.
400 not_trusted_origin_browser_request Browser requests to the token endpoint must be made from one of the registered Trusted Origins.
400 invalid_response_type_for_authenticator_enrollment Authenticator enrollment requires 'none' response_type.
400 unsupported_api_resource_for_none_response_type 'resource' parameter is not supported for request with 'none' as response_type.
400 unsupported_scope_for_none_response_type 'scope' parameter is not supported for request with 'none' as response_type.
400 unsupported_nonce_for_none_response_type 'nonce' parameter is not supported for request with 'none' as response_type.
400 invalid_max_age_for_enroll_authenticator_prompt 'max_age' parameter must have the value '0' for request with 'enroll_authenticator' as prompt.
400 invalid_prompt_for_none_response_type 'prompt' parameter must have the value 'enroll_authenticator' for request with 'none' as response_type.
400 invalid_enroll_amr_for_none_response_type 'enroll_amr_values' parameter must have valid space delimited authenticators list for request with 'none' as response_type.
400 invalid_acr_values_for_enroll_authenticator_prompt 'acr_values' parameter must have the value 'urn:okta:loa:2fa:any:ifpossible' for request with 'enroll_authenticator' as prompt.
400 unknown_idp Identity provider is not valid.
400 invalid_max_age Invalid value for 'max_age' parameter. It should be within range 0 - 2^31-1.
400 invalid_requested_expiry Invalid value for 'requested_expiry' parameter. It should be within range 0 - 2^31-1.
400 illegal_redirect_uri The 'redirect_uri' parameter must be a Login redirect URI in the client app settings.
400 illegal_redirect_uri_enhanced The 'redirect_uri' parameter must be a Login redirect URI in the client app settings: {0}
400 invalid_client_application_type Clients with 'application_type' of 'service' are not allowed to access the '{0}' endpoint.
400 invalid_state The authentication request has an invalid 'state' parameter.
400 invalid_nonce The 'nonce' parameter is required for authorize requests with either the 'id_token' or 'token' response types..
400 invalid_prompt Invalid value for 'prompt' parameter. Supported values: [{0}]
400 invalid_prompt_for_zero_max_age 'prompt' parameter must not have the value 'none' for request with 'zero' as max_age.
400 invalid_user_type The 'user_type' parameter must be user type name or id.
400 pkce_invalid_challenge PKCE code challenge contains illegal characters.
400 pkce_missing_challenge PKCE code challenge is required by the application.
400 pkce_missing_challenge_verifier_present PKCE code challenge should be specified in the authorize request for code verification.
400 pkce_missing_verifier PKCE code verifier is required by the application.
400 pkce_unsupported_code_challenge_method PKCE code challenge method is not supported. Valid values: [{0}]
400 token_request_missing_device_id Token request missing 'device_id'.
400 mismatched_resource The 'resource' parameter does not match the resource used in the authorization request.
400 request_missing_token The 'token' parameter is required.
400 mismatched_authorization_server The grant was issued for another authorization server.
400 mfa_attestation_idp_not_allowed 'idp' cannot be specified for MFA attestation.
400 mfa_attestation_prompt_not_allowed 'prompt' value cannot be specified for MFA attestation.
400 mfa_attestation_login_hint_required 'login_hint' is required for MFA attestation.
400 mfa_attestation_interact_requires_client_credentials The client authentication is required for MFA attestation request.
400 invalid_subject_token 'subject_token' is invalid.
400 invalid_subject_token_type 'subject_token_type' is invalid or not supported.
400 invalid_actor_token 'actor_token' is invalid.
400 invalid_actor_token_type 'actor_token_type' is invalid or not supported.
400 invalid_subject_actor_token_match When 'actor_token_type' is '{0}', 'subject_token_type' must be '{1}'.
400 invalid_requested_token_type 'requested_token_type' is invalid or not supported.
400 resource_app_assurance_not_met 'resource' app assurance is not met.
400 invalid_client_type_native_sso A service client may not use the native sso flow.
400 on_behalf_invalid_client_type Only service clients may use on-behalf token exchange.
400 associated_server_mapping_exists The associated server mapping already exists.
400 pkce_challenge_required PKCE code challenge is required to use the interaction code flow.
400 invalid_device_token The request has a deviceToken with length greater than {0}.
400 illegal_post_logout_redirect_uri The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings.
400 illegal_post_logout_redirect_uri_enhanced The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings: {0}
400 token_encryption_no_encryption_key_auth_server No encryption key found for the authorization server.
400 token_encryption_jwks_uri_no_encryption_key_auth_server No encryption key found for the authorization server at the 'jwksUri'.
400 token_encryption_jwks_uri_multiple_encryption_keys_auth_server Multiple encryption keys found for the authorization server at the 'jwksUri'.
400 jwks_uri_error_auth_server Error retrieving the authorization server JWKSet from jwks_uri.
400 token_encryption_invalid_encryption_key_auth_server Invalid encryption key for authorization server with kid={0}.
400 id_jag_scopes_in_request The id-jag request must not include a 'scope' parameter.
400 authorize_request_object_and_request_uri_provided The authorize request must not contain both a request object and a request uri.
400 ciba_request_invalid_hint The Client-Initiated Backchannel Authentication Flow must contain only one of 'id_token_hint' or 'login_hint'.
400 ciba_request_missing_id_token_hint The Client-Initiated Backchannel Authentication Flow is missing 'id_token_hint'.
400 ciba_request_unknown_user_id The hint provided in the request did not match a user assigned to the client app.
400 pushed_authorization_request_uri_present The 'request_uri' parameter must not be present in the request.
400 invalid_activation_token The activation token is invalid
400 invalid_application_type_for_interact Only confidential clients can use the activation token flow
400 invalid_recovery_token The recovery token is invalid
400 direct_auth_invalid_channel_hint '{0}' is not supported as a 'channel_hint'. Try again with another value.
400 direct_auth_oob_code_not_for_mfa_token The 'oob_code' and the 'mfa_token' provided are not associated with each other. Review the values and try again.
400 direct_auth_invalid_challenge_type {0} is not supported as a 'challenge_type'. Try again with another value.
400 direct_auth_invalid_grant_type_supported {0} is not supported as a 'grant_type'. Remove or replace the value and try again.
400 direct_auth_invalid_as_id The authorization server id '{0}' in the url_path parameter does not match the authorization server id in the original request '{1}'. Use the original authorization server id and try again.
400 direct_auth_acr_values_changed The acr_values '{0}' do not match the acr_values requested in the original request '{1}'. Use the originally requested acr_values and try again.
400 direct_auth_mfa_attestation_with_other_acrs urn:okta:app:mfa:attestation can not be used with any other ACR values.
400 direct_auth_mfa_attestation_requires_client_credentials Client authentication is required for MFA attestation requests.
400 direct_auth_intent_values_changed The intent '{0}' does not match the intent requested in the original request '{1}'. Use the originally requested intent and try again.
400 direct_auth_invalid_intent '{0}' is an invalid intent.
400 direct_auth_missing_login_hint A 'login_hint' is required for the request.
400 direct_auth_invalid_challenge_hint '{0}' is not supported as a 'challenge_hint'. Try again with another value.
400 direct_auth_invalid_webauthn_challenge_data 'clientDataJSON' is not a Base64 encoded JSON string containing a 'challenge'.
400 direct_auth_invalid_webauthn_request WebAuthn requests must contain 'authenticatorData', 'clientDataJSON', and 'signature'.
400 direct_auth_webauthn_challenge_not_for_mfa_token The 'challenge' and the 'mfa_token' provided are not associated with each other. Review the values and try again.
400 eam_invalid_id_token_hint The id_token_hint cannot be parsed.
400 eam_invalid_id_token_hint_signature The id_token_hint signature is invalid.
400 eam_id_token_hint_expired The id_token_hint is expired.
400 eam_id_token_hint_expires_too_far_in_future The id_token_hint expires too far in the future.
400 eam_id_token_hint_issued_in_future The id_token_hint is issued in the future.
400 eam_id_token_hint_before_nbf The id_token_hint is issued too early.
400 eam_id_token_hint_invalid_audience The audience of the id_token_hint is invalid.
400 eam_id_token_hint_invalid_issuer The issuer of the id_token_hint is invalid.
400 eam_id_token_hint_invalid_tenant_id The tenant id is invalid.
400 eam_id_token_hint_already_used The id_token_hint has already been used.
400 eam_invalid_claims The requested claims parameter is invalid.
400 eam_unsupported_acr The acr requested in the claims parameter is not supported.
400 eam_invalid_amr The amr requested in the claims parameter is invalid.`,
  invalid_request_object: `400 invalid_request_object The authorize request object is invalid.
400 request_object_header_algo_mismatch The signing algorithm used is not supported by this client.
400 request_object_bad_signature The signature of the request object is invalid.
400 request_object_audience_mismatch The audience of the request object is invalid.
400 request_object_already_used The request object has already been used.
400 request_object_invalid The request object cannot be parsed.
400 request_object_jwt_expired The request object is expired.
400 request_object_jwt_expiration_too_long The request object expires too far in the future.
400 request_object_issued_in_future The request object is issued in the future.
400 request_object_before_nbf The request object is issued too early.
400 request_object_jwt_invalid_key_use The public key being used for signing the request object has an invalid 'use' parameter. Valid values for the 'use' parameter are {0}.
400 request_object_invalid_jwks The client JWKSet is invalid.
400 request_object_invalid_kid The JWT kid of the request object is invalid.
400 request_object_invalid_signature_algorithm The JWT signature algorithm of the request object is invalid.
400 request_object_invalid_secret_length The JWT signature secret length is too short.
400 request_object_jwt_not_signed_with_signing_key The request object needs to be signed using a signing key.`,
  invalid_request_uri: `400 invalid_request_uri The authorize request_uri is invalid.
400 authorize_request_uri_mismatched_authorization_server The request_uri was issued for another authorization server.`,
  invalid_response_type: `400 invalid_response_type Invalid rich authorization request. The response_type must be 'code'.`,
  invalid_scope: `400 invalid_scope The requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner.
400 openid_scope_required Requests for ID tokens or access tokens with OpenID scopes require the 'openid' scope.
400 unsupported_scope_browser_request Browser requests to the token endpoint may not include the offline_access scope.
400 at_least_one_required_scope_combination The following scopes: [{0}] must be requested together with at least one of [{1}].
400 mfa_attestation_invalid_scope 'scope' must be 'openid' for MFA attestation.
400 openid_not_allowed_token_exchange Can't request 'openid' scopes using the Token Exchange flow for a service app.
400 ciba_request_invalid_scope The Client-Initiated Backchannel Authentication Flow must contain 'openid' scope.
400 ciba_request_missing_scope No scopes were requested.
400 direct_auth_invalid_scope The requested scopes '{0}' do not match the scopes requested in the original request '{1}'. Use the originally requested scopes and try again.
400 direct_auth_scope_not_allowed The 'scope' parameter is unsupported on this endpoint. Try again without this parameter.
400 direct_auth_invalid_scope_for_intent scope '{0}' cannot be requested with intent '{1}'.`,
  invalid_social_token: `400 invalid_social_token Could not acquire access token from authorization code.`,
  invalid_target: `400 invalid_target The token request contains an invalid target.
400 unsupported_resource The authorization server has rejected the 'resource' parameter: {0}
400 token_exchange_invalid_audience Token Exchange requests must include a valid audience of the authorization server.
400 token_exchange_invalid_resource 'resource' is invalid or not supported.
400 token_exchange_incomplete_resource_configuration The resource app is not completely configured or user is not assigned to the app.`,
  invalid_token: `401 invalid_token The token is invalid.
401 id_token_invalid The id token is invalid.
401 jwt_bearer_grant_invalid_issuer The issuer of the token is not permitted to use the JWT Bearer Grant.
401 web_sso_token_invalid The 'web_sso_token' is invalid.
401 web_sso_token_invalid_jti The 'web_sso_token' contains an invalid 'jti'.
401 web_sso_token_revoked The 'web_sso_token' was revoked.
401 web_sso_token_invalid_aud The 'web_sso_token' has an invalid audience.
401 web_sso_token_invalid_iss The 'web_sso_token' has an invalid issuer.
401 one_time_sso_token_invalid The '{0}' is invalid.
401 one_time_sso_token_invalid_jti The '{0}' contains an invalid 'jti'.
401 one_time_sso_token_revoked The '{0}' was revoked.
401 one_time_sso_token_invalid_aud The '{0}' has an invalid audience.
401 one_time_sso_token_invalid_iss The '{0}' has an invalid issuer.
401 interclient_token_invalid_tid The 'interclient_token' has an invalid target ID.`,
  invalid_user_code: `400 invalid_user_code The user code is invalid or has expired.`,
  jit_failure: `400 jit_failure Unable to create the user.`,
  jit_failure_invalid_locale: `400 jit_failure_invalid_locale Unable to create the user. The locale property is invalid.`,
  jit_failure_invalid_login_format: `400 jit_failure_invalid_login_format Unable to create the user. Username is not an email address or contains invalid characters.`,
  jit_failure_missing_fields: `400 jit_failure_missing_fields Unable to create the user. The following required properties are missing: '{0}'.`,
  jit_failure_values_not_match_pattern: `400 jit_failure_values_not_match_pattern Unable to create the user. Properties don't match required pattern. Invalid fields: {0}.`,
  jit_failure_values_too_long: `400 jit_failure_values_too_long Unable to create the user. Exceeded max length for properties. Invalid fields: {0}.`,
  login_required: `400 login_required The client specified not to prompt, but the user is not logged in.
400 app_sign_on_required The client specified not to prompt, but the client app requires re-authentication or MFA.
400 no_existing_session A 'prompt' value of 'none' requires an existing session to successfully authorize.
400 request_expired Request expired, please start over and try again.`,
  mfa_not_required: `400 mfa_not_required The MFA attestation request cannot proceed because the client app policy does not require MFA.`,
  mfa_required: `403 mfa_required Verify with an additional authenticator to complete the sign-in process.`,
  missing_initiate_login_uri: `400 missing_initiate_login_uri initiate_login_uri is missing.`,
  missing_redirect_uri: `400 missing_redirect_uri redirect_uri is missing.`,
  one_time_sso_token_replayed: `400 one_time_sso_token_replayed The '{0}' was already consumed.`,
  platformsso_invalid_password_credentials: `400 platformsso_invalid_password_credentials The credentials provided for platformsso authentication were invalid.`,
  refresh_token_validation_failure: `400 refresh_token_validation_failure Can't create refresh token. The following field(s) are too long: '{0}'.`,
  request_not_supported: `400 request_not_supported The authorize request object is not supported by this client.
400 request_object_no_client_secret The issuer of the request object does not have a client secret.`,
  request_uri_not_supported: `400 request_uri_not_supported The authorize request uri is not supported by this client.`,
  scope_present: `400 scope_present Invalid rich authorization request. The request should not include 'scope' parameter.`,
  server_error: `500 server_error The authorization server encountered an unexpected condition that prevented it from fulfilling the request.
403 feature_not_enabled The requested feature is not enabled in this environment.
500 id_token_not_generated Failed to create the id_token.
500 access_token_not_generated Failed to create the access_token.
500 id_jag_not_generated Failed to create the id assertion authorization grant.
500 rar_token_not_generated Failed to create the RAR based access_token.
400 too_many_groups_in_groups_claim The groups claim matched too many groups and must be configured to match fewer groups.
400 user_claim_evaluation_failure =The '{0}' user claim could not be evaluated.
400 system_claim_evaluation_failure The '{0}' system claim could not be evaluated.
400 callback_returned_error {0}
400 callback_returned_error_without_description The callback service returned an error.
500 invalid_social_state The social identity provider returned an invalid state back to Okta.
500 get_social_profile_error Could not fetch social profile.
500 invalid_callout_response The callout service returned an invalid response.
500 direct_auth_oob_failure Failed to initiate out-of-band authentication.`,
  slow_down: `400 slow_down Slow down the polling frequency. Please try again later.
400 ciba_slow_down Slow down the polling frequency. Try again later.`,
  temporarily_unavailable: `400 temporarily_unavailable The authorization server is currently unable to handle the request due to a temporary overloading or maintenance of the server.`,
  too_many_user_codes: `429 too_many_user_codes Too many user codes generated. Please try again later.`,
  unauthorized_client: `400 unsupported_grant_type_browser_request Browser requests to the token endpoint may only use the authorization_code grant_type.
400 invalid_client_aerial_authorization_server This client cannot use the Aerial authorization server.
400 confidential_client_required Confidential client is required to make this request.`,
  unmet_authentication_requirements: `400 unmet_authentication_requirements Unable to meet the authentication requirements imposed by 'acr_values' parameter.`,
  unsupported_api_resource: `400 unsupported_api_resource The api resource is not supported by the authorization server.
400 unsupported_api_resource_for_authorization Only support default api resource for authorization when passing resource parameter.`,
  unsupported_grant_type: `400 unsupported_grant_type_token_exchange 'urn:ietf:params:oauth:grant-type:token-exchange' grant type is not supported.`,
  unsupported_response_mode: `400 unsupported_response_mode The response mode is not supported by the authorization server. Valid response modes: [query, fragment, form_post, okta_post_message].
400 unsupported_response_mode_query_with_tokens 'query' response mode cannot be used with either the 'id_token' or 'token' response types.
400 unsupported_response_mode_okta_post_message_with_code 'okta_post_message' response mode cannot be used with the 'code' response type.`,
  unsupported_response_type: `400 unsupported_response_type The response type is not supported by the authorization server. Configured response types: [{0}].
400 mfa_attestation_response_type_invalid 'response_type' must be 'id_token' for MFA attestation.`,
  web_sso_token_replayed: `400 web_sso_token_replayed The 'web_sso_token' was already consumed.`,
};
