// How an answer goes back to the client that asked at the authorize endpoint (FACTS §16.1): in the query, in the fragment, posted by a form, or as a message to the page that opened
// this one. Where nobody is called back the person reads it.
import type { Reply } from '../http/reply.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { Refused } from '../servers/oauth-exchange.ts';
import { errorPage, formPostPage, messagePage } from './pages.ts';
import type { ReturnTo } from './request.ts';

/** In Okta's order: state, error, description. */
export function returnError(to: ReturnTo, { refused, argument }: Refused): Reply {
  const { error = '', json } = oauthError(refused, argument);
  const description = (json as { error_description: string }).error_description;
  if (to.responseMode === 'page') return { ...errorPage(description), error };
  const state: [string, string][] = to.state === '' ? [] : [['state', to.state]];
  return { ...returnParameters(to, [...state, ['error', error], ['error_description', description]]), error };
}

export function returnParameters({ redirectUri, responseMode }: ReturnTo, fields: [string, string][]): Reply {
  if (responseMode === 'okta_post_message') return messagePage(redirectUri, fields);
  if (responseMode === 'form_post') return formPostPage(redirectUri, fields);
  const text = new URLSearchParams(fields).toString();
  return {
    status: 302,
    headers: [
      ['location', responseMode === 'query' ? withQuery(redirectUri, text) : `${redirectUri}#${text}`],
      ['content-language', 'en'],
      ['referrer-policy', 'no-referrer'],
    ],
  };
}

/** What the client registered may have a query of its own. */
export const withQuery = (uri: string, text: string): string => `${uri}${uri.includes('?') ? '&' : '?'}${text}`;
