// Grants that bring no token here, because nobody signs in: what they hand in nobody ever issued, and where they hand in nothing
// there is no rule that lets them pass (FACTS §1.3, §1.5). One that is implemented gets a file of its own.
import { type OAuthErrorKey, oauthError } from '../servers/oauth-error.ts';
import type { Grant } from './grant.ts';

/** It sends `parameter`, whose value was never issued. */
export const handsIn = (type: string, parameter: string, dead: OAuthErrorKey): Grant => ({
  type,
  stepsAt: () => [
    ({ form }) => (form.get(parameter) ? oauthError(dead) : oauthError('missing_token_request_parameter', parameter)),
  ],
});

export const withoutRule = (type: string): Grant => ({ type, stepsAt: () => [() => oauthError('no_matching_policy')] });
