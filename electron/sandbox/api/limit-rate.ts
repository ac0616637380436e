// Rate limit of an API call, once it is known whose it is. Refused tokens share one allowance.
import { countCall } from '../http/count-call.ts';
import type { Step } from '../http/exchange.ts';
import { oktaError } from '../http/okta-error.ts';

/** Authenticate, then count, then let a refusal out: refused calls carry the rate headers too. */
export const countedAfter =
  (authenticate: Step): Step =>
  async (exchange) => {
    const refused = await authenticate(exchange);
    return countCall(exchange, exchange.client?.id ?? 'anonymous') ? refused : oktaError(exchange, 'E0000047');
  };
