// An exchange that another page hands to the Error lab to be explained. The tab takes it when it is shown.
import type { Exchange } from '../../../shared/model/exchange.ts';
import { returnTo } from '../navigation.ts';

let handed: Exchange | null = null;

/** Open the tab Explain with this response. */
export function explainExchange(exchange: Exchange): void {
  handed = exchange;
  returnTo('errors', 'explain');
}

/** Take what was handed over; the next call gives null. */
export function takeExplained(): Exchange | null {
  const exchange = handed;
  handed = null;
  return exchange;
}
