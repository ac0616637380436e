// Exchanges of the history that another page hands over to find the smallest set of scopes for exactly them. The view takes
// them when it is shown.
import { returnTo } from '../navigation.ts';

let handed: readonly string[] | null = null;

/** Open Least privilege with these exchanges. */
export function leastPrivilegeOf(exchangeIds: readonly string[]): void {
  handed = exchangeIds;
  returnTo('scopes', 'least');
}

/** Take what was handed over; the next call gives null. */
export function takeLeastHandoff(): readonly string[] | null {
  const exchangeIds = handed;
  handed = null;
  return exchangeIds;
}
