// What limits leave in the System Log (event types of FACTS §4).
import { partyOf } from '../api/caller.ts';
import type { Exchange } from '../http/exchange.ts';
import type { RateEvent } from '../http/rate-limits.ts';
import { actorOf, originOf } from './log-oauth.ts';

const MESSAGES: Record<RateEvent, string> = {
  warning: 'Rate limit warning',
  violation: 'Rate limit violation',
  burst: 'Rate limit burst',
  expiration: 'Rate limit expiration',
};

export function logRateEvent(exchange: Exchange, kind: RateEvent, at: number, bucket: string): void {
  exchange.org.log.add({
    ...originOf(exchange),
    at,
    eventType: `system.org.rate_limit.${kind}`,
    displayMessage: MESSAGES[kind],
    severity: kind === 'expiration' ? 'INFO' : 'WARN',
    result: kind === 'violation' ? 'FAILURE' : 'SUCCESS',
    actor: partyOf(exchange),
    targets: [{ id: bucket, type: 'Bucket', alternateId: bucket, displayName: bucket }],
  });
}

/** Once for every crowd that was too large. */
export function logConcurrencyViolation(exchange: Exchange): void {
  exchange.org.log.add({
    ...originOf(exchange),
    eventType: 'core.concurrency.org.limit.violation',
    displayMessage: 'Too many concurrent requests',
    severity: 'WARN',
    result: 'FAILURE',
    actor: actorOf(null),
  });
}
