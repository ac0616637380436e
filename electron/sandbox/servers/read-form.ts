// The parameters of an OAuth request: content type, duplicates, and credentials that have no business in the address. Parameters count
// wherever they are: SDKs of Okta for Go, Java and Python sent all of theirs in the address for years, an assertion too.
import { readBodyText } from '../http/limit-body.ts';
import { oktaError } from '../http/okta-error.ts';
import { oauthError } from './oauth-error.ts';
import type { OAuthStep } from './oauth-exchange.ts';

const FORM = 'application/x-www-form-urlencoded';
const CREDENTIALS = ['client_id', 'client_secret'];
const COMMON = new Set(['grant_type', 'scope', 'client_assertion', 'client_assertion_type', ...CREDENTIALS]);

export const readForm: OAuthStep = async (exchange) => {
  const read = await readBodyText(exchange);
  if ('refused' in read) return read.refused;
  const { text } = read;
  const type = exchange.request.headers.get('content-type');
  if (type === null && text !== '') return oktaError(exchange, 'E0000018');
  if (type !== null && type.split(';')[0]?.trim().toLowerCase() !== FORM) return oktaError(exchange, 'E0000021');
  exchange.form = new URLSearchParams([...exchange.url.searchParams, ...new URLSearchParams(text)]);
  return undefined;
};

export const refuseCredentialsInQuery: OAuthStep = (exchange) =>
  CREDENTIALS.some((name) => exchange.url.searchParams.has(name))
    ? oauthError('client_credentials_in_query')
    : undefined;

/** One text for the parameters that every grant has, another that lists the rest (both of FACTS §1.3; which is for which is our reading). */
export const refuseDuplicates: OAuthStep = (exchange) => {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const name of [...exchange.form.keys()]) (once.has(name) ? again : once).add(name);
  if (again.size === 0) return undefined;
  const twice = [...again];
  return twice.some((name) => COMMON.has(name))
    ? oauthError('duplicate_oauth_params')
    : oauthError('illegal_duplicated_parameters', twice.join(', '));
};
