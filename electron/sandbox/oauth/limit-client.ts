// The rate limit of endpoints where the client authenticates itself: the call is counted once it is known whose it is,
// and before a refusal leaves, so that refused calls carry the rate headers and use up the share as well.
import { countCall } from '../http/count-call.ts';
import { oktaError } from '../http/okta-error.ts';
import type { TokenStep } from './token-exchange.ts';

export const countedAfter =
  (steps: readonly TokenStep[]): TokenStep =>
  async (exchange) => {
    let refused: Awaited<ReturnType<TokenStep>>;
    for (const step of steps) {
      refused = await step(exchange);
      if (refused) break;
    }
    return countCall(exchange, exchange.client?.id ?? 'anonymous') ? refused : oktaError(exchange, 'E0000047');
  };
