// The line of facts: status, time and where it went, size, request id, and what the rate limit leaves.
import type { Exchange } from '../../../../shared/model/exchange.ts';
import { headerValue } from '../../../../shared/okta/wire-text/headers.ts';
import { parseHttpDate } from '../../../../shared/okta/wire-text/http-date.ts';
import { StatusCode } from '../../../ui/chips/StatusCode.tsx';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import { Gauge } from '../../../ui/progress/Gauge.tsx';
import { ByteSize } from '../../../ui/values/ByteSize.tsx';
import { Countdown } from '../../../ui/values/Countdown.tsx';
import { Duration } from '../../../ui/values/Duration.tsx';
import { formatCount } from '../../../ui/values/format.ts';
import { TimingBar } from '../exchange/TimingBar.tsx';
import css from './ResponseFacts.module.css';

/** The org names the end of the window by its own clock: as far from its Date, it is from when the answer was received here. */
function resetHere({ at, timing, response }: Exchange, resetAt: number): number {
  const date = parseHttpDate(headerValue(response?.headers ?? [], 'date'));
  return date === null ? resetAt : at + timing.total + (resetAt - date);
}

export function ResponseFacts({ exchange }: { exchange: Exchange }) {
  const { response, timing, requestId, rateLimit } = exchange;
  return (
    <div className={css.frame}>
      <div className={css.facts}>
        <StatusCode
          status={response?.status ?? null}
          text={response?.statusText || (response ? '' : 'no answer')}
          verdict={exchange.verdict.verdict}
        />
        <span className={css.fact}>
          <Duration ms={timing.total} />
          <span className={css.bar}>
            <TimingBar timing={timing} />
          </span>
        </span>
        {response && (
          <span className={css.fact}>
            <ByteSize bytes={response.body.size} />
          </span>
        )}
        {requestId && (
          <span className={css.id} title={`x-okta-request-id: ${requestId}`}>
            <span className="truncate">{requestId}</span>
            <CopyButton text={requestId} label="Copy the request ID" />
          </span>
        )}
        {rateLimit && rateLimit.kind === 'rate' && (
          <span className={css.rate} title="Calls left in this window, for this app">
            <span className={css.meter}>
              <Gauge label="Calls left in this window" value={rateLimit.remaining} max={rateLimit.limit} />
            </span>
            <span>
              {formatCount(rateLimit.remaining)}/{formatCount(rateLimit.limit)}
            </span>
            <span className={css.reset}>
              <Countdown until={resetHere(exchange, rateLimit.resetAt)} over="reset" />
            </span>
          </span>
        )}
        {rateLimit && rateLimit.kind === 'concurrency' && <span className={css.rate}>concurrency limit</span>}
      </div>
    </div>
  );
}
