// Expected answers, made of the tables of codes: status and text are there and nowhere else. What varies in a text (`{0}`)
// matches anything unless it is given.
import type { OAuthErrorCode } from '../../errors/oauth-error-code.ts';
import { oauthErrorCodes } from '../../errors/oauth-error-codes.ts';
import { findOktaErrorCode } from '../../errors/okta-error-codes.ts';
import { PUBLISHED_CAUSES } from '../../errors/published/cause-texts.ts';
import { withoutTimes } from '../compare/normalize-text.ts';
import type { ExpectedAnswer, Json } from '../error-case.ts';

const JSON_HEADERS = { 'content-type': 'application/json', 'www-authenticate': null };

/** A token for the scope that was asked for, or for what of it is granted. */
export const GRANTED: ExpectedAnswer = {
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-cache, no-store' },
  body: { token_type: 'Bearer', expires_in: 3600, access_token: '{token}', scope: '{scope}' },
};

const fill = (text: string, values: readonly string[]): string =>
  withoutTimes(text).replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '{any}');

export function oauthRow(key: string): OAuthErrorCode {
  const row = oauthErrorCodes().find((one) => one.key === key);
  if (!row) throw new Error(`there is no OAuth error ${key}`);
  return row;
}

/** The body of an authorization server: `{error, error_description}`. */
export function oauthAnswer(key: string, values: readonly string[] = [], status?: number): ExpectedAnswer {
  const row = oauthRow(key);
  return {
    status: status ?? row.status,
    headers: JSON_HEADERS,
    body: { error: row.error, error_description: fill(row.text, values) },
  };
}

/** The body of the management API. `causes` null: there are some, and their words are not known. */
export function oktaAnswer(code: string, values: readonly string[] = [], causes: string[] | null = []): ExpectedAnswer {
  const row = findOktaErrorCode(code);
  if (!row) throw new Error(`there is no error ${code}`);
  return managementAnswer(row.status, code, fill(row.text, values), causes);
}

/** E0000007 of something that is not there (FACTS §3.2). */
export const unknownAnswer = (type: string, id = '{id}'): ExpectedAnswer =>
  oktaAnswer('E0000007', [fill(PUBLISHED_CAUSES.unknown_thing, [id, type])]);

/** The same shape with a code of its own: an unknown client is answered in it (FACTS §1.4). */
export function managementAnswer(
  status: number,
  code: string,
  summary: string,
  causes: string[] | null = [],
): ExpectedAnswer {
  const errorCauses: Json = causes === null ? '{any}' : causes.map((errorSummary) => ({ errorSummary }));
  return {
    status,
    headers: JSON_HEADERS,
    body: { errorCode: code, errorSummary: summary, errorLink: code, errorId: '{errorId}', errorCauses },
  };
}

/** A refused token: an empty body, and the reason in WWW-Authenticate (FACTS §2, §3.1, FACTS-D §14). */
export function challengeAnswer(
  key: string,
  more: { scheme?: 'DPoP'; scope?: string; resource?: string } = {},
): ExpectedAnswer {
  const { status, error, text } = oauthRow(key);
  const dpop = more.scheme === 'DPoP';
  const parameters: [name: string, value: string | undefined][] = [
    ['algs', dpop ? 'RS256 RS384 RS512 ES256 ES384 ES512' : undefined],
    ['authorization_uri', '{org}/oauth2/v1/authorize'],
    ['realm', dpop && more.scope === undefined ? undefined : '{org}'],
    ['scope', more.scope],
    ['error', error],
    ['error_description', text],
    ['resource', more.resource],
  ];
  const written = parameters.flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${value}"`]));
  return {
    status,
    headers: { 'www-authenticate': `${dpop ? 'DPoP' : 'Bearer'} ${written.join(', ')}` },
    body: null,
  };
}
