// Exchanges that another page hands to the Plans page, to be kept as steps of a plan. The page takes them when it is shown.
import { returnTo } from '../navigation.ts';

let handed: readonly string[] | null = null;

/** Open the Plans page, which asks for the plan. */
export function keepAsSteps(exchangeIds: readonly string[]): void {
  handed = exchangeIds;
  returnTo('plans');
}

/** Take what was handed over; the next call gives null. */
export function takeKeptSteps(): readonly string[] | null {
  const taken = handed;
  handed = null;
  return taken;
}
