// The org refused a token, or did not answer: what it said in its own words, what that means, and what to do next.
import { IconArrowsMaximize } from '@tabler/icons-react';
import { useState } from 'react';
import type { Exchange } from '../../../../shared/model/exchange.ts';
import type { TokenResult } from '../../../../shared/model/token.ts';
import { Ticked } from '../../../ui/chips/Ticked.tsx';
import { VerdictChip } from '../../../ui/chips/VerdictChip.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { hasOrgReason, OrgReason } from '../../../viewer/exchange/org-reason.ts';
import { ExchangeActions, useOfferedActions } from '../exchange/ExchangeActions.tsx';
import { WireRequest, WireResponse } from '../exchange/WireView.tsx';
import css from './TokenPanel.module.css';

type Refused = Exclude<TokenResult, { outcome: 'granted' }>;

/** In this panel it is about the token alone: the request that waited for it has its actions beside its own answer. */
function aboutTheToken(exchange: Exchange): Exchange {
  const { repeat } = exchange;
  return repeat?.kind === 'token' ? { ...exchange, repeat: { ...repeat, waiting: null } } : exchange;
}

/** `chosen`: the scopes of the picker, to say when this was about others. */
export function TokenRefused({ result, chosen }: { result: Refused; chosen: readonly string[] }) {
  const [shown, setShown] = useState(false);
  const exchange = aboutTheToken(result.exchange);
  const { verdict, repeat } = exchange;
  const offered = useOfferedActions(exchange);
  const scopes = repeat?.kind === 'token' ? repeat.scopes : chosen;
  const ofOthers = scopes.length !== chosen.length || !scopes.every((name) => chosen.includes(name));
  const refusal = result.outcome === 'refused' ? result.refusal : null;
  return (
    <div className={css.refused} role="status">
      <div className={css.refusedHead}>
        <VerdictChip verdict={verdict.verdict} />
        {refusal && <code>{refusal.status}</code>}
      </div>
      <p className={css.title}>
        <Ticked text={verdict.title} />
      </p>
      <div className={css.actions}>
        <ExchangeActions exchange={exchange} offered={offered} />
        {hasOrgReason(exchange) && <OrgReason exchange={exchange} />}
      </div>
      {ofOthers && (
        <p className={css.quiet}>
          This was a request for {scopes.length === 0 ? 'no scopes' : scopes.join(' ')}, not for the scopes chosen now.
        </p>
      )}
      {refusal?.error && (
        <pre className={css.said}>
          {refusal.error}
          {refusal.description && `\n${refusal.description}`}
        </pre>
      )}
      <p className={css.quiet}>
        <Ticked text={verdict.meaning} />
      </p>
      <p>
        <Ticked text={verdict.next} />
      </p>
      <Button
        size="small"
        variant="quiet"
        icon={IconArrowsMaximize}
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
        className={css.toggle}
      >
        {shown ? 'Hide the exchange' : 'Show the exchange'}
      </Button>
      {shown && (
        <>
          <WireRequest exchange={result.exchange} />
          <WireResponse exchange={result.exchange} />
        </>
      )}
    </div>
  );
}
