// The count of requests that are on their way through the org now, and how many it takes at one time (FACTS §4).
import type { RateLimitPlan } from '../sandbox-options.ts';

const LIMITS = { integrator: 35, workforce: 75 };

export interface InFlight {
  /** Null: no limit. */
  readonly limit: number | null;
  count: number;
  /** Whether the crowd that is in now has been refused somebody already: it is logged once. */
  refusing: boolean;
}

export function createInFlight(plan: RateLimitPlan): InFlight {
  const limit = plan === 'off' ? null : LIMITS[plan === 'integrator' ? plan : 'workforce'];
  return { limit, count: 0, refusing: false };
}
