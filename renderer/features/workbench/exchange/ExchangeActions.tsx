// The buttons beside an answer. Each sends the request of that answer or nothing: a write to a production tenant is asked about
// first, by method, address and tenant, and what cannot be sent again says why.
import { useState } from 'react';
import type { Exchange } from '../../../../shared/model/exchange.ts';
import type { WriteGuard } from '../../../../shared/okta/write-guard.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { useTenants } from '../../../platform/session-state/tenants.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { ConfirmDialog } from '../../../ui/notices/ConfirmDialog.tsx';
import { Countdown } from '../../../ui/values/Countdown.tsx';
import { useNow } from '../../../ui/values/use-now.ts';
import { useResponseState } from '../response/response-store.ts';
import { stopWaiting } from '../response/send.ts';
import css from './ExchangeActions.module.css';
import { type ExchangeAction, type OfferedActions, requestOf } from './exchange-actions.ts';
import { offeredActions } from './offered-actions.ts';
import { guardOf, takeAction } from './take-action.ts';

/** What is offered beside this exchange, as things stand. */
export function useOfferedActions(exchange: Exchange): OfferedActions {
  const catalogue = useCatalogue();
  const tenants = useTenants();
  const leftOut = useResponseState((state) => state.leftOut);
  // Only a rate limit has a time at which another action takes its place.
  const now = useNow(exchange.verdict.verdict === 'rate-limited' ? 'second' : 'slow');
  return offeredActions(exchange, { catalogue, tenants, leftOut, now });
}

export function ExchangeActions({ exchange, offered }: { exchange: Exchange; offered: OfferedActions }) {
  const waiting = useResponseState((state) => state.waiting);
  const [asking, setAsking] = useState<{ action: ExchangeAction; guard: WriteGuard & { tenantName: string } } | null>(
    null,
  );
  const { actions, whyNot } = offered;
  const held = waiting?.exchangeId === exchange.id ? waiting : null;
  const take = (action: ExchangeAction) => {
    const guard = guardOf(exchange, action);
    if (guard) setAsking({ action, guard });
    else void takeAction(exchange, action).catch(reportProblem);
  };
  if (held)
    return (
      <div className={css.actions}>
        <span>
          Sends again in <Countdown until={held.until} over="a moment" />
        </span>
        <Button size="small" onClick={stopWaiting}>
          Cancel
        </Button>
      </div>
    );
  return (
    <>
      {whyNot && <p className={css.whyNot}>This request cannot be sent again. {whyNot}</p>}
      {actions.length > 0 && (
        <div className={css.actions}>
          {actions.map((action, index) => (
            <Button
              key={action.id + action.label}
              size="small"
              variant={index === 0 && action.id !== 'tenants' ? 'primary' : 'default'}
              onClick={() => take(action)}
            >
              {action.label}
            </Button>
          ))}
        </div>
      )}
      {asking && (
        <ConfirmDialog
          opened
          title={`${asking.action.label}?`}
          confirm={asking.action.label}
          danger
          {...(asking.guard.level === 'name' ? { typeToConfirm: asking.guard.tenantName } : {})}
          onConfirm={() =>
            takeAction(exchange, asking.action, {
              armed: true,
              ...(asking.guard.level === 'name' ? { confirmName: asking.guard.tenantName } : {}),
            })
          }
          onClose={() => setAsking(null)}
        >
          <p>
            {asking.guard.tenantName} is a production tenant, and this may change it. The request is sent again exactly
            as it was:
          </p>
          <code className={css.wire}>
            {requestOf(exchange)?.method} {requestOf(exchange)?.path}
          </code>
        </ConfirmDialog>
      )}
    </>
  );
}
