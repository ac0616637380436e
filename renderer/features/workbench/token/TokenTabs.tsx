// The three looks at a token: what was granted, what it says, the exchange behind it. The same in the panel and in the large view.
import type { TokenInfo } from '../../../../shared/model/token.ts';
import { onDemand } from '../../../platform/on-demand.tsx';
import { useOrgClock } from '../../../platform/session-state/tokens.ts';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { GrantView } from '../../../ui/lists/GrantView.tsx';
import { WireRequest, WireResponse } from '../exchange/WireView.tsx';
import { DecodedView } from './DecodedView.tsx';
import css from './TokenPanel.module.css';
import { showTokenView, useTokenPanel } from './token-store.ts';

const IdTokenView = onDemand(async () => (await import('./IdTokenView.tsx')).IdTokenView);

export function TokenTabs({ token }: { token: TokenInfo }) {
  const chosen = useTokenPanel((state) => state.view);
  const idToken = token.signedIn?.idToken ?? null;
  // The choice is kept over tokens, and this one may have none.
  const view = chosen === 'id' && idToken === null ? 'decoded' : chosen;
  const exchange = useTokenPanel((state) => state.exchanges[token.tokenId]);
  const ahead = useOrgClock(token.tenantId);
  return (
    <>
      <SegmentedControl
        label="Token view"
        size="small"
        value={view}
        options={[
          { value: 'grant', label: 'Granted' },
          { value: 'decoded', label: 'Decoded' },
          ...(idToken ? [{ value: 'id' as const, label: 'ID token' }] : []),
          { value: 'wire', label: 'Exchange' },
        ]}
        onChange={showTokenView}
      />
      {view === 'grant' && <GrantView requested={token.requested} granted={token.granted} missing={token.missing} />}
      {view === 'decoded' && <DecodedView token={token} />}
      {view === 'id' && idToken && <IdTokenView idToken={idToken} ahead={ahead} />}
      {view === 'wire' &&
        (exchange ? (
          <>
            <WireRequest exchange={exchange} />
            <WireResponse exchange={exchange} />
          </>
        ) : (
          <p className={css.quiet}>
            This token was requested before the page was opened, or by Send. The exchange is in the history.
          </p>
        ))}
    </>
  );
}
