// A run of a plan: begun, followed, paused, cancelled, found again. It lives in the host: a page that is loaded again reads its events.
import { changeAddress } from '../../../platform/navigation.ts';
import type { OpenPlan } from '../open-plans.ts';
import { plansAddress } from '../plans-address.ts';

/** Of these steps, with those whose values they need; null: of all. */
export async function runPlan(_plan: OpenPlan, _stepIds: readonly string[] | null): Promise<void> {
  changeAddress(plansAddress, { part: 'run', step: null, run: null }, { step: true });
}
