// The clock against an org's: signed assertions and expiry times depend on it.
import { findTenant } from '../../bench/find-tenant.ts';
import type { OpenBench } from '../../bench/open-bench.ts';
import { toShownError } from '../../shown-error.ts';
import { type Finding, fine, problem, remark } from './finding.ts';

/** 5 minutes and more are refused by the org; beyond 30 s it is worth a remark. */
const NOTICEABLE_MS = 30_000;
const HARMFUL_MS = 300_000;

export async function checkClock(bench: OpenBench, tenantName: string): Promise<Finding> {
  try {
    const tenant = await findTenant(bench, tenantName);
    const { isOkta, clockSkewMs, findings } = await bench.client.tenant.check({ tenantId: tenant.id });
    if (!isOkta || clockSkewMs === null) {
      const [first] = findings;
      return problem('clock', `${tenant.name} could not be asked.`, first?.message ?? null, first?.fix ?? null);
    }
    const seconds = Math.round(Math.abs(clockSkewMs) / 1000);
    if (Math.abs(clockSkewMs) < NOTICEABLE_MS) return fine('clock', `The clock matches that of ${tenant.name}.`);
    const what = `The clock is ${seconds} s ${clockSkewMs > 0 ? 'ahead of' : 'behind'} that of ${tenant.name}.`;
    const fix = 'Synchronise the clock with a time server.';
    return Math.abs(clockSkewMs) < HARMFUL_MS
      ? remark('clock', what, 'Displayed times are off by the same amount.', fix)
      : problem('clock', what, 'The org refuses signed requests whose times are off by that much.', fix);
  } catch (error) {
    const { message, meaning, fix } = toShownError(error);
    return problem('clock', message, meaning, fix);
  }
}
