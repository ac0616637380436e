// What is known of the rate limits before a sweep's first call: the sandbox org's own figures, and what a real org has observed
// this bench in its headers.
import type { KnownLimit, LimitedCall } from '../../../shared/okta/sweep/estimate-sweep.ts';
import type { EngineContext } from '../engine-context.ts';
import { SANDBOX_TENANT_ID } from '../tenants/tenant-list.ts';
import type { PreparedSweep } from './prepare-sweep.ts';

export function knownLimits(
  { sandbox, limits }: Pick<EngineContext, 'sandbox' | 'limits'>,
  { targets }: PreparedSweep,
): (target: number, call: LimitedCall) => KnownLimit | null {
  return (target, { bucket, method, path }) => {
    const who = targets[target];
    if (!who) return null;
    const org = who.tenant.id === SANDBOX_TENANT_ID ? sandbox() : null;
    if (org) return { perMinute: org.limitOf(who.credential.clientId, method, path), observedAt: null };
    const observed = limits.of(who.tenant.id, who.credential.id, bucket);
    return observed && { perMinute: observed.perMinute, observedAt: observed.at };
  };
}
