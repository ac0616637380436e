// What the rarer OAuth errors mean and what to do, by family: their internal names say which flow or parameter they are of.
// The first row that fits counts. Flows with a user are named as such, because an API service integration has none.

import type { OAuthFault } from './oauth-error-code.ts';

const NO_USER = 'An API service integration uses the client_credentials grant, which needs none of this.';
const LATER = 'Send it again in a moment.';

/** Pattern of the internal name, what is at fault, meaning, fix. */
export const OAUTH_ERROR_FAMILIES: readonly (readonly [RegExp, OAuthFault, meaning: string, fix: string])[] = [
  [
    /^user_not_assigned$/,
    'user',
    'The user is not assigned to the app.',
    'Assign the user, or a group of the user, to the app.',
  ],
  [/^lite_user/, 'user', 'This kind of user may not use this grant.', 'Use another user, or another grant.'],
  [/user_canceled_request$/, 'user', 'The user ended the sign-in.', 'Start it again when the user wants to sign in.'],
  [
    /^refresh_scopes_denied$/,
    'scope',
    'The refresh asks for scopes that the first grant did not have.',
    'Request those of the first grant, or some of them.',
  ],
  [
    /^access_denied$/,
    'policy',
    'The authorization server refused and says no more.',
    'Look at its policies and at the System Log of the org.',
  ],
  [
    /^(access_token_)?insufficient_scope/,
    'scope',
    'The token does not hold the scope that this needs.',
    'Request the scope and send again.',
  ],
  [
    /^insufficient_user_authentication$/,
    'user',
    'The user behind the token has to sign in more strongly for this.',
    'Have the user sign in again with what the challenge asks for.',
  ],
  [
    /feature_not_enabled|^oie_not_enabled|^unsupported_saml_assertion$/,
    'feature',
    'The org does not have the feature that this belongs to.',
    'Have the feature switched on, or use another flow.',
  ],
  [/^(invalid_token|id_token_invalid)$/, 'token', 'The token is not accepted.', 'Request a new token and send again.'],
  [
    /^(temporarily_unavailable|server_error|id_token_not_generated|access_token_not_generated|id_jag_not_generated|rar_token_not_generated)$/,
    'server',
    'The authorization server failed while working on this.',
    LATER,
  ],
  [/slow_down$|^too_many_user_codes$/, 'rate', 'The client asks too often.', 'Wait longer between two requests.'],
  [
    /authorization_pending$/,
    'user',
    'The user has not answered yet.',
    'Ask again after the interval that the first answer named.',
  ],
  [
    /^(claims?_|user_claim|system_claim|too_many_groups)/,
    'server',
    'A claim of the custom authorization server could not be made.',
    'Check the expression or filter of the claim.',
  ],
  [
    /^(callback_|invalid_callout)/,
    'server',
    'An inline hook of the org failed or refused.',
    'Check the service behind the hook; its log says more.',
  ],
  [
    /^invalid_scope$/,
    'scope',
    'A scope is unknown, malformed, or more than this client may have.',
    'Compare the scopes with those of the authorization server.',
  ],
  [
    /^openid_scope_required/,
    'scope',
    'Scopes about the user were asked for without openid.',
    'Add openid, or leave the scopes about the user out.',
  ],
  [
    /^at_least_one_required_scope/,
    'scope',
    'A scope was asked for without one that has to go with it.',
    'Add one of the scopes that the text names.',
  ],
  [
    /^openid_not_allowed_token_exchange$/,
    'scope',
    'A service app gets no scopes about a user by token exchange.',
    'Leave openid out.',
  ],
  [
    /^unsupported_scope_browser|^scope_present$|_scope$|scope_not_allowed$|scope_for_intent$/,
    'scope',
    'The scopes do not fit this flow.',
    'Ask for the scopes that the text names, or for none.',
  ],
  [
    /^consent_required/,
    'scope',
    'A user has to consent to the scopes first.',
    'Ask for fewer scopes, or have the consent given.',
  ],
  [
    /^token_encryption_|^jwks_uri_error_auth_server$/,
    'client',
    'The token could not be encrypted: the key for it is missing, not valid or not alone.',
    'Check the encryption keys of the client or of the authorization server.',
  ],
  [
    /^jwks_uri_/,
    'client',
    'The keys at the jwks_uri of the client cannot be used here.',
    'Compare the keys there with the one that signs.',
  ],
  [
    /^device_bound_sso|^invalid_dpop/,
    'dpop',
    'The proof is made with another key than the one that is known.',
    'Sign the proof with the key of the first request.',
  ],
  [
    /^(direct_auth_|mfa_required$)/,
    'user',
    'The direct sign-in of a user did not go through.',
    `The text names the step. ${NO_USER}`,
  ],
  [
    /mfa|attestation|authenticator|^eam_|^security_method/,
    'user',
    'The authenticators of a user, or the request for them, do not fit.',
    `The text names the parameter. ${NO_USER}`,
  ],
  [
    /^ciba_/,
    'user',
    'The sign-in of a user on another device was not asked for in the right way.',
    `The text names the parameter. ${NO_USER}`,
  ],
  [
    /^(web_sso|one_time_sso|platformsso|client_requires_mfa_native)|native_sso/,
    'user',
    'The token for single sign-on is not valid, already used or not for this app.',
    `Start the sign-in of the user again. ${NO_USER}`,
  ],
  [
    /^(id_jag|jwt_bearer_grant)/,
    'grant',
    'The JWT that is used as the grant is not accepted.',
    'Check its issuer, audience, subject, times and jti.',
  ],
  [
    /token_exchange|interclient|subject|actor|associated_server|requested_token_type|on_behalf|resource_app|^unsupported_resource$|oauth_sts/,
    'grant',
    'The exchange of one token for another is not set up, or its tokens do not fit.',
    'Compare the parameters and the trust between the apps with the text.',
  ],
  [
    /^(request_object|invalid_request_object|request_not_supported|request_uri|invalid_request_uri|authorize_request|pushed_)/,
    'request',
    'The signed or pushed request of the authorize call is not accepted.',
    `Check its signature, audience and times. ${NO_USER}`,
  ],
  [
    /^pkce/,
    'grant',
    'Code challenge and code verifier are missing or do not belong together.',
    'Send the verifier of the challenge that began the sign-in.',
  ],
  [
    /device_code|^expired_token$|user_code|device_id|device_token/,
    'grant',
    'The device or user code is not valid or no longer valid.',
    'Start the flow on the device again.',
  ],
  [
    /password|^missing_password|^login_failed$/,
    'user',
    'The sign-in of the user by password is refused.',
    'Look at the status of the user and at the sign-on policy.',
  ],
  [
    /saml_assertion/,
    'grant',
    'The SAML assertion is not accepted.',
    'Check the assertion and the policies of the app.',
  ],
  [
    /^(mismatched_user|login_required|app_sign_on|no_existing_session|request_expired|interaction|online_access|unmet_auth|admin_consent)/,
    'user',
    'A user has to sign in, or to agree, and did not.',
    `Send the user through the authorize call. ${NO_USER}`,
  ],
  [
    /^(invalid_authorization_code|invalid_refresh_token|invalid_interaction_code|mismatched_|invalid_grant|id_token_does_not)/,
    'grant',
    'The code or token that is used as the grant is used up, expired, or does not fit the request that began it.',
    'Start the sign-in again and use the new code once.',
  ],
  [
    /^(jit_|link_|user_|social|failed_username|invalid_username|invalid_userinfo|invalid_social|get_social|invalid_user_status|lite_user|idp_|unknown_idp)/,
    'user',
    'The user of the other identity provider could not be signed in, matched or created.',
    'Look at the settings of the identity provider and at the System Log.',
  ],
  [
    /browser_request$/,
    'request',
    'The request carries an Origin and was taken for one of a web page.',
    'Send it from a server, without Origin.',
  ],
  [
    /^invalid_client_application_type$/,
    'client',
    'A service app cannot call this endpoint.',
    'Use the token endpoint with client_credentials.',
  ],
  [
    /^(confidential_client|invalid_client_aerial)/,
    'client',
    'The client is not of the kind that may ask here.',
    'Use a client of the right kind, or another authorization server.',
  ],
  [
    /aerial/,
    'policy',
    'The Aerial service, or its policy, refused.',
    'Look at the authentication policy of the Aerial org.',
  ],
  [
    /^unsupported_grant_type/,
    'grant',
    'The server does not take this grant.',
    'Use one of the grants that the server names in its metadata.',
  ],
  [
    /^(invalid_target|unsupported_api_resource)/,
    'request',
    'The resource or audience is not one of this authorization server.',
    'Leave it out, or name one that the server knows.',
  ],
  [
    /^(invalid_activation|invalid_recovery)/,
    'request',
    'The token for activation or recovery is not valid.',
    'Have a new one made.',
  ],
  [/^request_missing_token$/, 'request', 'The call names no token to look at.', 'Send the parameter token.'],
  [
    /^refresh_token_validation/,
    'server',
    'The refresh token could not be made.',
    'Shorten the fields that the text names.',
  ],
  [
    /./,
    'request',
    'A parameter of the request is missing, not valid or not allowed together with another.',
    'Read the text: it names the parameter.',
  ],
];
