// OAuth errors as Okta sends them, each with what it means and what to do: on the token endpoint in the body, on the API in
// WWW-Authenticate (FACTS §1.3, §2, §3.1). Okta's facts (published/oauth-errors.ts) joined with our own words: those that an
// integration meets have words of their own (oauth-error-advice.ts), the others those of their family (oauth-error-family.ts).

import { once } from '../../once.ts';
import { OAUTH_ERROR_ADVICE } from './oauth-error-advice.ts';
import type { OAuthErrorCode } from './oauth-error-code.ts';
import { OAUTH_ERROR_FAMILIES } from './oauth-error-family.ts';
import { PUBLISHED_OAUTH_ERRORS, type PublishedOAuthKey } from './published/oauth-errors.ts';

/** What the API answers among the rest: the others are of the authorization server. */
const BY_API = new Set(['insufficient_scope', 'insufficient_user_authentication', 'invalid_token']);

const row = (key: PublishedOAuthKey, words: Pick<OAuthErrorCode, 'fault' | 'where' | 'meaning' | 'fix'>) => {
  const [status, error, text] = PUBLISHED_OAUTH_ERRORS[key];
  return { status, error, key, text, ...words };
};

/** Every error of Okta's table that is known to us, those first that an integration meets. */
export const oauthErrorCodes = once((): readonly OAuthErrorCode[] => {
  const usual = OAUTH_ERROR_ADVICE.map(([key, fault, where, meaning, fix]) => row(key, { fault, where, meaning, fix }));
  const keys = new Set<string>(usual.map(({ key }) => key));
  const rare = publishedKeys()
    .filter((key) => !keys.has(key))
    .map((key) => {
      const family = OAUTH_ERROR_FAMILIES.find(([pattern]) => pattern.test(key));
      const [, fault = 'request', meaning = '', fix = ''] = family ?? [];
      return row(key, { fault, where: BY_API.has(key) ? 'api' : 'token', meaning, fix });
    });
  return [...usual, ...rare];
});

function publishedKeys(): PublishedOAuthKey[] {
  return Object.keys(PUBLISHED_OAUTH_ERRORS) as PublishedOAuthKey[];
}
