// How far each org's clock is from the local one, from the Date of its latest answer. What an org lets expire, expires by its
// clock: a token is fresh, and a countdown true, by that one only.
import type { Exchange } from '../../../shared/model/exchange.ts';
import { nextOrgClockOffset } from '../../../shared/okta/wire-text/clock-skew.ts';
import { headerValue } from '../../../shared/okta/wire-text/headers.ts';
import type { EngineEvents } from '../engine-events.ts';
import type { TenantSources } from '../tenants/tenant-source.ts';

export interface OrgClocks {
  observe(exchange: Pick<Exchange, 'tenantId' | 'at' | 'timing' | 'response'>): void;
  /** Ms that the org's clock is ahead; 0 for one that has not answered yet. */
  offset(tenantId: string): number;
  /** Of the tenants whose clock differs. */
  all(): Record<string, number>;
}

/** A clock that is known without asking is never taken from answers: it can be moved between two of them. */
export function createOrgClocks(sources: Pick<TenantSources, 'of'>, events: EngineEvents): OrgClocks {
  const offsets = new Map<string, number>();
  events.on(['tenant-removed', 'tenant-moved'], ({ tenantId }) => void offsets.delete(tenantId));
  const offset = (tenantId: string) => sources.of(tenantId).clockOffset() ?? offsets.get(tenantId) ?? 0;
  return {
    observe({ tenantId, at, timing, response }) {
      if (!response || sources.of(tenantId).abilities.clock) return;
      const date = headerValue(response.headers, 'date');
      const next = nextOrgClockOffset(offset(tenantId), { date, sentAt: at, receivedAt: at + timing.total });
      if (next !== null) offsets.set(tenantId, next);
    },
    offset,
    all: () => Object.fromEntries([...offsets].filter(([, ms]) => ms !== 0)),
  };
}
