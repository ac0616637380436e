// A refusal that must not leave the org, since the address that it would go to cannot be trusted: a person sees a page; a program gets the error itself, for an unknown client
// in the shape of the management API (FACTS §1.4).
import type { Exchange } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import { valueAt } from '../resources/behaviour.ts';
import { oauthError } from '../servers/oauth-error.ts';
import type { Refused } from '../servers/oauth-exchange.ts';
import { errorPage } from './pages.ts';

export function refuseHere(exchange: Exchange, { refused, argument }: Refused): Reply {
  const reply = oauthError(refused, argument);
  const text = String(valueAt(reply.json, 'error_description'));
  if (exchange.request.headers.get('accept')?.includes('text/html'))
    return { ...errorPage(text), ...(reply.error === undefined ? {} : { error: reply.error }) };
  if (refused !== 'invalid_client_id') return { ...reply, status: 400 };
  return {
    status: 400,
    error: 'invalid_client',
    json: {
      errorCode: 'invalid_client',
      errorSummary: text,
      errorLink: 'invalid_client',
      errorId: `oae${exchange.org.ids.opaque('error', 22)}`,
      errorCauses: [],
    },
  };
}
