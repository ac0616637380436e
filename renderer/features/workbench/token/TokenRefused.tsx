// The org refused a token, or did not answer: what it said in its own words, what that means, and what to do next.
import { IconArrowsMaximize } from '@tabler/icons-react';
import { useState } from 'react';
import type { TokenResult } from '../../../../shared/contract/token.ts';
import { Button } from '../../../ui/Button.tsx';
import { Ticked } from '../../../ui/Ticked.tsx';
import { VerdictChip } from '../../../ui/VerdictChip.tsx';
import { WireRequest, WireResponse } from '../exchange/WireView.tsx';
import css from './TokenPanel.module.css';

type Refused = Exclude<TokenResult, { outcome: 'granted' }>;

export function TokenRefused({ result }: { result: Refused }) {
  const [shown, setShown] = useState(false);
  const { verdict } = result.exchange;
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
