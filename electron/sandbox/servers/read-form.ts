// The form of an OAuth request: content type, duplicates, and credentials that have no business in the address.
import { readBodyText } from '../http/limit-body.ts';
import { oktaError } from '../http/okta-error.ts';
import { oauthError } from './oauth-error.ts';
import type { OAuthStep } from './oauth-exchange.ts';

const FORM = 'application/x-www-form-urlencoded';
const CREDENTIAL_PARAMETERS = ['client_id', 'client_secret', 'client_assertion', 'client_assertion_type'];

export const readForm: OAuthStep = async (exchange) => {
  const read = await readBodyText(exchange);
  if ('refused' in read) return read.refused;
  const { text } = read;
  const type = exchange.request.headers.get('content-type');
  if (type === null && text !== '') return oktaError(exchange, 'E0000018');
  if (type !== null && type.split(';')[0]?.trim().toLowerCase() !== FORM) return oktaError(exchange, 'E0000021');
  exchange.form = new URLSearchParams(text);
  return undefined;
};

export const refuseCredentialsInQuery: OAuthStep = (exchange) =>
  CREDENTIAL_PARAMETERS.some((name) => exchange.url.searchParams.has(name))
    ? oauthError('client_credentials_in_query')
    : undefined;

/** One text for the parameters that every grant has, another that lists the rest (both of FACTS §1.3; which is for which is our reading). */
export const refuseDuplicates: OAuthStep = (exchange) => {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const name of [...exchange.form.keys()]) (once.has(name) ? again : once).add(name);
  if (again.size === 0) return undefined;
  const twice = [...again];
  const common = twice.some((name) => ['grant_type', 'scope', ...CREDENTIAL_PARAMETERS].includes(name));
  return common ? oauthError('duplicate_oauth_params') : oauthError('illegal_duplicated_parameters', twice.join(', '));
};
