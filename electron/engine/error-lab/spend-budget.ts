// Spends a rate budget until the org refuses: the one case that is about the limit itself. A budget too large to spend is left
// alone, and the calls that spend it are no part of the history; the refusal is.
import type { Exchange } from '../../../shared/model/exchange.ts';
import { MOST_SPENT } from '../../../shared/okta/error-cases/cases/case-needs.ts';

/** The refusal; a sentence why it was not driven so far; null when cancelled. */
export async function spendBudget(
  ask: () => Promise<Exchange>,
  signal: AbortSignal,
): Promise<Exchange | string | null> {
  for (let spent = 0; ; spent++) {
    const exchange = await ask();
    if (signal.aborted) return null;
    if (exchange.response === null || exchange.response.status === 429) return exchange;
    if (exchange.rateLimit === null) return 'The org sends no rate headers, so there is no budget that could be spent.';
    if (spent + exchange.rateLimit.remaining >= MOST_SPENT)
      return `The budget is ${exchange.rateLimit.limit} calls a minute: too many to spend for one answer.`;
  }
}
