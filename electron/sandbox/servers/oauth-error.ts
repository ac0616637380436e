// Errors of the authorization servers, by Okta's internal key: status, `error` and description are as Okta publishes them (FACTS §1.3,
// §7). Which key answers what is decided where this is called; the keys name the cases in code and never leave.
import { PUBLISHED_OAUTH_ERRORS } from '../../../shared/okta/errors/published/oauth-errors.ts';
import type { Reply } from '../http/reply.ts';

/** The limit of 1024 characters is documented (FACTS §1), the text of its refusal is not: these words are ours. */
const OWN_ERRORS = {
  scope_too_long: [400, 'invalid_scope', "The 'scope' parameter must not be longer than 1024 characters."],
} as const;

const OAUTH_ERRORS = { ...PUBLISHED_OAUTH_ERRORS, ...OWN_ERRORS };

export type OAuthErrorKey = keyof typeof OAUTH_ERRORS;

export function oauthError(key: OAuthErrorKey, argument = ''): Reply {
  const [status, error, description] = OAUTH_ERRORS[key];
  return { status, error, reason: key, json: { error, error_description: description.replace('{0}', () => argument) } };
}
